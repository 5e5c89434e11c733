#include "compiler/arena.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace ouro::ast {
namespace {

// From chunks of the general heap over to huge pages, with pieces larger than either.
TEST(CompilerArena, KeepsWhatItHolds) {
  Arena arena;
  std::vector<std::pair<std::string_view, char>> kept;
  for (size_t i = 0; i < 1200; i++) {
    const size_t size = i % 300 == 299 ? size_t{3} << 20 : i % 100 == 99 ? 90'000 : i * 7;
    const char c = static_cast<char>('a' + i % 26);
    kept.emplace_back(arena.copy(std::string(size, c)), c);
  }
  for (auto [text, c] : kept) EXPECT_EQ(text.find_first_not_of(c), text.npos);
  for (auto [text, c] : kept) EXPECT_EQ(text.data()[text.size()], 0);
  List<uint64_t> numbers = List<uint64_t>::of(arena, 1'000'000);
  for (uint64_t number : numbers) ASSERT_EQ(number, 0u);
}

}  // namespace
}  // namespace ouro::ast
