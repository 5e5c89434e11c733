// Doubles in the word and beside it, their text, rounding and hashes.

#include "runtime/types/float.h"

#include <gtest/gtest.h>

#include <bit>
#include <cmath>
#include <random>

#include "runtime/types/float_hex.h"

namespace ouro {
namespace {

double randomDouble(std::mt19937_64& source) {
  for (;;) {
    double d = std::bit_cast<double>(source());
    if (std::isfinite(d)) return d;
  }
}

TEST(Flonum, OrdinaryNumbersLieInTheWord) {
  for (double d : {0.0, -0.0, 1.0, -1.0, 0.1, 1e70, -1e-70, 3.141592653589793}) {
    ASSERT_TRUE(Value::fitsFlonum(d)) << d;
    EXPECT_EQ(std::bit_cast<uint64_t>(Value::flonum(d).flonum()), std::bit_cast<uint64_t>(d));
  }
  for (double d : {1e300, 1e-300, HUGE_VAL, std::nan("")}) {
    EXPECT_FALSE(Value::fitsFlonum(d)) << d;
  }
}

TEST(Flonum, EveryDoubleThatFitsComesBack) {
  std::mt19937_64 source(1);
  for (int i = 0; i < 100000; i++) {
    double d = randomDouble(source);
    if (!Value::fitsFlonum(d)) continue;
    EXPECT_TRUE(Value::flonum(d).isFlonum());
    EXPECT_EQ(std::bit_cast<uint64_t>(Value::flonum(d).flonum()), std::bit_cast<uint64_t>(d));
  }
}

TEST(FloatText, ReprIsTheShortestThatReadsBack) {
  EXPECT_EQ(reprDouble(0.1), "0.1");
  EXPECT_EQ(reprDouble(-0.0), "-0.0");
  EXPECT_EQ(reprDouble(1e16), "1e+16");
  EXPECT_EQ(reprDouble(1e15), "1000000000000000.0");
  EXPECT_EQ(reprDouble(0.0001), "0.0001");
  EXPECT_EQ(reprDouble(0.00001), "1e-05");
  EXPECT_EQ(reprDouble(5e-324), "5e-324");
  std::mt19937_64 source(2);
  for (int i = 0; i < 20000; i++) {
    double d = randomDouble(source), back;
    ASSERT_TRUE(parseDouble(reprDouble(d), &back));
    EXPECT_EQ(std::bit_cast<uint64_t>(back), std::bit_cast<uint64_t>(d));
  }
}

TEST(FloatText, ReadsWhatFloatReads) {
  double d;
  EXPECT_TRUE(parseDouble(" 1_0.5e1\n", &d));
  EXPECT_EQ(d, 105.0);
  EXPECT_TRUE(parseDouble("-Infinity", &d));
  EXPECT_EQ(d, -HUGE_VAL);
  EXPECT_TRUE(parseDouble("1e400", &d));
  EXPECT_EQ(d, HUGE_VAL);
  EXPECT_TRUE(parseDouble(".5", &d));
  for (const char* bad :
       {"", ".", "e5", "1e", "1__0", "_1", "1_", "0x10", "nan(1)", "1 2", "+-1"}) {
    EXPECT_FALSE(parseDouble(bad, &d)) << bad;
  }
}

TEST(FloatText, FormatsAsC) {
  EXPECT_EQ(formatDouble(1234.5678, 'f', 2, false, false), "1234.57");
  EXPECT_EQ(formatDouble(2.5, 'f', 0, false, false), "2");
  EXPECT_EQ(formatDouble(2.5, 'f', 0, true, true), "+2.");
  EXPECT_EQ(formatDouble(1234.5678, 'e', 3, false, false), "1.235e+03");
  EXPECT_EQ(formatDouble(0.0001, 'g', 6, false, false), "0.0001");
  EXPECT_EQ(formatDouble(1e6, 'g', 6, false, false), "1e+06");
  EXPECT_EQ(formatDouble(100, 'g', 6, true, false), "100.000");
  EXPECT_EQ(formatDouble(-HUGE_VAL, 'F', 6, false, false), "-INF");
}

TEST(FloatText, HexadecimalIsExact) {
  EXPECT_EQ(hexOfDouble(1.5), "0x1.8000000000000p+0");
  EXPECT_EQ(hexOfDouble(5e-324), "0x0.0000000000001p-1022");
  std::mt19937_64 source(3);
  for (int i = 0; i < 20000; i++) {
    double d = randomDouble(source), back;
    ASSERT_EQ(parseHexDouble(hexOfDouble(d), &back), HexResult::Ok);
    EXPECT_EQ(std::bit_cast<uint64_t>(back), std::bit_cast<uint64_t>(d));
  }
  double d;
  EXPECT_EQ(parseHexDouble("0x1p1024", &d), HexResult::TooLarge);
  EXPECT_EQ(parseHexDouble("0x", &d), HexResult::Invalid);
  EXPECT_EQ(parseHexDouble("0x1.00000000000008p0", &d), HexResult::Ok);
  EXPECT_EQ(d, 1.0);  // half way: to even
}

TEST(FloatRound, RoundsTheExactValue) {
  EXPECT_EQ(roundDouble(2.675, 2), 2.67);
  EXPECT_EQ(roundDouble(0.5, 0), 0.0);
  EXPECT_EQ(roundDouble(25.0, -1), 20.0);
  EXPECT_EQ(roundDouble(35.0, -1), 40.0);
  EXPECT_EQ(roundDouble(149.9, -2), 100.0);
  EXPECT_EQ(roundDouble(-150.0, -2), -200.0);
  EXPECT_TRUE(std::isinf(roundDouble(1.7e308, -308)));
}

TEST(FloatDivide, FollowsTheSignOfTheDivisor) {
  EXPECT_EQ(floatRemainder(-1.0, 3.0), 2.0);
  EXPECT_EQ(floatRemainder(1.0, -3.0), -2.0);
  EXPECT_TRUE(std::signbit(floatRemainder(3.0, -3.0)));
  EXPECT_EQ(floatFloorDivide(-1.0, 3.0), -1.0);
  EXPECT_EQ(floatFloorDivide(1.0, 0.1), 9.0);
}

TEST(FloatHash, EqualsThatOfEqualInts) {
  EXPECT_EQ(hashDouble(1.0, Value::none()), 1);
  EXPECT_EQ(hashDouble(-1.0, Value::none()), -2);
  EXPECT_EQ(hashDouble(1.5, Value::none()), 1152921504606846977);
  EXPECT_EQ(hashDouble(HUGE_VAL, Value::none()), 314159);
  EXPECT_EQ(hashDouble(0x1p61, Value::none()), 1);
}

}  // namespace
}  // namespace ouro
