// What the parser owes beyond trees and messages: modes, prompts, limits.

#include "compiler/parser.h"

#include <gtest/gtest.h>

#include <string>

namespace ouro::syntax {
namespace {

Diagnostic parsed(const std::string& text, ParseOptions options = {}) {
  ast::Arena arena;
  Diagnostic diagnostic;
  const ast::Module* module = parse(text, Origin::Text, options, arena, diagnostic);
  EXPECT_EQ(module == nullptr, static_cast<bool>(diagnostic));
  return diagnostic;
}

std::string repeat(std::string_view text, int times) {
  std::string result;
  for (int i = 0; i < times; i++) result += text;
  return result;
}

TEST(Parser, EvalTakesOneExpression) {
  ParseOptions eval{.mode = ast::Mode::Eval};
  EXPECT_FALSE(parsed("1 + 2", eval));
  EXPECT_FALSE(parsed("a, b\n\n", eval));
  EXPECT_EQ(parsed("x = 1", eval).message, "invalid syntax");
  EXPECT_EQ(parsed("1\n2\n", eval).message, "invalid syntax");
  EXPECT_EQ(parsed("", eval).message, "invalid syntax");
}

TEST(Parser, SingleTakesOneStatement) {
  ParseOptions single{.mode = ast::Mode::Single};
  EXPECT_FALSE(parsed("x = 1; y", single));
  EXPECT_FALSE(parsed("if x:\n  y", single));
  EXPECT_FALSE(parsed("x # c\n\n  \n# d\n", single));
  EXPECT_TRUE(parsed("match x:\n  y = 3\n", single));
  EXPECT_EQ(parsed("x\ny\n", single).message,
            "multiple statements found while compiling a single statement");
}

TEST(Parser, PromptsLearnWhatIsIncomplete) {
  ParseOptions prompt{.mode = ast::Mode::Single, .implyDedent = false};
  for (const char* text : {"if x:", "if x:\n", "(1,\n", "x = \\\n", "'''a\n", "if x:\n  y",
                           "def f():\n  pass", "@a\n", "try:\n  x\n", "x = {\n 'a': [\n"}) {
    EXPECT_TRUE(parsed(text, prompt).incomplete) << text;
  }
  for (const char* text : {"x = )", "if x\n", "a b\n", "'a\n", "1abc", "x = 1 +\ny"}) {
    Diagnostic found = parsed(text, prompt);
    EXPECT_TRUE(found) << text;
    EXPECT_FALSE(found.incomplete) << text;
  }
  EXPECT_FALSE(parsed("if x:\n  y\n", prompt));
  EXPECT_FALSE(parsed("x", prompt));
}

TEST(Parser, ErrorsCarryTheirLine) {
  Diagnostic found = parsed("x = 1\ny = (2 3)\n");
  EXPECT_EQ(found.text, "y = (2 3)\n");
  EXPECT_EQ(parsed("x\nf'{a b}'\n").text, "(a b)\n");
}

TEST(Parser, DeepNestingIsAnError) {
  constexpr int kMany = 100'000;
  EXPECT_EQ(parsed(repeat("(", kMany)).message, "too many nested parentheses");
  for (std::string_view prefix : {"-", "not ", "~"}) {
    EXPECT_EQ(parsed(repeat(prefix, kMany) + "1").kind, DiagnosticKind::RecursionError);
  }
  EXPECT_EQ(parsed(repeat("lambda:", kMany) + "1").kind, DiagnosticKind::MemoryError);
  EXPECT_EQ(parsed("1" + repeat("**1", kMany)).kind, DiagnosticKind::MemoryError);
  EXPECT_EQ(parsed("1" + repeat(" if 1 else 1", kMany)).kind, DiagnosticKind::MemoryError);
  for (std::string_view suffix : {"+1", ".a", "()", "[0]"}) {
    EXPECT_EQ(parsed("x" + repeat(suffix, 2 * kMany)).kind, DiagnosticKind::RecursionError);
  }
}

TEST(Parser, LongIsNotDeep) {
  constexpr int kMany = 100'000;
  EXPECT_FALSE(parsed("x = [" + repeat("1,", kMany) + "]"));
  EXPECT_FALSE(parsed("x = 1" + repeat(" or 1", kMany)));
  EXPECT_FALSE(parsed("x = 1" + repeat(" < 1", kMany)));
  EXPECT_FALSE(parsed(repeat("x = ", kMany) + "1"));
  EXPECT_FALSE(parsed(repeat("if 1: 1\n", kMany)));
  EXPECT_FALSE(parsed("f'" + repeat("{x}", kMany) + "'"));
  EXPECT_FALSE(parsed("x = " + repeat("(", 199) + "1" + repeat(")", 199)));
}

TEST(Parser, FailsInReasonableTime) {
  for (std::string_view opening : {"(", "[", "{", "{a: ", "{**", "f(a, ", "f(a=", "a[", "[*",
                                   "{x, ", "[x for x in ", "lambda: (", "-(", "not ("}) {
    for (std::string_view wrong : {"=", "a b c", "a=b=", "a +", "$"}) {
      EXPECT_TRUE(parsed(repeat(opening, 120) + std::string(wrong))) << opening << wrong;
      std::string closed = repeat(opening, 120) + std::string(wrong);
      for (size_t i = closed.size(); i-- > 0;) {
        if (closed[i] == '(') closed += ')';
        if (closed[i] == '[') closed += ']';
        if (closed[i] == '{') closed += '}';
      }
      EXPECT_TRUE(parsed(closed)) << opening << wrong;
    }
  }
}

// A tree or an error for anything.
TEST(Parser, AnyBytes) {
  uint32_t state = 12345;
  auto next = [&](uint32_t limit) {
    state = state * 1664525 + 1013904223;
    return (state >> 8) % limit;
  };
  constexpr std::string_view kPieces[] = {
      "(",      ")",  "[",   "]",        "{",    "}",     ":",       ",",      "=",      " ",
      "\n",     "\t", "if ", "for ",     "in ",  "def f", "lambda ", "x",      "1",      "'",
      "\"",     "f'", "{a}", "*",        "**",   "@",     "\\",      "#",      "match ", "case ",
      "print ", ".",  ":=",  "\xC3\xA9", "\xFF", "not ",  "else",    "async ", "await ", "yield "};
  for (int round = 0; round < 3000; round++) {
    std::string text;
    for (uint32_t i = next(60); i > 0; i--) text += kPieces[next(std::size(kPieces))];
    ast::Arena arena;
    Diagnostic diagnostic;
    const ast::Module* module = parse(text, Origin::Text, {}, arena, diagnostic);
    ASSERT_EQ(module == nullptr, static_cast<bool>(diagnostic)) << text;
  }
}

}  // namespace
}  // namespace ouro::syntax
