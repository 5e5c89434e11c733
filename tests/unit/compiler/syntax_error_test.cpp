// Syntax errors: kind, words and place are CPython 3.11's. The rows come from running it.

#include <gtest/gtest.h>

#include <string>

#include "compiler/parser.h"

namespace ouro::syntax {
namespace {

using Kind = DiagnosticKind;

struct Case {
  const char* source;
  Kind kind;
  const char* message;
  int line, column, endLine, endColumn;
};

class SyntaxErrors : public testing::TestWithParam<Case> {};

TEST_P(SyntaxErrors, AreCPythons) {
  const Case& expected = GetParam();
  SCOPED_TRACE(expected.source);
  ast::Arena arena;
  Diagnostic found;
  ASSERT_EQ(parse(expected.source, Origin::Text, {}, arena, found), nullptr);
  EXPECT_EQ(found.kind, expected.kind);
  EXPECT_EQ(found.message, expected.message);
  EXPECT_EQ(found.line, expected.line);
  EXPECT_EQ(found.column, expected.column);
  EXPECT_EQ(found.endLine, expected.endLine);
  EXPECT_EQ(found.endColumn, expected.endColumn);
}

// ---- layout

const Case kLayout[] = {
    {"  x", Kind::IndentationError, "unexpected indent", 1, 2, 1, -1},
    {"x\n  y\n", Kind::IndentationError, "unexpected indent", 2, 2, 2, -1},
    {"if x:\n  y\n z\n", Kind::IndentationError,
     "unindent does not match any outer indentation level", 3, 3, 3, -1},
    {"\tx", Kind::IndentationError, "unexpected indent", 1, 1, 1, -1},
    {"if 1:\n\tx\n        y\n", Kind::TabError,
     "inconsistent use of tabs and spaces in indentation", 3, 1, 3, 0},
    {"if x:\n", Kind::IndentationError, "expected an indented block after 'if' statement on line 1",
     1, 6, 1, -1},
    {"(", Kind::SyntaxError, "'(' was never closed", 1, 1, 1, 0},
    {"x = (1,\n", Kind::SyntaxError, "'(' was never closed", 1, 5, 1, 0},
    {")", Kind::SyntaxError, "unmatched ')'", 1, 1, 1, 1},
    {"(]", Kind::SyntaxError, "closing parenthesis ']' does not match opening parenthesis '('", 1,
     2, 1, 2},
    {"(\n]", Kind::SyntaxError,
     "closing parenthesis ']' does not match opening parenthesis '(' on line 1", 2, 1, 2, 1},
    {"x = 1 +\\\n", Kind::SyntaxError, "unexpected EOF while parsing", 1, 9, 1, -1},
    {"x = 1 \\ y", Kind::SyntaxError, "unexpected character after line continuation character", 1,
     8, 1, 0},
    {"x = [1, 2\ny = 3", Kind::SyntaxError, "'[' was never closed", 1, 5, 1, 0},
    {"def f():\nx", Kind::IndentationError,
     "expected an indented block after function definition on line 1", 2, 1, 2, 2},
    {"x = {1: 2, **a, (b c", Kind::SyntaxError, "'(' was never closed", 1, 17, 1, 0},
};
INSTANTIATE_TEST_SUITE_P(Layout, SyntaxErrors, testing::ValuesIn(kLayout));

// ---- literals

const Case kLiterals[] = {
    {"1abc", Kind::SyntaxError, "invalid decimal literal", 1, 1, 1, 1},
    {"1__0", Kind::SyntaxError, "invalid decimal literal", 1, 2, 1, 2},
    {"0x", Kind::SyntaxError, "invalid hexadecimal literal", 1, 2, 1, 2},
    {"0b12", Kind::SyntaxError, "invalid digit '2' in binary literal", 1, 4, 1, 4},
    {"012", Kind::SyntaxError,
     "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
     "integers",
     1, 1, 1, 2},
    {"1e+", Kind::SyntaxError, "invalid decimal literal", 1, 3, 1, 3},
    {"0o8", Kind::SyntaxError, "invalid digit '8' in octal literal", 1, 3, 1, 3},
    {"1_", Kind::SyntaxError, "invalid decimal literal", 1, 2, 1, 2},
    {"x = 08", Kind::SyntaxError,
     "leading zeros in decimal integer literals are not permitted; use an 0o prefix for octal "
     "integers",
     1, 5, 1, 6},
    {"1+2jx", Kind::SyntaxError, "invalid imaginary literal", 1, 4, 1, 4},
    {"\"abc", Kind::SyntaxError, "unterminated string literal (detected at line 1)", 1, 1, 1, 1},
    {"\"\"\"abc", Kind::SyntaxError,
     "unterminated triple-quoted string literal (detected at line 1)", 1, 1, 1, 1},
    {"x $ y", Kind::SyntaxError, "invalid syntax", 1, 3, 1, 4},
    {"€", Kind::SyntaxError, "invalid character '€' (U+20AC)", 1, 1, 1, 1},
    {"x\u00a0=1", Kind::SyntaxError, "invalid non-printable character U+00A0", 1, 2, 1, 2},
    {"é = 1 +", Kind::SyntaxError, "invalid syntax", 1, 8, 1, 8},
    {"b\"é\"", Kind::SyntaxError, "bytes can only contain ASCII literal characters", 1, 5, 1, 5},
    {"\"a\" b\"b\"", Kind::SyntaxError, "cannot mix bytes and nonbytes literals", 1, 9, 1, 9},
    {"\"abc\\xz\"\ny", Kind::SyntaxError,
     "(unicode error) 'unicodeescape' codec can't decode bytes in position 3-4: truncated \\xXX "
     "escape",
     1, 9, 1, 9},
    {"\"abc\" \"\\ud\"", Kind::SyntaxError,
     "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-2: truncated \\uXXXX "
     "escape",
     1, 12, 1, 12},
    {"u\"a\\Uffffffff\"", Kind::SyntaxError,
     "(unicode error) 'unicodeescape' codec can't decode bytes in position 1-10: illegal Unicode "
     "character",
     1, 15, 1, 15},
    {"\"\\N\"", Kind::SyntaxError,
     "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-1: malformed \\N "
     "character escape",
     1, 5, 1, 5},
    {"\"\\N{NO SUCH}\"", Kind::SyntaxError,
     "(unicode error) 'unicodeescape' codec can't decode bytes in position 0-10: unknown Unicode "
     "character name",
     1, 14, 1, 14},
    {"b\"\\x1\"", Kind::SyntaxError, "(value error) invalid \\x escape at position 0", 1, 7, 1, 7},
};
INSTANTIATE_TEST_SUITE_P(Literals, SyntaxErrors, testing::ValuesIn(kLiterals));

// ---- fstrings

const Case kFStrings[] = {
    {"f\"{a b}\"", Kind::SyntaxError, "f-string: invalid syntax. Perhaps you forgot a comma?", 1, 2,
     1, 5},
    {"f\"{}\"", Kind::SyntaxError, "f-string: empty expression not allowed", 1, 6, 1, 6},
    {"f\"{ !r}\"", Kind::SyntaxError, "f-string: expression required before '!'", 1, 9, 1, 9},
    {"f\"{a\"", Kind::SyntaxError, "f-string: expecting '}'", 1, 6, 1, 6},
    {"f\"{a!x}\"", Kind::SyntaxError,
     "f-string: invalid conversion character: expected 's', 'r', or 'a'", 1, 9, 1, 9},
    {"x=f\"ab{1:{2:{3}}}\"", Kind::SyntaxError, "f-string: expressions nested too deeply", 1, 19, 1,
     19},
    {"f\"{a[}\"", Kind::SyntaxError,
     "f-string: closing parenthesis '}' does not match opening parenthesis '['", 1, 8, 1, 8},
    {"f\"}\"", Kind::SyntaxError, "f-string: single '}' is not allowed", 1, 5, 1, 5},
    {"f\"{lambda x:1}\"", Kind::SyntaxError, "f-string: invalid syntax", 1, 10, 1, 11},
    {"f\"{a $ b}\"", Kind::SyntaxError, "f-string: invalid syntax", 1, 4, 1, 5},
    {"f\"{*a}\"", Kind::SyntaxError, "f-string: cannot use starred expression here", 1, 2, 1, 4},
    {"f\"{a:{b c}}\"", Kind::SyntaxError, "f-string: invalid syntax. Perhaps you forgot a comma?",
     1, 2, 1, 5},
    {"f\"{1abc}\"", Kind::SyntaxError, "invalid decimal literal", 1, 2, 1, 2},
    {"f\"{(}\"", Kind::SyntaxError,
     "f-string: closing parenthesis '}' does not match opening parenthesis '('", 1, 7, 1, 7},
    {"f\"{a\\b}\"", Kind::SyntaxError, "f-string expression part cannot include a backslash", 1, 9,
     1, 9},
    {"f\"{#}\"", Kind::SyntaxError, "f-string expression part cannot include '#'", 1, 7, 1, 7},
    {"f\"{a:x\" \"}\"", Kind::SyntaxError, "f-string: expecting '}'", 1, 12, 1, 12},
    {"x = 1\ny = f\"\"\"\n {a b}\"\"\"", Kind::SyntaxError,
     "f-string: invalid syntax. Perhaps you forgot a comma?", 3, 2, 3, 5},
    {"f'{\"a b}'", Kind::SyntaxError, "f-string: unterminated string", 1, 10, 1, 10},
    {"f\"{a;b}\"", Kind::SyntaxError, "f-string: invalid syntax", 1, 3, 1, 4},
};
INSTANTIATE_TEST_SUITE_P(FStrings, SyntaxErrors, testing::ValuesIn(kFStrings));

// ---- expressions

const Case kExpressions[] = {
    {"x = ", Kind::SyntaxError, "invalid syntax", 1, 5, 1, 5},
    {"x = 5 +", Kind::SyntaxError, "invalid syntax", 1, 8, 1, 8},
    {"a b c", Kind::SyntaxError, "invalid syntax", 1, 3, 1, 4},
    {"f(a b)", Kind::SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 3, 1, 6},
    {"f(a.b() c)", Kind::SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 3, 1, 10},
    {"(a\nb)", Kind::SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 2, 2, 2},
    {"x if y", Kind::SyntaxError, "expected 'else' after 'if' expression", 1, 1, 1, 7},
    {"(x if y)", Kind::SyntaxError, "expected 'else' after 'if' expression", 1, 2, 1, 8},
    {"x := 1", Kind::SyntaxError, "invalid syntax", 1, 3, 1, 5},
    {"(a.b := 1)", Kind::SyntaxError, "cannot use assignment expressions with attribute", 1, 2, 1,
     5},
    {"if x = 1: pass", Kind::SyntaxError,
     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 4, 1, 9},
    {"if x.y = 1: pass", Kind::SyntaxError,
     "cannot assign to attribute here. Maybe you meant '==' instead of '='?", 1, 4, 1, 7},
    {"f(x := 1 := 2)", Kind::SyntaxError, "invalid syntax", 1, 10, 1, 12},
    {"a <> b", Kind::SyntaxError, "invalid syntax", 1, 3, 1, 5},
    {"a not b", Kind::SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"x++", Kind::SyntaxError, "invalid syntax", 1, 4, 1, 4},
    {"++x = 1", Kind::SyntaxError,
     "cannot assign to expression here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4},
    {"f(a=1, b)", Kind::SyntaxError, "positional argument follows keyword argument", 1, 9, 1, 10},
    {"f(**a, b)", Kind::SyntaxError, "positional argument follows keyword argument unpacking", 1, 9,
     1, 10},
    {"f(**a, *b)", Kind::SyntaxError,
     "iterable argument unpacking follows keyword argument unpacking", 1, 3, 1, 6},
    {"f(a.b=1)", Kind::SyntaxError,
     "expression cannot contain assignment, perhaps you meant \"==\"?", 1, 3, 1, 7},
    {"f(True=1)", Kind::SyntaxError, "cannot assign to True", 1, 3, 1, 8},
    {"f(a for a in b, c)", Kind::SyntaxError, "Generator expression must be parenthesized", 1, 3, 1,
     15},
    {"f(c, a for a in b)", Kind::SyntaxError, "Generator expression must be parenthesized", 1, 6, 1,
     18},
    {"f(a=b for b in c)", Kind::SyntaxError,
     "invalid syntax. Maybe you meant '==' or ':=' instead of '='?", 1, 3, 1, 5},
    {"(*a)", Kind::SyntaxError, "cannot use starred expression here", 1, 2, 1, 4},
    {"(**a)", Kind::SyntaxError, "cannot use double starred expression here", 1, 2, 1, 4},
    {"[*a for a in b]", Kind::SyntaxError, "iterable unpacking cannot be used in comprehension", 1,
     2, 1, 4},
    {"{**a for a in b}", Kind::SyntaxError, "dict unpacking cannot be used in dict comprehension",
     1, 2, 1, 4},
    {"[a, b for a in b]", Kind::SyntaxError,
     "did you forget parentheses around the comprehension target?", 1, 2, 1, 6},
    {"[a, for a in b]", Kind::SyntaxError,
     "did you forget parentheses around the comprehension target?", 1, 2, 1, 4},
    {"{a:*b}", Kind::SyntaxError, "cannot use a starred expression in a dictionary value", 1, 4, 1,
     6},
    {"{a:}", Kind::SyntaxError, "expression expected after dictionary key and ':'", 1, 3, 1, 4},
    {"{a:b, c}", Kind::SyntaxError, "':' expected after dictionary key", 1, 7, 1, 0},
    {"{a:b, c:}", Kind::SyntaxError, "expression expected after dictionary key and ':'", 1, 8, 1,
     9},
    {"{1:2 3:4}", Kind::SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 4, 1, 7},
    {"{**a:1}", Kind::SyntaxError, "invalid syntax", 1, 5, 1, 6},
    {"lambda x y: 1", Kind::SyntaxError, "invalid syntax", 1, 10, 1, 11},
    {"await", Kind::SyntaxError, "invalid syntax", 1, 6, 1, 6},
    {"x[a b]", Kind::SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 3, 1, 6},
    {"x {a, b c}", Kind::SyntaxError, "invalid syntax. Perhaps you forgot a comma?", 1, 7, 1, 10},
};
INSTANTIATE_TEST_SUITE_P(Expressions, SyntaxErrors, testing::ValuesIn(kExpressions));

// ---- targets

const Case kTargets[] = {
    {"None = 1", Kind::SyntaxError, "cannot assign to None", 1, 1, 1, 5},
    {"x = 1 = 2", Kind::SyntaxError, "cannot assign to literal", 1, 5, 1, 6},
    {"f() = 1", Kind::SyntaxError,
     "cannot assign to function call here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4},
    {"f() += 1", Kind::SyntaxError,
     "'function call' is an illegal expression for augmented assignment", 1, 1, 1, 4},
    {"a, b += 1", Kind::SyntaxError, "'tuple' is an illegal expression for augmented assignment", 1,
     1, 1, 5},
    {"(a, b): int", Kind::SyntaxError, "only single target (not tuple) can be annotated", 1, 1, 1,
     7},
    {"[a]: int", Kind::SyntaxError, "only single target (not list) can be annotated", 1, 1, 1, 4},
    {"a, b: int", Kind::SyntaxError, "only single target (not tuple) can be annotated", 1, 1, 1, 2},
    {"f(): int", Kind::SyntaxError, "illegal target for annotation", 1, 1, 1, 4},
    {"x: ", Kind::SyntaxError, "invalid syntax", 1, 4, 1, 4},
    {"x.y: int: 1", Kind::SyntaxError, "invalid syntax", 1, 9, 1, 10},
    {"x = yield = 1", Kind::SyntaxError, "assignment to yield expression not possible", 1, 5, 1,
     10},
    {"del f()", Kind::SyntaxError, "cannot delete function call", 1, 5, 1, 8},
    {"del (a, f())", Kind::SyntaxError, "cannot delete function call", 1, 9, 1, 12},
    {"del *a", Kind::SyntaxError, "cannot delete starred", 1, 5, 1, 7},
    {"for 1 in x: pass", Kind::SyntaxError, "cannot assign to literal", 1, 5, 1, 6},
    {"for x y in z: pass", Kind::SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"(x for 1 in y)", Kind::SyntaxError, "cannot assign to literal", 1, 8, 1, 9},
    {"with a as 1: pass", Kind::SyntaxError, "cannot assign to literal", 1, 11, 1, 12},
    {"a + 1 = 2", Kind::SyntaxError,
     "cannot assign to expression here. Maybe you meant '==' instead of '='?", 1, 1, 1, 6},
    {"x = f() = 3", Kind::SyntaxError, "cannot assign to function call", 1, 5, 1, 8},
    {"(x, 1) = 2", Kind::SyntaxError, "cannot assign to literal", 1, 5, 1, 6},
    {"\"a\" = 1", Kind::SyntaxError,
     "cannot assign to literal here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4},
    {"{} = 1", Kind::SyntaxError,
     "cannot assign to dict literal here. Maybe you meant '==' instead of '='?", 1, 1, 1, 3},
    {"(lambda: 1) = 2", Kind::SyntaxError,
     "cannot assign to lambda here. Maybe you meant '==' instead of '='?", 1, 2, 1, 11},
    {"x if y else z = 1", Kind::SyntaxError, "cannot assign to conditional expression", 1, 1, 1,
     14},
    {"f\"{x}\" = 1", Kind::SyntaxError,
     "cannot assign to f-string expression here. Maybe you meant '==' instead of '='?", 1, 1, 1, 7},
    {"... = 1", Kind::SyntaxError,
     "cannot assign to ellipsis here. Maybe you meant '==' instead of '='?", 1, 1, 1, 4},
};
INSTANTIATE_TEST_SUITE_P(Targets, SyntaxErrors, testing::ValuesIn(kTargets));

// ---- statements

const Case kStatements[] = {
    {"print 1", Kind::SyntaxError,
     "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 1, 8},
    {"print \"a\" + b", Kind::SyntaxError,
     "Missing parentheses in call to 'print'. Did you mean print(...)?", 1, 1, 1, 14},
    {"exec \"a\"", Kind::SyntaxError,
     "Missing parentheses in call to 'exec'. Did you mean exec(...)?", 1, 1, 1, 9},
    {"import a as b.c", Kind::SyntaxError, "invalid syntax", 1, 14, 1, 15},
    {"from a import", Kind::SyntaxError, "invalid syntax", 1, 14, 1, 14},
    {"from a import (", Kind::SyntaxError, "'(' was never closed", 1, 15, 1, 0},
    {"from a import b,", Kind::SyntaxError,
     "trailing comma not allowed without surrounding parentheses", 1, 17, 1, 17},
    {"from a import b c", Kind::SyntaxError, "invalid syntax", 1, 17, 1, 18},
    {"from a import *, b", Kind::SyntaxError, "invalid syntax", 1, 16, 1, 17},
    {"return =", Kind::SyntaxError, "invalid syntax", 1, 8, 1, 9},
    {"global x.y", Kind::SyntaxError, "invalid syntax", 1, 9, 1, 10},
    {"raise a from", Kind::SyntaxError, "invalid syntax", 1, 13, 1, 13},
    {"async x", Kind::SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"else: 1", Kind::SyntaxError, "invalid syntax", 1, 1, 1, 5},
    {"pass x", Kind::SyntaxError, "invalid syntax", 1, 6, 1, 7},
    {"del", Kind::SyntaxError, "invalid syntax", 1, 4, 1, 4},
    {"assert", Kind::SyntaxError, "invalid syntax", 1, 7, 1, 7},
    {"import a.", Kind::SyntaxError, "invalid syntax", 1, 10, 1, 10},
    {"@x\ny", Kind::SyntaxError, "invalid syntax", 2, 1, 2, 2},
    {"x = 1 y = 2", Kind::SyntaxError, "invalid syntax", 1, 7, 1, 8},
};
INSTANTIATE_TEST_SUITE_P(Statements, SyntaxErrors, testing::ValuesIn(kStatements));

// ---- compound

const Case kCompound[] = {
    {"if x:\n", Kind::IndentationError, "expected an indented block after 'if' statement on line 1",
     1, 6, 1, -1},
    {"if x\n", Kind::SyntaxError, "expected ':'", 1, 5, 1, 5},
    {"if x y: pass", Kind::SyntaxError, "invalid syntax", 1, 6, 1, 7},
    {"while x\n", Kind::SyntaxError, "expected ':'", 1, 8, 1, 8},
    {"while x:\ny", Kind::IndentationError,
     "expected an indented block after 'while' statement on line 1", 2, 1, 2, 2},
    {"for x in y\n", Kind::SyntaxError, "expected ':'", 1, 11, 1, 11},
    {"for x in y:\nz", Kind::IndentationError,
     "expected an indented block after 'for' statement on line 1", 2, 1, 2, 2},
    {"for x in y z: pass", Kind::SyntaxError, "invalid syntax", 1, 12, 1, 13},
    {"with a b: pass", Kind::SyntaxError, "invalid syntax", 1, 8, 1, 9},
    {"with a as b\n", Kind::SyntaxError, "expected ':'", 1, 12, 1, 12},
    {"with (a as b)\n", Kind::SyntaxError, "expected ':'", 1, 14, 1, 14},
    {"with a:\nb", Kind::IndentationError,
     "expected an indented block after 'with' statement on line 1", 2, 1, 2, 2},
    {"try x: pass", Kind::SyntaxError, "expected ':'", 1, 5, 1, 6},
    {"try:\n pass\n", Kind::SyntaxError, "expected 'except' or 'finally' block", 2, 6, 2, -1},
    {"try:\npass", Kind::IndentationError,
     "expected an indented block after 'try' statement on line 1", 2, 1, 2, 5},
    {"try:\n pass\nexcept a, b: pass", Kind::SyntaxError,
     "multiple exception types must be parenthesized", 3, 8, 3, 12},
    {"try:\n pass\nexcept a\n", Kind::SyntaxError, "expected ':'", 3, 9, 3, 9},
    {"try:\n pass\nexcept:\npass", Kind::IndentationError,
     "expected an indented block after 'except' statement on line 3", 4, 1, 4, 5},
    {"try:\n pass\nexcept*: pass", Kind::SyntaxError, "expected one or more exception types", 3, 8,
     3, 9},
    {"try:\n pass\nexcept:\n pass\nexcept* a:\n pass\n", Kind::SyntaxError,
     "cannot have both 'except' and 'except*' on the same 'try'", 5, 1, 5, 8},
    {"try:\n pass\nfinally\n pass", Kind::SyntaxError, "expected ':'", 3, 8, 3, 8},
    {"if 1: pass\nelse\n pass", Kind::SyntaxError, "expected ':'", 2, 5, 2, 5},
    {"if 1: pass\nelif 2\n", Kind::SyntaxError, "expected ':'", 2, 7, 2, 7},
    {"class C y: pass", Kind::SyntaxError, "invalid syntax", 1, 9, 1, 10},
    {"class C\n pass", Kind::SyntaxError, "expected ':'", 1, 8, 1, 8},
    {"class C:\nx", Kind::IndentationError,
     "expected an indented block after class definition on line 1", 2, 1, 2, 2},
    {"class C(x for x in L): pass", Kind::SyntaxError, "invalid syntax", 1, 11, 1, 14},
};
INSTANTIATE_TEST_SUITE_P(Compound, SyntaxErrors, testing::ValuesIn(kCompound));

// ---- definitions

const Case kDefinitions[] = {
    {"def f x", Kind::SyntaxError, "expected '('", 1, 7, 1, 8},
    {"def f(x) y", Kind::SyntaxError, "expected ':'", 1, 10, 1, 11},
    {"def f(a=1, b): pass", Kind::SyntaxError, "non-default argument follows default argument", 1,
     12, 1, 13},
    {"def f(a, (b, c)): pass", Kind::SyntaxError, "Function parameters cannot be parenthesized", 1,
     10, 1, 16},
    {"def f(/): pass", Kind::SyntaxError, "invalid syntax", 1, 7, 1, 8},
    {"def f(*): pass", Kind::SyntaxError, "named arguments must follow bare *", 1, 7, 1, 8},
    {"def f(*, **k): pass", Kind::SyntaxError, "named arguments must follow bare *", 1, 7, 1, 8},
    {"def f(**k, a): pass", Kind::SyntaxError, "arguments cannot follow var-keyword argument", 1,
     12, 1, 13},
    {"def f(**k, *a): pass", Kind::SyntaxError, "arguments cannot follow var-keyword argument", 1,
     12, 1, 13},
    {"def f(*a, *b): pass", Kind::SyntaxError, "* argument may appear only once", 1, 11, 1, 12},
    {"def f(*a=1): pass", Kind::SyntaxError, "var-positional argument cannot have default value", 1,
     9, 1, 10},
    {"def f(**a=1): pass", Kind::SyntaxError, "var-keyword argument cannot have default value", 1,
     10, 1, 11},
    {"def f(a, /, b, /): pass", Kind::SyntaxError, "/ may appear only once", 1, 16, 1, 17},
    {"def f(*a, /): pass", Kind::SyntaxError, "/ must be ahead of *", 1, 11, 1, 12},
    {"def f(a=): pass", Kind::SyntaxError, "expected default value expression", 1, 8, 1, 9},
    {"def f(a, /*): pass", Kind::SyntaxError, "expected comma between / and *", 1, 11, 1, 12},
    {"def f(a, b:): pass", Kind::SyntaxError, "invalid syntax", 1, 12, 1, 13},
    {"lambda a=1, b: 1", Kind::SyntaxError, "non-default argument follows default argument", 1, 13,
     1, 14},
    {"lambda (a, b): 1", Kind::SyntaxError, "Lambda expression parameters cannot be parenthesized",
     1, 8, 1, 14},
    {"lambda *: 1", Kind::SyntaxError, "named arguments must follow bare *", 1, 9, 1, 10},
    {"lambda *a=1: 1", Kind::SyntaxError, "var-positional argument cannot have default value", 1,
     10, 1, 11},
    {"lambda **k, a: 1", Kind::SyntaxError, "arguments cannot follow var-keyword argument", 1, 13,
     1, 14},
    {"lambda a=: 1", Kind::SyntaxError, "invalid syntax", 1, 10, 1, 11},
    {"def f(a b): pass", Kind::SyntaxError, "invalid syntax", 1, 9, 1, 10},
    {"def 1(): pass", Kind::SyntaxError, "invalid syntax", 1, 5, 1, 6},
};
INSTANTIATE_TEST_SUITE_P(Definitions, SyntaxErrors, testing::ValuesIn(kDefinitions));

// ---- matches

const Case kMatches[] = {
    {"match x\n", Kind::SyntaxError, "expected ':'", 1, 8, 1, 8},
    {"match x:\npass", Kind::IndentationError,
     "expected an indented block after 'match' statement on line 1", 2, 1, 2, 5},
    {"match x:\n case a, b\n", Kind::SyntaxError, "expected ':'", 2, 11, 2, 11},
    {"match x:\n case a:\n pass", Kind::IndentationError,
     "expected an indented block after 'case' statement on line 2", 3, 2, 3, 6},
    {"match x:\n case a as _: pass", Kind::SyntaxError, "cannot use '_' as a target", 2, 12, 2, 13},
    {"match x:\n case a as 1: pass", Kind::SyntaxError, "invalid pattern target", 2, 12, 2, 13},
    {"match x:\n case a as b.c: pass", Kind::SyntaxError, "invalid syntax", 2, 13, 2, 14},
    {"match x:\n case A(a=1, 2): pass", Kind::SyntaxError,
     "positional patterns follow keyword patterns", 2, 14, 2, 15},
    {"match x:\n case 1 + 2: pass", Kind::SyntaxError,
     "imaginary number required in complex literal", 2, 11, 2, 12},
    {"match x:\n case 1j + 2: pass", Kind::SyntaxError, "real number required in complex literal",
     2, 7, 2, 9},
    {"match x:\n case {**a, \"b\": 1}: pass", Kind::SyntaxError, "invalid syntax", 2, 13, 2, 16},
    {"match x:\n case *a: pass", Kind::SyntaxError, "invalid syntax", 2, 9, 2, 10},
    {"match x:\n pass", Kind::SyntaxError, "invalid syntax", 2, 2, 2, 6},
};
INSTANTIATE_TEST_SUITE_P(Matches, SyntaxErrors, testing::ValuesIn(kMatches));

}  // namespace
}  // namespace ouro::syntax
