#include <gtest/gtest.h>

#include "compile_source.h"
#include "compiler/constant_text.h"

namespace ouro {
namespace {

// The constant that an expression folds to, as repr() shows it; "" if code is left.
std::string folded(const std::string& expression) {
  Compiled c = compileSource(expression, {}, ast::Mode::Eval);
  if (c.unit == nullptr || c.unit->code.size() != 2) return "";
  return constantText(c.unit->constants[c.unit->code[0].arg()]);
}

TEST(Fold, Ints) {
  EXPECT_EQ(folded("1 + 2 * 3"), "7");
  EXPECT_EQ(folded("7 // -2"), "-4");
  EXPECT_EQ(folded("-7 % 3"), "2");
  EXPECT_EQ(folded("7 % -3"), "-2");
  EXPECT_EQ(folded("10 / 4"), "2.5");
  EXPECT_EQ(folded("2 ** 10 - 1"), "1023");
  EXPECT_EQ(folded("~5 & 0xF | 16 ^ 3"), "27");
  EXPECT_EQ(folded("-9223372036854775808"), "-9223372036854775808");
  EXPECT_EQ(folded("9223372036854775807 + 1"), "9223372036854775808");
  EXPECT_EQ(folded("1 << 100"), "1267650600228229401496703205376");
  EXPECT_EQ(folded("-0xFFFFFFFFFFFFFFFFFF >> 4"), "-295147905179352825856");
}

TEST(Fold, NotWhereItRaisesOrGrows) {
  EXPECT_EQ(folded("1 / 0"), "");
  EXPECT_EQ(folded("1 % 0"), "");
  EXPECT_EQ(folded("1.0 / 0"), "");
  EXPECT_EQ(folded("1 << -1"), "");
  EXPECT_EQ(folded("2 ** 200"), "");
  EXPECT_EQ(folded("'a' * 5000"), "");
  EXPECT_EQ(folded("(1,) * 300"), "");
  EXPECT_EQ(folded("'a' + 1"), "");
  EXPECT_EQ(folded("'abc'[3]"), "");
}

TEST(Fold, OtherTypes) {
  EXPECT_EQ(folded("1.5 * 2"), "3.0");
  EXPECT_EQ(folded("0.1 + 0.2"), "0.30000000000000004");
  EXPECT_EQ(folded("-0.0"), "-0.0");
  EXPECT_EQ(folded("1 + 2j"), "(1+2j)");
  EXPECT_EQ(folded("'ab' + 'c' * 3"), "'abccc'");
  EXPECT_EQ(folded("b'a' * 2"), "b'aa'");
  EXPECT_EQ(folded("(1, 2) + (3,) * 2"), "(1, 2, 3, 3)");
  EXPECT_EQ(folded("(1, 'x')[-1]"), "'x'");
  EXPECT_EQ(folded("b'ab'[1]"), "98");
  EXPECT_EQ(folded("not ()"), "True");
  EXPECT_EQ(folded("__debug__"), "True");
  EXPECT_EQ(folded("'x' if 0 else 'y'"), "'y'");
}

TEST(Fold, Displays) {
  Compiled c = compileSource("x in [1, 2]\nx in {1, 2}\nfor y in [1, x]: pass\n");
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(countOp(*c.unit, Op::BUILD_LIST), 0);
  EXPECT_EQ(countOp(*c.unit, Op::BUILD_TUPLE), 1);
  EXPECT_EQ(constantText(c.unit->constants[0]), "(1, 2)");
  EXPECT_EQ(constantText(c.unit->constants[1]), "frozenset({1, 2})");
}

TEST(Fold, ConstantsAreShared) {
  Compiled c = compileSource("x = 1, 1.0, True, 0.0, -0.0\ny = (1, 1.0, True, 0.0, -0.0)\n");
  ASSERT_NE(c.unit, nullptr);
  EXPECT_EQ(c.unit->constants.size(), 2u);  // the tuple and None
  c = compileSource("x = [1, z]\nx = [1.0, z]\nx = [True, z]\nx = [1, z]\n");
  EXPECT_EQ(c.unit->constants.size(), 4u);
}

TEST(Fold, DeadCode) {
  Compiled c = compileSource("def f():\n  if 0:\n    yield\n  while 0: x\n  if 1: return 2\n  y\n");
  ASSERT_NE(c.unit, nullptr);
  const CodeUnit* f = findUnit(*c.unit, "f");
  EXPECT_EQ(f->flags & kGenerator, uint32_t{kGenerator});
  EXPECT_EQ(f->code.size(), 5u);  // two of them keep lines for tracing
}

}  // namespace
}  // namespace ouro
