// The compiler's own lists and tables.

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "compiler/name_index.h"
#include "compiler/number_table.h"
#include "compiler/short_list.h"

namespace ouro {
namespace {

TEST(ShortList, GrowsOutOfItself) {
  ShortList<int> list(0);
  for (int i = 1; i < 100; i++) {
    list.push_back(i);
    ASSERT_EQ(list.size(), i + 1);
    for (int k = 0; k <= i; k++) ASSERT_EQ(list[k], k);
  }
  list.pop_back();
  EXPECT_EQ(list.back(), 98);
  list.clear();
  EXPECT_TRUE(list.empty());
}

// Numbers whose hashes are all the same, or the same in their lower bits.
TEST(NumberTable, KeepsEqualHashesApart) {
  for (uint32_t step : {0u, 1u, 64u, 1024u}) {
    NumberTable table;
    for (uint32_t i = 0; i < 200; i++) table.add(i * step, i);
    for (uint32_t i = 0; i < 200; i++)
      EXPECT_EQ(table.find(i * step, [i](uint32_t number) { return number == i; }), i);
    EXPECT_EQ(table.find(0, [](uint32_t) { return false; }), NumberTable::kNone);
    table.clear();
    EXPECT_EQ(table.find(0, [](uint32_t) { return true; }), NumberTable::kNone);
  }
}

// Few are found without a table, many with it; both again after clear().
TEST(NameIndex, NumbersNamesAsTheyCome) {
  std::vector<std::string> texts;
  for (int i = 0; i < 300; i++)
    texts.push_back(std::string(static_cast<size_t>(i % 20), 'a') + std::to_string(i));
  NameIndex index;
  for (uint32_t count : {300u, 5u, 13u}) {
    for (int round = 0; round < 2; round++) {
      for (uint32_t i = 0; i < count; i++) {
        const std::string copy = texts[i];  // the same text elsewhere
        EXPECT_EQ(index.find(copy), round == 0 ? NameIndex::kUnknown : i);
        EXPECT_EQ(index.add(texts[i]), std::pair(i, round == 0));
      }
    }
    EXPECT_EQ(index.all().size(), count);
    index.clear();
  }
}

}  // namespace
}  // namespace ouro
