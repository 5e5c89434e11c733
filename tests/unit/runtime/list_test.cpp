// list, from C++: growth, ranges, and sorting compared with std::stable_sort.

#include "runtime/types/list.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/tuple.h"

namespace ouro {
namespace {

class ListTest : public ::testing::Test {
 protected:
  Local make(const std::vector<int64_t>& numbers) {
    Local list = newList(rt);
    for (int64_t n : numbers) EXPECT_TRUE(append(rt, list.as<List>(), Value::small(n)));
    return list;
  }
  static std::vector<int64_t> numbersOf(List* list) {
    std::vector<int64_t> result;
    for (Value v : list->span()) result.push_back(v.small());
    return result;
  }
  RuntimeOwner owner;
  Runtime& rt = theRuntime();
};

TEST_F(ListTest, GrowsAndShrinks) {
  Local list = make({});
  for (int i = 0; i < 1000; i++) ASSERT_TRUE(append(rt, list.as<List>(), Value::small(i)));
  EXPECT_LE(list.as<List>()->capacity, 1200u);
  while (list.as<List>()->length > 0) release(removeAt(list.as<List>(), 0));
  EXPECT_EQ(list.as<List>()->capacity, 0u);
}

TEST_F(ListTest, ReplacesRanges) {
  Local list = make({0, 1, 2, 3, 4, 5});
  Value items[] = {Value::small(7), Value::small(8), Value::small(9)};
  ASSERT_TRUE(replaceRange(rt, list.as<List>(), 1, 3, items, 3));
  EXPECT_EQ(numbersOf(list.as<List>()), (std::vector<int64_t>{0, 7, 8, 9, 3, 4, 5}));
  ASSERT_TRUE(replaceRange(rt, list.as<List>(), 0, 7, nullptr, 0));
  EXPECT_EQ(list.as<List>()->length, 0u);
  ASSERT_TRUE(extend(rt, list.as<List>(), list));
  ASSERT_TRUE(insert(rt, list.as<List>(), -5, Value::small(1)));
  ASSERT_TRUE(extend(rt, list.as<List>(), list));
  EXPECT_EQ(numbersOf(list.as<List>()), (std::vector<int64_t>{1, 1}));
}

TEST_F(ListTest, SortsInts) {
  std::mt19937 random(3);
  for (int round = 0; round < 300; round++) {
    std::vector<int64_t> numbers(random() % 3000);
    int64_t range = 1 + random() % 5000;
    for (int64_t& n : numbers) n = static_cast<int64_t>(random()) % range - range / 2;
    // Long ordered stretches, so that merges gallop.
    if (round % 3 == 0 && numbers.size() > 100) {
      std::sort(numbers.begin(), numbers.begin() + static_cast<long>(numbers.size() / 2));
      std::sort(numbers.begin() + static_cast<long>(numbers.size() / 3), numbers.end(),
                std::greater<>());
    }
    Local list = make(numbers);
    bool reverse = round % 2;
    ASSERT_TRUE(sortList(rt, list.as<List>(), Value::none(), reverse));
    std::sort(numbers.begin(), numbers.end());
    if (reverse) std::reverse(numbers.begin(), numbers.end());
    ASSERT_EQ(numbersOf(list.as<List>()), numbers);
  }
}

// Pairs whose second part must keep its order among equal first parts: a nested tuple of one makes
// the first part decide alone.
TEST_F(ListTest, SortsPairs) {
  std::mt19937 random(5);
  for (int round = 0; round < 50; round++) {
    std::vector<std::pair<int64_t, double>> pairs(random() % 2000);
    for (auto& p : pairs) p = {static_cast<int64_t>(random() % 50), random() % 100 / 8.0};
    Local list = newList(rt);
    for (auto& p : pairs) {
      Local pair = newTuple(rt, {Value::small(p.first), Value::flonum(p.second)});
      ASSERT_TRUE(append(rt, list.as<List>(), pair));
    }
    ASSERT_TRUE(sortList(rt, list.as<List>(), Value::none(), false));
    std::sort(pairs.begin(), pairs.end());
    for (size_t i = 0; i < pairs.size(); i++) {
      auto* pair = (*list.as<List>())[i].as<Tuple>();
      ASSERT_EQ((*pair)[0].small(), pairs[i].first);
      ASSERT_EQ((*pair)[1].flonum(), pairs[i].second);
    }
  }
}

}  // namespace
}  // namespace ouro
