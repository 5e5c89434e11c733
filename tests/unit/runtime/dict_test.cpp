// dict, from C++: its size in memory, order, versions, growth, and a long random life compared with
// std::map.

#include "runtime/types/dict.h"

#include <gtest/gtest.h>

#include <map>
#include <random>
#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {
namespace {

class DictTest : public ::testing::Test {
 protected:
  Dict* make(size_t expected = 0) {
    held_.push_back(Local(newDict(rt, expected)));
    return held_.back().as<Dict>();
  }
  Ref<Str> name(const std::string& text) { return intern(rt, text); }

  RuntimeOwner owner;
  Runtime& rt = theRuntime();
  std::vector<Local> held_;
};

TEST_F(DictTest, EightNamesTake160Bytes) {
  Dict* d = make();
  for (int i = 0; i < 8; i++) {
    ASSERT_TRUE(dictSet(rt, d, name("key" + std::to_string(i)).get(), Value::small(i)));
  }
  EXPECT_FALSE(d->isHashed());
  EXPECT_LE(Heap::blockSize(d) + Heap::blockSize(d->entries), 160u);
}

TEST_F(DictTest, KeepsTheOrderOfInsertion) {
  Dict* d = make();
  for (int i = 0; i < 100; i++)
    ASSERT_TRUE(dictSet(rt, d, Value::small(i * 7 % 101), Value::none()));
  ASSERT_EQ(dictDelete(rt, d, Value::small(7)), 1);
  ASSERT_TRUE(dictSet(rt, d, Value::small(7), Value::none()));
  size_t position = 0;
  Value key, value;
  std::vector<int64_t> keys;
  while (dictNext(d, &position, &key, &value)) keys.push_back(key.small());
  ASSERT_EQ(keys.size(), 100u);
  EXPECT_EQ(keys.front(), 0);
  EXPECT_EQ(keys[1], 14);
  EXPECT_EQ(keys.back(), 7);
}

TEST_F(DictTest, VersionChangesWithKeysAlone) {
  Dict* d = make();
  Ref<Str> a = name("a"), b = name("b");
  ASSERT_TRUE(dictSet(rt, d, a.get(), Value::small(1)));
  uint32_t version = dictKeysVersion(rt, d);
  int64_t index = dictIndexOf(rt, d, a.get());
  ASSERT_GE(index, 0);
  ASSERT_TRUE(dictSet(rt, d, a.get(), Value::small(2)));
  EXPECT_EQ(d->keysVersion, version);
  EXPECT_EQ(d->entries[index].value, Value::small(2));
  ASSERT_TRUE(dictSet(rt, d, b.get(), Value::small(3)));
  EXPECT_EQ(d->keysVersion, 0u);
  version = dictKeysVersion(rt, d);
  EXPECT_NE(version, 0u);
  EXPECT_EQ(dictDelete(rt, d, Value(b.get())), 1);
  EXPECT_EQ(d->keysVersion, 0u);
  (void)dictKeysVersion(rt, d);
  dictClear(d);
  EXPECT_EQ(d->keysVersion, 0u);
  EXPECT_EQ(dictIndexOf(rt, d, a.get()), -1);
}

TEST_F(DictTest, EqualKeysOfDifferentKindsAreOne) {
  Dict* d = make();
  ASSERT_TRUE(dictSet(rt, d, Value::small(1), Value::small(10)));
  ASSERT_TRUE(dictSet(rt, d, Value::boolean(true), Value::small(20)));
  ASSERT_TRUE(dictSet(rt, d, Value::flonum(1.0), Value::small(30)));
  EXPECT_EQ(d->used, 1u);
  EXPECT_EQ(dictGet(rt, d, Value::small(1)), Value::small(30));
  ASSERT_TRUE(dictSet(rt, d, Value::none(), Value::small(40)));
  EXPECT_TRUE(d->isHashed());
  EXPECT_EQ(dictGet(rt, d, Value::flonum(1.0)), Value::small(30));
  EXPECT_EQ(dictGet(rt, d, Value::none()), Value::small(40));
}

TEST_F(DictTest, TuplesAsKeys) {
  Dict* d = make();
  for (int i = 0; i < 1000; i++) {
    Local key = newTuple(rt, {Value::small(i), Value::small(-i)});
    ASSERT_TRUE(dictSet(rt, d, key.get(), Value::small(i)));
  }
  for (int i = 0; i < 1000; i++) {
    Local key = newTuple(rt, {Value::small(i), Value::small(-i)});
    EXPECT_EQ(dictGet(rt, d, key.get()), Value::small(i));
  }
}

TEST_F(DictTest, QueueAndStackStaySmall) {
  Dict* d = make();
  for (int i = 0; i < 8; i++) ASSERT_TRUE(dictSet(rt, d, Value::small(i), Value::none()));
  size_t size = dictBufferSize(d);
  for (int i = 8; i < 100000; i++) {
    size_t position = 0;
    Value key, value;
    ASSERT_TRUE(dictNext(d, &position, &key, &value));
    ASSERT_EQ(key, Value::small(i - 8));
    ASSERT_EQ(dictDelete(rt, d, key), 1);
    ASSERT_TRUE(dictSet(rt, d, Value::small(i), Value::none()));
  }
  for (int i = 0; i < 100000; i++) {
    Owned key = Owned::none(), value = Owned::none();
    ASSERT_TRUE(dictPopLast(d, &key, &value));
    ASSERT_TRUE(dictSet(rt, d, Value::small(i + 1000000), Value::none()));
  }
  EXPECT_LE(dictBufferSize(d), 3 * size);
}

TEST_F(DictTest, AtomsAreNotTracked) {
  Dict* d = make();
  ASSERT_TRUE(dictSet(rt, d, Value::small(1), Value::small(2)));
  EXPECT_FALSE(d->has(kTracked));
  Dict* inner = make();
  ASSERT_TRUE(dictSet(rt, d, Value::small(2), Value(inner)));
  EXPECT_TRUE(d->has(kTracked));
}

TEST_F(DictTest, RandomLife) {
  std::mt19937 random(7);
  std::map<int64_t, int64_t> model;
  Dict* d = make();
  for (int step = 0; step < 200000; step++) {
    int64_t key = random() % 3000 * (random() % 2 ? 1 : int64_t{1} << 33);
    Value k = Value::small(key);
    switch (random() % 8) {
      case 0:
      case 1: ASSERT_EQ(dictDelete(rt, d, k), model.erase(key) ? 1 : 0); break;
      case 2: {
        Local copy = dictCopy(rt, d);
        ASSERT_EQ(dictEquals(rt, d, copy.as<Dict>()), 1);
        step += 500;
        break;
      }
      case 3:
        if (random() % 2000 == 0) {
          dictClear(d);
          model.clear();
        }
        break;
      default: ASSERT_TRUE(dictSet(rt, d, k, Value::small(step))); model[key] = step;
    }
    Value found = dictGet(rt, d, k);
    auto at = model.find(key);
    ASSERT_EQ(found, at == model.end() ? Value::notFound() : Value::small(at->second));
    ASSERT_EQ(d->used, model.size());
  }
}

}  // namespace
}  // namespace ouro
