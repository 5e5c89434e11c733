#include "compiler/constant_index.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ouro {
namespace {

using Kind = UnitConstant::Kind;

UnitConstant integer(int64_t value) { return {.kind = Kind::Int, .integer = value}; }
UnitConstant real(double value) { return {.kind = Kind::Float, .real = value}; }
UnitConstant text(std::string_view value) { return {.kind = Kind::Str, .text = value}; }
UnitConstant tuple(std::vector<UnitConstant>& items) {
  return {.kind = Kind::Tuple, .items = {items.data(), static_cast<uint32_t>(items.size())}};
}

// What is equal in Python but not the same constant; `others` come before.
void keepsApart(int others) {
  ConstantIndex index;
  for (int i = 0; i < others; i++) EXPECT_TRUE(index.add(integer(1000 + i)).second);
  CodeUnit first, second;
  std::vector<UnitConstant> ints = {integer(1), text("a")}, floats = {real(1), text("a")};
  const std::vector<UnitConstant> different = {
      integer(1), real(1),     real(0),       real(-0.0),
      text("1"),  tuple(ints), tuple(floats), {.kind = Kind::True},
      text(""),   {},          integer(0),    {.kind = Kind::Code, .code = &first},
      integer(2), text("a"),   real(2),       {.kind = Kind::Code, .code = &second},
  };
  for (int round = 0; round < 2; round++) {
    for (size_t i = 0; i < different.size(); i++) {
      const auto [number, isNew] = index.add(different[i]);
      EXPECT_EQ(number, others + i);
      EXPECT_EQ(isNew, round == 0);
    }
  }
  std::vector<UnitConstant> same = {integer(1), text(std::string_view("ab").substr(0, 1))};
  EXPECT_FALSE(index.add(tuple(same)).second);
  EXPECT_EQ(index.size(), others + different.size());
}

TEST(ConstantIndex, FewConstants) { keepsApart(0); }
TEST(ConstantIndex, ManyConstants) { keepsApart(500); }

}  // namespace
}  // namespace ouro
