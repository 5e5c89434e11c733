// Tokens, indentation, and the places of both.

#include "compiler/lexer.h"

#include <gtest/gtest.h>

#include <string>

namespace ouro::syntax {
namespace {

struct Scanned {
  Source source;
  TokenList list;
};

Scanned scan(std::string_view text, LexOptions options = {}) {
  Scanned result;
  Diagnostic diagnostic;
  EXPECT_TRUE(readSource(text, Origin::Text, !options.single, result.source, diagnostic));
  tokenize(result.source, options, result.list);
  return result;
}

// The tokens' spellings with blanks between; names and literals as they stand in the text.
std::string spell(std::string_view text, LexOptions options = {}) {
  Scanned scanned = scan(text, options);
  std::string result;
  for (const Token& token : scanned.list.tokens) {
    if (!result.empty()) result += ' ';
    if (token.kind == Tok::Name || token.kind == Tok::Number || token.kind == Tok::String) {
      result += scanned.source.text.substr(token.begin, token.end - token.begin);
    } else {
      result += token.kind == Tok::EndMarker ? "end" : spelling(token.kind);
    }
  }
  return result;
}

TEST(Lexer, Operators) {
  EXPECT_EQ(spell("a:=b**c//d->e...<>f!=g<<=h@=i"),
            "a := b ** c // d -> e ... <> f != g <<= h @= i newline end");
}

TEST(Lexer, KeywordsAndNames) {
  EXPECT_EQ(spell("if iffy else None match"), "if iffy else None match newline end");
  EXPECT_EQ(scan("iffy").list.tokens[0].kind, Tok::Name);
  EXPECT_EQ(scan("if").list.tokens[0].kind, Tok::If);
}

TEST(Lexer, Numbers) {
  EXPECT_EQ(spell("0 1_0 0x_fF 0b1 0o7 1. .5 1e5 1.5e-3 2j 09.5 007j"),
            "0 1_0 0x_fF 0b1 0o7 1. .5 1e5 1.5e-3 2j 09.5 007j newline end");
  EXPECT_EQ(spell("1if 0x1for 1or 1else"), "1 if 0x1f or 1 or 1 else newline end");
}

TEST(Lexer, Strings) {
  EXPECT_EQ(spell("'a' \"b\" rb'\\'' F\"\"\"c\"d\"\"\" '''e\nf''' ''"),
            "'a' \"b\" rb'\\'' F\"\"\"c\"d\"\"\" '''e\nf''' '' newline end");
  EXPECT_EQ(spell("'a\\\nb'"), "'a\\\nb' newline end");
}

TEST(Lexer, Indentation) {
  EXPECT_EQ(spell("if a:\n  b\n  if c:\n  \td\ne\n"),
            "if a : newline indent b newline if c : newline indent d newline dedent dedent e "
            "newline end");
  EXPECT_EQ(spell("if a:\n  b"), "if a : newline indent b newline dedent end");
}

TEST(Lexer, BlankLinesAndCommentsAreNothing) {
  EXPECT_EQ(spell("\n# x\na # y\n\n   \n  # z\nb\n"), "a newline b newline end");
  EXPECT_EQ(spell(""), "end");
  EXPECT_EQ(spell("\f\n"), "end");
}

TEST(Lexer, BracketsAndBackslashesJoinLines) {
  EXPECT_EQ(spell("(a,\n  b\n)\n"), "( a , b ) newline end");
  EXPECT_EQ(spell("a + \\\n  b\n"), "a + b newline end");
}

TEST(Lexer, LineEnds) { EXPECT_EQ(spell("a\r\nb\rc"), "a newline b newline c newline end"); }

TEST(Lexer, Places) {
  Scanned scanned = scan("\xC3\xA9 = '''a\nb''' + c\n");
  const Token& string = scanned.list.tokens[2];
  EXPECT_EQ(string.line, 1u);
  EXPECT_EQ(string.column, 5);
  const TokenEnd end = endOf(scanned.source, string);
  EXPECT_EQ(end.line, 2u);
  EXPECT_EQ(end.column, 4);
  const Token& name = scanned.list.tokens[4];
  EXPECT_EQ(name.line, 2u);
  EXPECT_EQ(name.column, 7);
}

TEST(Lexer, SingleStatement) {
  LexOptions single{.single = true};
  EXPECT_EQ(spell("a", single), "a newline end");
  EXPECT_EQ(spell("if a:\n b", single), "if a : newline indent b newline dedent newline end");
  LexOptions prompt{.single = true, .implyDedent = false};
  EXPECT_EQ(spell("if a:\n b", prompt), "if a : newline indent b newline end");
}

TEST(Lexer, StopsAtWhatItCannotScan) {
  Scanned scanned = scan("a\nb $ 'c\n");
  EXPECT_EQ(scanned.list.tokens.back().kind, Tok::Error);
  EXPECT_EQ(scanned.list.failure, LexFailure::Raised);
  EXPECT_EQ(scanned.list.diagnostic.line, 2);
  EXPECT_EQ(scanned.list.diagnostic.column, 5);
}

TEST(Lexer, NamesTheLimits) {
  std::string deep;
  for (int i = 0; i < 101; i++) deep += std::string(static_cast<size_t>(i), ' ') + "if x:\n";
  Scanned indented = scan(deep);
  EXPECT_EQ(lexDiagnostic(indented.source, indented.list).message,
            "too many levels of indentation");
  Scanned nested = scan(std::string(201, '('));
  EXPECT_EQ(lexDiagnostic(nested.source, nested.list).message, "too many nested parentheses");
}

}  // namespace
}  // namespace ouro::syntax
