// Strings: width and flags, hashes, interning, growing in place, the builder, the codecs' ends.

#include "runtime/types/str.h"

#include <gtest/gtest.h>

#include "runtime/codecs.h"
#include "runtime/keyed_hash.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/list.h"
#include "runtime/utf8.h"

namespace ouro {
namespace {

class StrTest : public testing::Test {
 protected:
  Local text(std::string_view utf8) { return newStr(rt, utf8); }
  static std::string utf8(const Local& s) { return toUtf8(s.as<Str>()); }

  RuntimeOwner owner;
  Runtime& rt = theRuntime();
};

TEST_F(StrTest, HasTheNarrowestWidth) {
  struct Row {
    std::string_view text;
    uint32_t width, length;
    bool ascii;
  };
  for (const Row& row : {Row{"", 1, 0, true}, Row{"abc", 1, 3, true}, Row{"caf\u00e9", 1, 4, false},
                         Row{"\u20ac1", 2, 2, false}, Row{"\U0001f600", 4, 1, false},
                         Row{"\xed\xa0\x80", 2, 1, false}}) {
    Local s = text(row.text);
    EXPECT_EQ(s.as<Str>()->width(), row.width) << row.text;
    EXPECT_EQ(s.as<Str>()->length, row.length) << row.text;
    EXPECT_EQ(s.as<Str>()->isAscii(), row.ascii) << row.text;
    EXPECT_EQ(utf8(s), row.text);
  }
}

TEST_F(StrTest, APartIsAsNarrowAsAStringOfItsOwn) {
  Local whole = text("ab\u20acc\U0001f600d"), ascii = text("ab"), wide = text("b\u20ac");
  Local part = substring(rt, whole.as<Str>(), 0, 2);
  EXPECT_TRUE(equal(part.as<Str>(), ascii.as<Str>()));
  EXPECT_EQ(hashOf(rt, part.as<Str>()), hashOf(rt, ascii.as<Str>()));
  part = substring(rt, whole.as<Str>(), 1, 3);
  EXPECT_TRUE(equal(part.as<Str>(), wide.as<Str>()));
  EXPECT_EQ(hashOf(rt, part.as<Str>()), hashOf(rt, wide.as<Str>()));
}

TEST_F(StrTest, HashesDependOnTheSeedAndAreNeverZero) {
  const uint64_t one[2] = {1, 2}, other[2] = {3, 4};
  EXPECT_EQ(keyedHash(one, "spam", 4), keyedHash(one, "spam", 4));
  EXPECT_NE(keyedHash(one, "spam", 4), keyedHash(other, "spam", 4));
  EXPECT_NE(keyedHash(one, "spam", 4), keyedHash(one, "spam\0", 5));
  for (int i = 0; i < 1000; i++) {
    Local s = text(std::to_string(i));
    EXPECT_NE(hashOf(rt, s.as<Str>()), 0u);
  }
}

TEST_F(StrTest, InterningGivesOneObjectAndHoldsItWeakly) {
  uint32_t before = rt.interned.count;
  {
    Ref<Str> a = intern(rt, "some name of this test"), b = intern(rt, "some name of this test");
    EXPECT_EQ(a.get(), b.get());
    Local wide = text("n\u00e4me"), same = text("n\u00e4me");
    EXPECT_EQ(intern(rt, wide.as<Str>()).get(), intern(rt, same.as<Str>()).get());
    EXPECT_GT(rt.interned.count, before);
  }
  EXPECT_EQ(rt.interned.count, before);
}

TEST_F(StrTest, TheTableSurvivesManyNamesComingAndGoing) {
  uint32_t before = rt.interned.count;
  std::vector<Ref<Str>> names;
  for (int i = 0; i < 5000; i++) names.push_back(intern(rt, "name" + std::to_string(i)));
  for (size_t i = 0; i < names.size(); i += 2) names[i] = nullptr;
  for (size_t i = 1; i < names.size(); i += 2)
    EXPECT_EQ(intern(rt, "name" + std::to_string(i)).get(), names[i].get());
  names.clear();
  EXPECT_EQ(rt.interned.count, before);
}

TEST_F(StrTest, AppendingGrowsInPlaceWhenNobodyElseHoldsIt) {
  Local piece = text("0123456789"), s = text("start ");
  s = concat(rt, s.as<Str>(), piece.as<Str>());
  int moves = 0;
  for (int i = 0; i < 1000; i++) {
    Object* before = s.get().object();
    s = concatConsuming(rt, s.take(), piece.as<Str>());
    moves += s.get().object() != before;
  }
  EXPECT_EQ(s.as<Str>()->length, 6u + 10010u);
  EXPECT_LT(moves, 100);
}

TEST_F(StrTest, AppendingLeavesASharedStringAlone) {
  Local piece = text("xyz"), s = text("abc"), held(s.get());
  Local longer = concatConsuming(rt, s.take(), piece.as<Str>());
  EXPECT_EQ(utf8(longer), "abcxyz");
  EXPECT_EQ(utf8(held), "abc");
}

TEST_F(StrTest, AppendingForgetsTheHashAndWidens) {
  Local s = text("abcdef"), latin = text("\u00e9"), wide = text("\u20ac");
  hashOf(rt, s.as<Str>());
  s = concatConsuming(rt, s.take(), latin.as<Str>());
  EXPECT_FALSE(s.as<Str>()->isAscii());
  s = concatConsuming(rt, s.take(), wide.as<Str>());
  Local same = text("abcdef\u00e9\u20ac");
  EXPECT_TRUE(equal(s.as<Str>(), same.as<Str>()));
  EXPECT_EQ(hashOf(rt, s.as<Str>()), hashOf(rt, same.as<Str>()));
}

TEST_F(StrTest, TheBuilderWidensByItself) {
  StrBuilder out(rt);
  std::string expected;
  for (int i = 0; i < 300; i++) {
    char32_t c = i < 100 ? 'a' : i < 200 ? 0xe9 : i < 299 ? 0x20ac : 0x1f600;
    ASSERT_TRUE(out.append(c));
    appendUtf8(expected, c);
  }
  Local s = out.finish();
  EXPECT_EQ(utf8(s), expected);
  EXPECT_EQ(s.as<Str>()->width(), 4u);
  ASSERT_TRUE(out.append("again"));
  Local second = out.finish();
  EXPECT_EQ(utf8(second), "again");
  EXPECT_TRUE(second.as<Str>()->isAscii());
}

TEST_F(StrTest, ComparesByCodePoints) {
  Local a = text("a"), b = text("\uffff"), c = text("\U00010000"), ab = text("ab");
  EXPECT_LT(compare(a.as<Str>(), b.as<Str>()), 0);
  EXPECT_LT(compare(b.as<Str>(), c.as<Str>()), 0);
  EXPECT_GT(compare(ab.as<Str>(), a.as<Str>()), 0);
  EXPECT_EQ(compare(c.as<Str>(), c.as<Str>()), 0);
}

TEST_F(StrTest, ImpossibleLengthsAreMemoryErrors) {
  EXPECT_EQ(allocateStr(rt, uint64_t{1} << 40, 0x7f), nullptr);
  EXPECT_TRUE(errorMatches(rt, Exc::MemoryError));
  clearError(rt);
}

TEST_F(StrTest, SurrogatesAreKeptInsideAndRefusedOutside) {
  Local lone = text("a\xed\xb2\x80z");
  std::string out;
  EXPECT_FALSE(toUtf8Strict(rt, lone.as<Str>(), &out));
  EXPECT_TRUE(errorMatches(rt, Exc::UnicodeEncodeError));
  clearError(rt);
  Local bytes = encodeUtf8(rt, lone.as<Str>(), "surrogateescape");
  EXPECT_EQ(bytes.as<Bytes>()->view(), "a\x80z");
  Local back = decodeFileName(rt, "a\x80z");
  EXPECT_TRUE(equal(back.as<Str>(), lone.as<Str>()));
}

}  // namespace
}  // namespace ouro
