// The tokens of Python as regular expressions; re2c makes the scanner of them. What a match does
// stands in scanner.cpp. A text ends with a null byte, which no source holds otherwise.

#include "compiler/scanner.h"

namespace ouro::syntax {

bool Scanner::scanToken() {
  if (atLineStart_ && !startLine()) return false;
  const char* marker = cursor_;
  for (;;) {
    start_ = cursor_;
    // clang-format off
    /*!re2c
    re2c:api:style = free-form;
    re2c:define:YYCTYPE = "unsigned char";
    re2c:define:YYPEEK = "static_cast<unsigned char>(*cursor_)";
    re2c:yyfill:enable = 0;
    re2c:flags:input = custom;
    re2c:define:YYSKIP = "++cursor_;";
    re2c:define:YYBACKUP = "marker = cursor_;";
    re2c:define:YYRESTORE = "cursor_ = marker;";
    re2c:flags:case-ranges = 1;

    any        = [^\x00];
    digit      = [0-9];
    start      = [a-zA-Z_];
    name       = start (start | digit)*;
    widename   = (start | [\x80-\xff]) (start | digit | [\x80-\xff])*;

    // A doubled or final underscore ends the match early; number() then finds what is wrong.
    digits     = digit ("_"? digit)*;
    decimal    = "0" ("_"? "0")* | [1-9] ("_"? digit)*;
    hex        = "0" [xX] ("_"? [0-9a-fA-F])+;
    octal      = "0" [oO] ("_"? [0-7])+;
    binary     = "0" [bB] ("_"? [01])+;
    exponent   = [eE] [+-]? digits;
    real       = (digits "." digits? | "." digits) exponent? | digits exponent;
    imaginary  = (real | digits) [jJ];

    prefix     = [rRuUbBfF] | [bBfF] [rR] | [rR] [bBfF];
    escape     = "\\" any;
    single     = "'" ([^'\\\n\x00] | escape)* "'";
    double     = "\"" ([^"\\\n\x00] | escape)* "\"";
    triple1    = "'''" (("'" | "''")? ([^'\\\x00] | escape))* "'''";
    triple2    = "\"\"\"" (("\"" | "\"\"")? ([^"\\\x00] | escape))* "\"\"\"";

    [ \t\f]+                { continue; }
    "#" [^\n\x00]*          { if (comment()) return true; continue; }
    "\n"                    { return newline(); }
    "\\\n"                  { if (!continuation()) return false; continue; }
    "\\"                    { if (*cursor_) cursor_++; return fail(LexFailure::Continuation); }
    "\x00"                  { cursor_--; return finish(); }

    "False"     { put(Tok::False); return true; }
    "None"      { put(Tok::None); return true; }
    "True"      { put(Tok::True); return true; }
    "and"       { put(Tok::And); return true; }
    "as"        { put(Tok::As); return true; }
    "assert"    { put(Tok::Assert); return true; }
    "async"     { put(Tok::Async); return true; }
    "await"     { put(Tok::Await); return true; }
    "break"     { put(Tok::Break); return true; }
    "class"     { put(Tok::Class); return true; }
    "continue"  { put(Tok::Continue); return true; }
    "def"       { put(Tok::Def); return true; }
    "del"       { put(Tok::Del); return true; }
    "elif"      { put(Tok::Elif); return true; }
    "else"      { put(Tok::Else); return true; }
    "except"    { put(Tok::Except); return true; }
    "finally"   { put(Tok::Finally); return true; }
    "for"       { put(Tok::For); return true; }
    "from"      { put(Tok::From); return true; }
    "global"    { put(Tok::Global); return true; }
    "if"        { put(Tok::If); return true; }
    "import"    { put(Tok::Import); return true; }
    "in"        { put(Tok::In); return true; }
    "is"        { put(Tok::Is); return true; }
    "lambda"    { put(Tok::Lambda); return true; }
    "nonlocal"  { put(Tok::Nonlocal); return true; }
    "not"       { put(Tok::Not); return true; }
    "or"        { put(Tok::Or); return true; }
    "pass"      { put(Tok::Pass); return true; }
    "raise"     { put(Tok::Raise); return true; }
    "return"    { put(Tok::Return); return true; }
    "try"       { put(Tok::Try); return true; }
    "while"     { put(Tok::While); return true; }
    "with"      { put(Tok::With); return true; }
    "yield"     { put(Tok::Yield); return true; }
    name        { put(Tok::Name); return true; }
    widename    { return wideName(); }

    hex         { return number("hexadecimal"); }
    octal       { return number("octal"); }
    binary      { return number("binary"); }
    decimal     { return number("decimal"); }
    digits      { return numberError(); }
    real        { return number("decimal"); }
    imaginary   { return number("imaginary"); }

    prefix? (single | double)           { return string(); }
    prefix? (triple1 | triple2)         { return string(); }
    prefix? ['"]                        { return unterminatedString(1); }
    prefix? ("'''" | "\"\"\"")          { return unterminatedString(3); }

    "("         { return openBracket(Tok::LeftParen); }
    "["         { return openBracket(Tok::LeftBracket); }
    "{"         { return openBracket(Tok::LeftBrace); }
    ")"         { return closeBracket(Tok::RightParen); }
    "]"         { return closeBracket(Tok::RightBracket); }
    "}"         { return closeBracket(Tok::RightBrace); }

    ":"         { put(Tok::Colon); return true; }
    ","         { put(Tok::Comma); return true; }
    ";"         { put(Tok::Semicolon); return true; }
    "."         { put(Tok::Dot); return true; }
    "..."       { put(Tok::Ellipsis); return true; }
    "->"        { put(Tok::Arrow); return true; }
    ":="        { put(Tok::Walrus); return true; }
    "="         { put(Tok::Equal); return true; }
    "<>"        { put(Tok::LessGreater); return true; }
    "+"         { put(Tok::Plus); return true; }
    "-"         { put(Tok::Minus); return true; }
    "*"         { put(Tok::Star); return true; }
    "@"         { put(Tok::At); return true; }
    "/"         { put(Tok::Slash); return true; }
    "%"         { put(Tok::Percent); return true; }
    "**"        { put(Tok::DoubleStar); return true; }
    "<<"        { put(Tok::LeftShift); return true; }
    ">>"        { put(Tok::RightShift); return true; }
    "|"         { put(Tok::VBar); return true; }
    "^"         { put(Tok::Caret); return true; }
    "&"         { put(Tok::Ampersand); return true; }
    "//"        { put(Tok::DoubleSlash); return true; }
    "+="        { put(Tok::PlusEqual); return true; }
    "-="        { put(Tok::MinusEqual); return true; }
    "*="        { put(Tok::StarEqual); return true; }
    "@="        { put(Tok::AtEqual); return true; }
    "/="        { put(Tok::SlashEqual); return true; }
    "%="        { put(Tok::PercentEqual); return true; }
    "**="       { put(Tok::DoubleStarEqual); return true; }
    "<<="       { put(Tok::LeftShiftEqual); return true; }
    ">>="       { put(Tok::RightShiftEqual); return true; }
    "|="        { put(Tok::VBarEqual); return true; }
    "^="        { put(Tok::CaretEqual); return true; }
    "&="        { put(Tok::AmpersandEqual); return true; }
    "//="       { put(Tok::DoubleSlashEqual); return true; }
    "~"         { put(Tok::Tilde); return true; }
    "=="        { put(Tok::EqualEqual); return true; }
    "!="        { put(Tok::NotEqual); return true; }
    "<"         { put(Tok::Less); return true; }
    "<="        { put(Tok::LessEqual); return true; }
    ">"         { put(Tok::Greater); return true; }
    ">="        { put(Tok::GreaterEqual); return true; }
    *           { return badCharacter(); }
    */
    // clang-format on
  }
}

}  // namespace ouro::syntax
