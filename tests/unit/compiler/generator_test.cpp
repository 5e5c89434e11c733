// What the stored listings do not show: warnings, modes, flags, limits.

#include <gtest/gtest.h>

#include "compile_source.h"

namespace ouro {
namespace {

const CodeUnit& unitOf(const Compiled& compiled, std::string_view name) {
  const CodeUnit* unit = findUnit(*compiled.unit, name);
  EXPECT_NE(unit, nullptr);
  return *unit;
}

using Names = std::vector<std::string_view>;

template <class T>
std::vector<T> itemsOf(const ast::List<T>& list) {
  return {list.begin(), list.end()};
}

TEST(Generator, Flags) {
  Compiled c = compileSource(
      "def f(a, /, b, *c, d, **e): yield\n"
      "async def g():\n  yield\n"
      "async def h():\n  def inner(): pass\n");
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(c.unit->flags, 0u);
  const CodeUnit& f = unitOf(c, "f");
  EXPECT_EQ(f.flags, kOptimized | kNewLocals | kVarArgs | kVarKeywords | kGenerator);
  EXPECT_EQ(f.argCount, 2u);
  EXPECT_EQ(f.posOnlyCount, 1u);
  EXPECT_EQ(f.kwOnlyCount, 1u);
  EXPECT_EQ(itemsOf(f.varNames), (Names{"a", "b", "d", "c", "e"}));
  EXPECT_EQ(unitOf(c, "g").flags, kOptimized | kNewLocals | kAsyncGenerator);
  EXPECT_EQ(unitOf(c, "h").flags, kOptimized | kNewLocals | kCoroutine);
  EXPECT_EQ(unitOf(c, "inner").flags, kOptimized | kNewLocals | kNested);
  EXPECT_EQ(unitOf(c, "inner").qualname, "h.<locals>.inner");
}

TEST(Generator, CellsOfParametersStayInTheirSlots) {
  Compiled c = compileSource("def f(a, b):\n  x = 1\n  y = 2\n  return lambda: (b, y)\n");
  ASSERT_NE(c.unit, nullptr);
  const CodeUnit& f = unitOf(c, "f");
  EXPECT_EQ(itemsOf(f.cellNames), (Names{"b", "y"}));
  EXPECT_EQ(itemsOf(f.cellSlots), (std::vector<uint32_t>{1, 3}));
  EXPECT_EQ(itemsOf(unitOf(c, "<lambda>").freeNames), (Names{"b", "y"}));
}

TEST(Generator, Docstrings) {
  const char* text =
      "'module'\nclass C:\n  'class'\ndef f():\n  'function'\ndef g(): return 'no'\n";
  Compiled c = compileSource(text);
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(unitOf(c, "f").constants[0].text, "function");
  EXPECT_EQ(unitOf(c, "g").constants[0].kind, UnitConstant::Kind::None);
  CompileOptions stripped;
  stripped.optimize = 2;
  c = compileSource(text, stripped);
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(unitOf(c, "f").constants[0].kind, UnitConstant::Kind::None);
  for (std::string_view name : c.unit->names) EXPECT_NE(name, "__doc__");
}

TEST(Generator, SelfAttributes) {
  Compiled c = compileSource(
      "class C:\n def __init__(self, x):\n  self.a = x\n  self.b = x\n  self.a = 1\n  x.c = 2\n");
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(unitOf(c, "__init__").selfAttributes, 2u);
}

TEST(Generator, SelfAttributesCountOnceInAClass) {
  Compiled c = compileSource(
      "class B:\n def __init__(self):\n  self.a = 1\n def reset(self):\n  self.a = self.b = 0\n"
      "class C(B):\n n: int\n def more(self):\n  self.a += 1\n  self.n = self.__c = 2\n"
      " @property\n def p(self):\n  self.d = 1\n");
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(unitOf(c, "__init__").selfAttributes, 1u);
  EXPECT_EQ(unitOf(c, "reset").selfAttributes, 1u);
  EXPECT_EQ(unitOf(c, "more").selfAttributes, 1u);
}

TEST(Generator, AssertsVanishWhenOptimised) {
  CompileOptions options;
  options.optimize = 1;
  Compiled c = compileSource("assert x\nif __debug__:\n  y\n", options);
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(c.unit->code.size(), 3u);  // a NOP keeps the line of the if
}

TEST(Generator, Modes) {
  Compiled c = compileSource("1 + x", {}, ast::Mode::Eval);
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(c.unit->code.back().op(), Op::RETURN_VALUE);
  EXPECT_EQ(countOp(*c.unit, Op::BINARY_ADD), 1);
  c = compileSource("if x:\n  x\n", {}, ast::Mode::Single);
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(countOp(*c.unit, Op::PRINT_EXPR), 1);
}

TEST(Generator, ManyArgumentsAreGathered) {
  std::string call = "f(";
  for (int i = 0; i < 300; i++) call += "x, ";
  Compiled c = compileSource(call + ")\n");
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(countOp(*c.unit, Op::CALL_EX), 1);
  EXPECT_LT(c.unit->stackSize, 10u);
}

TEST(Generator, ManyConstants) {
  std::string text = "def f(x):\n";
  for (int i = 0; i < 70000; i++)
    text += "  x.a" + std::to_string(i) +
            "\n  "
            "x = 1" +
            std::to_string(i) + "\n";
  text += "  f(a=1)\n  x.m(b=2)\n";
  Compiled c = compileSource(text);
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(verifyAll(*c.unit), "");
  EXPECT_EQ(countOp(unitOf(c, "f"), Op::CALL_KW), 0);
}

TEST(Generator, UnboundLocalsAreChecked) {
  auto checks = [](const char* text) {
    Compiled c = compileSource(text);
    EXPECT_NE(c.unit, nullptr);
    return countOp(unitOf(c, "f"), Op::LOAD_FAST_CHECK);
  };
  EXPECT_EQ(checks("def f(a):\n  b = a\n  return b\n"), 0);
  EXPECT_EQ(checks("def f(a):\n  if a: b = 1\n  return b\n"), 1);
  EXPECT_EQ(checks("def f(a):\n  if a: b = 1\n  print(b)\n  return b\n"), 1);
  EXPECT_EQ(checks("def f(a):\n  for b in a: pass\n  return b\n"), 1);
  EXPECT_EQ(checks("def f(a):\n  del a\n  return a\n"), 1);
  EXPECT_EQ(checks("def f(a):\n  while 1:\n    b = a()\n    if b: return b\n"), 0);
  EXPECT_EQ(checks("def f(a):\n  try: b = a()\n  except E: pass\n  return b\n"), 1);
  EXPECT_EQ(checks("def f(a):\n  try: b = a()\n  except E: b = 1\n  return b\n"), 0);
  EXPECT_EQ(checks("def f(a):\n  try: b = a()\n  finally: b\n  return b\n"), 1);
  EXPECT_EQ(checks("def f(a):\n  with a as b: pass\n  return b\n"), 1);
}

TEST(Generator, Warnings) {
  Compiled c = compileSource("x is 1\n'a'()\nassert (x, 'y')\n[1]['a']\nx is None\n");
  ASSERT_EQ(c.warnings.size(), 4u);
  EXPECT_EQ(c.warnings[0].message, "\"is\" with a literal. Did you mean \"==\"?");
  EXPECT_EQ(c.warnings[1].message, "'str' object is not callable; perhaps you missed a comma?");
  EXPECT_EQ(c.warnings[2].message, "assertion is always true, perhaps remove parentheses?");
  EXPECT_EQ(c.warnings[3].message,
            "list indices must be integers or slices, not str; perhaps you missed a comma?");
  EXPECT_EQ(c.warnings[3].span.line, 4u);
}

TEST(Generator, PostponedAnnotations) {
  Compiled c = compileSource(
      "from __future__ import annotations\n"
      "def f(a: x[1:2, 'k'], *b: (lambda q, *, r=1: q) if y else -z ** 2, c: f'{u!r:>{v}}' = 1)"
      " -> {**m, 'n': [i for i in o if p]}: pass\n");
  ASSERT_NE(c.unit, nullptr);
  std::vector<std::string_view> texts;
  for (const UnitConstant& constant : c.unit->constants) {
    if (constant.kind == UnitConstant::Kind::Str) texts.push_back(constant.text);
  }
  EXPECT_EQ(texts, (std::vector<std::string_view>{
                       "a", "x[1:2, 'k']", "b", "(lambda q, *, r=1: q) if y else -z ** 2", "c",
                       "f'{u!r:>{v}}'", "return", "{**m, 'n': [i for i in o if p]}"}));
}

}  // namespace
}  // namespace ouro
