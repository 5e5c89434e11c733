// set, from C++: the order of ints is CPython's; a long random life compared with std::set.

#include "runtime/types/set.h"

#include <gtest/gtest.h>

#include <random>
#include <set>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/list.h"

namespace ouro {
namespace {

class SetTest : public ::testing::Test {
 protected:
  Local make(const std::vector<int64_t>& numbers) {
    Local set = newSet(rt);
    for (int64_t n : numbers) EXPECT_TRUE(setAdd(rt, set.as<Set>(), Value::small(n)));
    return set;
  }
  static std::vector<int64_t> numbersOf(Set* set) {
    std::vector<int64_t> result;
    size_t position = 0;
    Value key;
    while (setNext(set, &position, &key)) result.push_back(key.small());
    return result;
  }
  RuntimeOwner owner;
  Runtime& rt = theRuntime();
};

// What CPython 3.11 prints for list({...}).
TEST_F(SetTest, IteratesAsCPython) {
  Local a = make({100, 3, 17, 8, 256, -5, 33});
  EXPECT_EQ(numbersOf(a.as<Set>()), (std::vector<int64_t>{256, 33, 3, 100, 8, 17, -5}));
  Local b = make({5, 13, 21, 29, 37});
  EXPECT_EQ(numbersOf(b.as<Set>()), (std::vector<int64_t>{37, 5, 13, 21, 29}));
}

TEST_F(SetTest, PopGoesOnWhereItStopped) {
  Local set = make({});
  for (int i = 0; i < 20000; i++) ASSERT_TRUE(setAdd(rt, set.as<Set>(), Value::small(i)));
  for (int i = 0; i < 20000; i++) {
    Local popped = setPop(rt, set.as<Set>());
    ASSERT_EQ(popped.get(), Value::small(i));
  }
  EXPECT_TRUE(Local(setPop(rt, set.as<Set>())).isNotFound());
}

TEST_F(SetTest, RandomLife) {
  std::mt19937 random(11);
  std::set<int64_t> model;
  Local set = make({});
  auto* s = set.as<Set>();
  for (int step = 0; step < 200000; step++) {
    auto key = static_cast<int64_t>(random() % 2000);
    Value k = Value::small(key * 64);
    if (random() % 3 == 0) {
      ASSERT_EQ(setDiscard(rt, s, k), model.erase(key) ? 1 : 0);
    } else {
      ASSERT_TRUE(setAdd(rt, s, k));
      model.insert(key);
    }
    if (random() % 5000 == 0) {
      setClear(s);
      model.clear();
    }
    ASSERT_EQ(setContains(rt, s, k), model.count(key) ? 1 : 0);
    ASSERT_EQ(s->used, model.size());
  }
}

TEST_F(SetTest, Algebra) {
  Local a = make({1, 2, 3, 4}), b = make({3, 4, 5});
  Local both = setIntersection(rt, a.as<Set>(), b), less = setDifference(rt, a.as<Set>(), b),
        either = setSymmetricDifference(rt, a.as<Set>(), b);
  EXPECT_EQ(numbersOf(both.as<Set>()), (std::vector<int64_t>{3, 4}));
  EXPECT_EQ(numbersOf(less.as<Set>()), (std::vector<int64_t>{1, 2}));
  EXPECT_EQ(numbersOf(either.as<Set>()), (std::vector<int64_t>{1, 2, 5}));
  EXPECT_EQ(setIsSubset(rt, both.as<Set>(), a.as<Set>()), 1);
  EXPECT_EQ(setIsDisjoint(rt, less.as<Set>(), b), 1);
}

}  // namespace
}  // namespace ouro
