// Ints at the borders of the word, and the laws that arithmetic of any size must keep.

#include "runtime/types/int.h"

#include <gtest/gtest.h>

#include <random>

#include "runtime/protocol.h"
#include "runtime/types/float.h"

namespace ouro {
namespace {

class IntTest : public ::testing::Test {
 protected:
  Local make(std::string_view text, int base = 10) { return parseInt(rt, text, base); }
  std::string text(Value v) { return formatInt(rt, v); }
  // A number of up to `bits` bits, either sign.
  Local random(unsigned bits) {
    std::string digits = source() % 2 ? "-" : "";
    for (unsigned i = 0; i < source() % bits + 1; i++) digits += source() % 2 ? '1' : '0';
    return make(digits, 2);
  }
  bool same(Value a, Value b) { return intCompare(rt, a, b) == 0; }

  RuntimeOwner owner;
  Runtime& rt = theRuntime();
  std::mt19937 source{20261122};
};

TEST_F(IntTest, TheWordHoldsSixtyThreeBits) {
  EXPECT_TRUE(Local(newInt(rt, Value::kMaxSmall)).get().isSmall());
  EXPECT_TRUE(Local(newInt(rt, Value::kMinSmall)).get().isSmall());
  Local above = newInt(rt, Value::kMaxSmall + 1), below = newInt(rt, Value::kMinSmall - 1);
  EXPECT_TRUE(above.get().isObject());
  EXPECT_TRUE(below.get().isObject());
  EXPECT_EQ(text(above), "4611686018427387904");
  EXPECT_EQ(text(below), "-4611686018427387905");
  EXPECT_TRUE(Local(intSubtract(rt, above, Value::small(1))).get().isSmall());
  EXPECT_TRUE(Local(intAdd(rt, below, Value::small(1))).get().isSmall());
}

TEST_F(IntTest, SixtyFourBitsGoInAndOut) {
  int64_t back;
  for (int64_t i : {INT64_MIN, INT64_MIN + 1, int64_t{-1}, int64_t{0}, INT64_MAX}) {
    ASSERT_TRUE(intFits(rt, Local(newInt(rt, i)), &back));
    EXPECT_EQ(back, i);
  }
  EXPECT_FALSE(intFits(rt, Local(newInt(rt, UINT64_MAX)), &back));
  EXPECT_EQ(text(Local(newInt(rt, UINT64_MAX))), "18446744073709551615");
}

TEST_F(IntTest, DivisionRoundsDownAndMultipliesBack) {
  for (int i = 0; i < 2000; i++) {
    Local a = random(400), b = random(200);
    if (intSign(rt, b) == 0) continue;
    Local quotient = intFloorDivide(rt, a, b), rest = intRemainder(rt, a, b);
    EXPECT_TRUE(same(Local(intAdd(rt, Local(intMultiply(rt, quotient, b)), rest)), a));
    EXPECT_TRUE(intSign(rt, rest) == 0 || intIsNegative(rt, rest) == intIsNegative(rt, b));
    EXPECT_EQ(intCompare(rt, Local(intAbsolute(rt, rest)), Local(intAbsolute(rt, b))), -1);
  }
}

TEST_F(IntTest, BitsBehaveAsTwosComplement) {
  for (int i = 0; i < 2000; i++) {
    Local a = random(300), b = random(300);
    Local both = intAnd(rt, a, b), either = intOr(rt, a, b), one = intXor(rt, a, b);
    EXPECT_TRUE(same(Local(intAdd(rt, both, either)), Local(intAdd(rt, a, b))));
    EXPECT_TRUE(same(Local(intSubtract(rt, either, both)), one));
    EXPECT_TRUE(same(Local(intInvert(rt, Local(intInvert(rt, a)))), a));
    Value count = Value::small(source() % 200);
    Local shifted = intRShift(rt, Local(intLShift(rt, a, count)), count);
    EXPECT_TRUE(same(shifted, a));
    Local power = intLShift(rt, Value::small(1), count);
    EXPECT_TRUE(same(Local(intRShift(rt, a, count)), Local(intFloorDivide(rt, a, power))));
  }
}

TEST_F(IntTest, TextReadsBackInEveryBase) {
  for (int base = 2; base <= 36; base++) {
    for (int i = 0; i < 20; i++) {
      Local a = random(500);
      EXPECT_TRUE(same(make(formatInt(rt, a, base), base), a)) << base;
    }
  }
}

TEST_F(IntTest, BytesReadBack) {
  uint8_t bytes[80];
  for (int i = 0; i < 500; i++) {
    Local a = random(600);
    bool little = i % 2;
    ASSERT_TRUE(intToBytes(rt, a, bytes, sizeof bytes, little, true));
    std::string_view view(reinterpret_cast<char*>(bytes), sizeof bytes);
    EXPECT_TRUE(same(Local(intFromBytes(rt, view, little, true)), a));
  }
}

TEST_F(IntTest, DoublesAreNearestAndTiesGoToEven) {
  bool overflow;
  EXPECT_EQ(intToDouble(rt, make("9007199254740993"), &overflow), 9007199254740992.0);
  EXPECT_EQ(intToDouble(rt, make("9007199254740995"), &overflow), 9007199254740996.0);
  EXPECT_EQ(intToDouble(rt, make("36893488147419107329"), &overflow), 0x1.0000000000001p65);
  EXPECT_FALSE(overflow);
  intToDouble(rt, Local(intPower(rt, Value::small(10), Value::small(309))), &overflow);
  EXPECT_TRUE(overflow);
}

TEST_F(IntTest, ComparesWithDoublesWithoutRounding) {
  Local odd = make("9007199254740993");
  EXPECT_EQ(intCompareDouble(rt, odd, 9007199254740992.0), 1);
  EXPECT_EQ(intCompareDouble(rt, odd, 9007199254740994.0), -1);
  Local big = intLShift(rt, Value::small(1), Value::small(200));
  EXPECT_EQ(intCompareDouble(rt, big, 0x1p200), 0);
  EXPECT_EQ(intCompareDouble(rt, Local(intAdd(rt, big, Value::small(1))), 0x1p200), 1);
  EXPECT_EQ(intCompareDouble(rt, big, HUGE_VAL), -1);
}

TEST_F(IntTest, HashesAreResiduesOfAPrime) {
  EXPECT_EQ(intHash(rt, Value::small(-1)), -2);
  EXPECT_EQ(intHash(rt, Value::small((int64_t{1} << 61) - 1)), 0);
  EXPECT_EQ(intHash(rt, Value::small(int64_t{1} << 61)), 1);
  EXPECT_EQ(intHash(rt, make("-2305843009213693952")), -2);
}

TEST_F(IntTest, RootsAndPowersAgree) {
  for (int i = 0; i < 300; i++) {
    Local a = intAbsolute(rt, random(400));
    Local root = intSqrt(rt, a), next = intAdd(rt, root, Value::small(1));
    EXPECT_LE(intCompare(rt, Local(intMultiply(rt, root, root)), a), 0);
    EXPECT_EQ(intCompare(rt, Local(intMultiply(rt, next, next)), a), 1);
  }
  EXPECT_EQ(text(Local(intPowerMod(rt, Value::small(3), Value::small(-2), Value::small(7)))), "4");
  EXPECT_EQ(text(Local(intPower(rt, Value::small(-3), Value::small(41)))), "-36472996377170786403");
}

TEST_F(IntTest, ImpossibleSizesFailAtOnce) {
  Local huge = intPower(rt, Value::small(10), Value::small(10));
  EXPECT_TRUE(Local(intPower(rt, Value::small(10), huge)).isError());
  EXPECT_TRUE(errorMatches(rt, Exc::MemoryError));
  clearError(rt);
  EXPECT_TRUE(Local(intLShift(rt, Value::small(1), Value::small(INT64_MAX / 4))).isError());
  EXPECT_TRUE(errorMatches(rt, Exc::MemoryError));
  clearError(rt);
}

}  // namespace
}  // namespace ouro
