// Looking for text in str: find, index, count, startswith, `in`.

#include "runtime/protocol.h"
#include "runtime/types/marks.h"
#include "runtime/types/search.h"
#include "runtime/types/search_all.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

bool needStr(Runtime& rt, Value v) {
  if (isStr(rt, v)) return true;
  (void)raiseMustBe(rt, "str", v);
  return false;
}

// Calls f with the code points of both; a needle that is wider than the text is never in it.
template <class F>
static int64_t withBoth(const Str* text, const Str* needle, F f) {
  return withChars(text, [&](auto* chars) {
    return withChars(needle, [&](auto* wanted) -> int64_t {
      if constexpr (sizeof(*wanted) <= sizeof(*chars)) {
        size_t hit = f(chars, wanted);
        return hit == search::kNone ? -1 : static_cast<int64_t>(hit);
      } else {
        return -1;
      }
    });
  });
}

// A character in narrow text.
static inline int64_t findByte(const Str* text, uint8_t byte, size_t start, size_t end) {
  const uint8_t* from = text->chars<uint8_t>() + start;
  const size_t length = end - start;
  if (length == 0) return -1;
  if (length > marks::kAtOnce) {
    const void* hit = memchr(from, byte, length);
    return hit ? static_cast<const uint8_t*>(hit) - text->chars<uint8_t>() : -1;
  }
  const unsigned hits = marks::of(from, length, marks::OneByte{byte});
  return hits ? static_cast<int64_t>(start) + std::countr_zero(hits) : -1;
}

// A needle of no or several bytes in narrow text.
static inline size_t findBytes(const uint8_t* text, size_t count, const uint8_t* needle,
                               size_t size) {
  if (size > 1 && count - size < marks::kAtOnce)  // else it does not fit, or has more places
    return search::findAtFewPlaces(text, count - size + 1, needle, size);
  return search::find(text, count, needle, size);
}

[[gnu::noinline]] static int64_t findWide(const Str* text, const Str* needle, size_t start,
                                          size_t end) {
  if (text->isAscii()) return -1;
  int64_t hit = withBoth(text, needle, [&](auto* chars, auto* wanted) {
    return search::find(chars + start, end - start, wanted, needle->length);
  });
  return hit < 0 ? hit : hit + static_cast<int64_t>(start);
}

int64_t find(const Str* text, const Str* needle, size_t start, size_t end) {
  if ((text->widthLog() | needle->widthLog()) != 0) return findWide(text, needle, start, end);
  const auto* wanted = needle->chars<uint8_t>();
  if (needle->length == 1) return findByte(text, wanted[0], start, end);
  if (text->isAscii() && !needle->isAscii()) return -1;
  const size_t place =
      findBytes(text->chars<uint8_t>() + start, end - start, wanted, needle->length);
  return place == search::kNone ? -1 : static_cast<int64_t>(start + place);
}

int64_t rfind(const Str* text, const Str* needle, size_t start, size_t end) {
  if (text->isAscii() && !needle->isAscii()) return -1;
  int64_t hit = withBoth(text, needle, [&](auto* chars, auto* wanted) {
    return search::rfind(chars + start, end - start, wanted, needle->length);
  });
  return hit < 0 ? hit : hit + static_cast<int64_t>(start);
}

int64_t count(const Str* text, const Str* needle, size_t start, size_t end, int64_t limit) {
  size_t most = limit < 0 ? SIZE_MAX : static_cast<size_t>(limit);
  if (needle->length == 0) {
    size_t places = end - start + 1;
    return static_cast<int64_t>(places < most ? places : most);
  }
  int64_t hits = withBoth(text, needle, [&](auto* chars, auto* wanted) {
    return search::count(chars + start, end - start, wanted, needle->length, most);
  });
  return hits < 0 ? 0 : hits;
}

bool matchesAt(const Str* text, size_t at, const Str* piece) {
  if (at + piece->length > text->length) return false;
  if ((text->widthLog() | piece->widthLog()) == 0)
    return search::sameBytes(text->chars<char>() + at, piece->chars<char>(), piece->length);
  return withBoth(text, piece, [&](auto* chars, auto* wanted) -> size_t {
           return search::sameChars(chars + at, wanted, piece->length);
         }) == 1;
}

namespace {

enum class From { Left, Right };

// The place, or -1, or -2 with an error pending.
int64_t findArgs(Runtime& rt, Value self, Args given, const char* name, From from) {
  if (given.count == 1 && isExactly(given[0], TypeId::Str))  // in all of it
    return (from == From::Left ? find : rfind)(asStr(self), asStr(given[0]), 0,
                                               asStr(self)->length);
  SearchArgs args;
  if (!searchArguments(rt, given, name, &args)) return -2;
  Str* text = asStr(self);
  TextRange range;
  if (!rangeArgs(rt, args, 1, text->length, &range) || !needStr(rt, args[0])) return -2;
  if (!range.found) return -1;
  return (from == From::Left ? find : rfind)(text, asStr(args[0]), range.start, range.end);
}

Owned findResult(int64_t at) { return at == -2 ? Owned::error() : smallIndex(at); }

Owned indexResult(Runtime& rt, int64_t at) {
  if (at == -1) return raise(rt, Exc::ValueError, "substring not found");
  return findResult(at);
}

bool hasAffix(const Str* text, const Str* affix, const TextRange& range, From end) {
  if (!range.found || affix->length > range.length()) return false;
  return matchesAt(text, end == From::Left ? range.start : range.end - affix->length, affix);
}

[[gnu::noinline]] Owned affixTestOfAny(Runtime& rt, Value self, Args given, From end) {
  const char* name = end == From::Left ? "startswith" : "endswith";
  SearchArgs args;
  OURO_CHECK(searchArguments(rt, given, name, &args));
  Str* text = asStr(self);
  TextRange range;
  if (!rangeArgs(rt, args, 1, text->length, &range)) return Owned::error();
  if (isStr(rt, args[0])) return Owned::boolean(hasAffix(text, asStr(args[0]), range, end));
  if (!isTuple(rt, args[0]))
    return raise(rt, Exc::TypeError, "{} first arg must be str or a tuple of str, not {}", name,
                 typeName(rt, args[0]));
  for (Value affix : args[0].as<Tuple>()->span()) {
    if (!isStr(rt, affix))
      return raise(rt, Exc::TypeError, "tuple for {} must only contain str, not {}", name,
                   typeName(rt, affix));
    if (hasAffix(text, asStr(affix), range, end)) return Owned::boolean(true);
  }
  return Owned::boolean(false);
}

inline Owned affixTest(Runtime& rt, Value self, Args given, From end) {
  if (given.count != 1 || !isExactly(given[0], TypeId::Str))
    return affixTestOfAny(rt, self, given, end);
  const Str *text = asStr(self), *affix = asStr(given[0]);
  if (affix->length > text->length) return Owned::boolean(false);
  return Owned::boolean(
      matchesAt(text, end == From::Left ? 0 : text->length - affix->length, affix));
}

}  // namespace

Owned str_find(Runtime& rt, Value self, Args args) {
  return findResult(findArgs(rt, self, args, "find", From::Left));
}

Owned str_rfind(Runtime& rt, Value self, Args args) {
  return findResult(findArgs(rt, self, args, "rfind", From::Right));
}

Owned str_index(Runtime& rt, Value self, Args args) {
  return indexResult(rt, findArgs(rt, self, args, "index", From::Left));
}

Owned str_rindex(Runtime& rt, Value self, Args args) {
  return indexResult(rt, findArgs(rt, self, args, "rindex", From::Right));
}

Owned str_count(Runtime& rt, Value self, Args given) {
  if (given.count == 1 && isExactly(given[0], TypeId::Str))
    return smallIndex(count(asStr(self), asStr(given[0]), 0, asStr(self)->length));
  SearchArgs args;
  OURO_CHECK(searchArguments(rt, given, "count", &args));
  Str* text = asStr(self);
  TextRange range;
  OURO_CHECK(rangeArgs(rt, args, 1, text->length, &range) && needStr(rt, args[0]));
  if (!range.found) return smallIndex(0);
  return smallIndex(count(text, asStr(args[0]), range.start, range.end));
}

Owned str_startswith(Runtime& rt, Value self, Args args) {
  return affixTest(rt, self, args, From::Left);
}

Owned str_endswith(Runtime& rt, Value self, Args args) {
  return affixTest(rt, self, args, From::Right);
}

int strContains(Runtime& rt, Value self, Value item) {
  if (!isStr(rt, item)) {
    (void)raise(rt, Exc::TypeError, "'in <string>' requires string as left operand, not {}",
                typeName(rt, item));
    return -1;
  }
  return find(asStr(self), asStr(item), 0, asStr(self)->length) >= 0;
}

}  // namespace ouro
