// Making another text of a str: replace, removeprefix, translate.

#include <algorithm>
#include <bit>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/marks.h"
#include "runtime/types/replacement.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/text_args.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

// What takes no longer character by character than by looking for them first.
constexpr size_t kShortText = 128;

// One character, which the text has, for another of the text's width, at most `limit` times
// (negative: always).
Owned replaceChar(Runtime& rt, Str* text, const Str* from, char32_t to, int64_t limit) {
  Str* result = copyToExactStr(rt, text);
  if (!result) return Owned::error();
  withChars(result, [&](auto* chars) {
    auto old = static_cast<std::remove_reference_t<decltype(*chars)>>(from->at(0));
    auto made = static_cast<std::remove_reference_t<decltype(*chars)>>(to);
    size_t i = 0, length = result->length;
    if (limit < 0) {  // blocks without an exit: the compiler makes vectors of it
      for (; i + 16 <= length; i += 16)
        for (size_t k = 0; k < 16; k++) chars[i + k] = chars[i + k] == old ? made : chars[i + k];
    }
    for (; i < length && limit != 0; i++) {
      if (chars[i] != old) continue;
      chars[i] = made;
      limit--;
    }
  });
  return Owned::adopt(result);
}

// An ASCII character for another, everywhere in ASCII text of a few words. A text's block ends on a
// word, so that whole ones can be read and written.
Owned replaceInWords(Runtime& rt, const Str* text, uint8_t from, uint8_t to) {
  Str* result = allocateStr(rt, text->length, 0x7f);
  if (!result) return Owned::error();
  constexpr uint64_t kOnes = 0x0101010101010101, kLow = 0x7f * kOnes;
  for (size_t i = 0; i < text->length; i += sizeof(uint64_t)) {
    uint64_t word;
    memcpy(&word, text->chars<char>() + i, sizeof word);
    const uint64_t differs = word ^ from * kOnes;
    const uint64_t same = ~(((differs & kLow) + kLow) | differs | kLow);  // the top bits of bytes
    word ^= (same >> 7) * (from ^ to);
    memcpy(result->chars<char>() + i, &word, sizeof word);
  }
  return Owned::adopt(result);
}

// An ASCII character that is in ASCII text of a few blocks for a few others, or none, everywhere:
// its places are the bits of a word.
constexpr size_t kFewBlocks = 64;
Owned replaceInBlocks(Runtime& rt, const Str* text, uint8_t from, const Str* to) {
  const uint8_t* chars = text->chars<uint8_t>();
  const size_t length = text->length;
  uint64_t hits = 0;
  for (size_t i = 0; i < length; i += marks::kAtOnce)
    hits |= uint64_t{marks::of(chars + i, length - i, marks::OneByte{from})} << i;
  const auto count = static_cast<size_t>(std::popcount(hits));
  Str* result = allocateStr(rt, length - count + count * to->length, 0x7f);
  if (!result) return Owned::error();
  auto* out = result->chars<uint8_t>();
  auto copy = [&out](const uint8_t* piece, size_t size) {
    copyBytes(out, piece, size);
    out += size;
  };
  size_t at = 0;
  for (; hits; hits &= hits - 1) {
    const auto hit = static_cast<size_t>(std::countr_zero(hits));
    copy(chars + at, hit - at);
    copy(to->chars<uint8_t>(), to->length);
    at = hit + 1;
  }
  copy(chars + at, length - at);
  return Owned::adopt(result);
}

// One character for another that may make the text wider, or narrower, at most `limit` times.
Owned replaceCharOfAnyWidth(Runtime& rt, Str* text, char32_t from, char32_t to, int64_t limit) {
  const auto most = static_cast<uint64_t>(limit);  // negative: always
  return withChars(text, [&](const auto* chars) -> Owned {
    const size_t length = text->length;
    char32_t seen = 0;
    uint64_t hits = 0;
    for (size_t i = 0; i < length; i++) {
      const bool hit = chars[i] == from && hits < most;
      hits += hit;
      seen |= hit ? to : chars[i];
    }
    if (hits == 0) return exactStr(rt, text);
    Str* result = allocateStr(rt, length, seen);
    if (!result) return Owned::error();
    withChars(result, [&](auto* made) {
      using C = std::remove_reference_t<decltype(*made)>;
      for (size_t i = 0; i < length; i++) {
        const bool hit = chars[i] == from && hits > 0;
        hits -= hit;
        made[i] = static_cast<C>(hit ? to : chars[i]);
      }
    });
    return Owned::adopt(result);
  });
}

// All pieces of characters of a byte; a single one is known to be in the text.
Owned replaceNarrow(Runtime& rt, Str* text, Str* from, Str* to, int64_t limit) {
  auto view = [](const Str* s) { return std::string_view(s->chars<char>(), s->length); };
  const bool ascii = text->isAscii() && to->isAscii();
  const bool isChar = from->length == 1 && ascii;
  if (isChar && to->length == 1 && text->length <= kShortText) {
    if (limit < 0)
      return replaceInWords(rt, text, from->chars<uint8_t>()[0], to->chars<uint8_t>()[0]);
    return replaceChar(rt, text, from, to->at(0), limit);
  }
  if (isChar && limit < 0 && std::max(text->length, to->length) <= kFewBlocks)
    return replaceInBlocks(rt, text, from->chars<uint8_t>()[0], to);
  Replacement made(rt, view(text), view(from), view(to), static_cast<uint64_t>(limit));
  if (made.stopped()) return Owned::error();
  if (made.isNone()) return exactStr(rt, text);
  if (ascii && made.isDense() && from->length == 1 && to->length == 1)
    return replaceChar(rt, text, from, to->at(0), limit);
  if (made.size() > Str::kMaxLength) return raiseMemoryError(rt);
  Str* result = allocateStr(rt, static_cast<size_t>(made.size()), ascii ? 0x7f : 0xff);
  if (!result) return Owned::error();
  Local held = Owned::adopt(result);
  if (!made.write(result->chars<char>())) return Owned::error();
  if (!ascii && isAsciiText(result->chars<uint8_t>(), result->length)) result->set(Str::kAscii);
  return held.take();
}

// `to` before each of the first `hits` characters, the place behind the last one included.
Owned interleave(Runtime& rt, Str* text, Str* to, size_t hits) {
  uint64_t length = text->length + hits * to->length;
  if (to->length && hits > Str::kMaxLength / to->length) return raiseMemoryError(rt);
  if (length > Str::kMaxLength) return raiseMemoryError(rt);
  StrBuilder out(rt);
  for (size_t i = 0; i < hits; i++) {
    if (!out.append(to)) return Owned::error();
    if (i < text->length && !out.append(text->at(i))) return Owned::error();
    if (!heedSignals(rt)) return Owned::error();
  }
  if (!out.append(text, hits, text->length)) return Owned::error();
  return out.finish();
}

// Texts of any width, of which the result may have another.
Owned replaceWide(Runtime& rt, Str* text, Str* from, Str* to, uint64_t limit) {
  StrBuilder out(rt);
  size_t at = 0;
  bool found = false, good = true;
  auto put = [&](size_t hit) {
    found = true;
    good = out.append(text, at, hit) && out.append(to) && heedSignals(rt);
    at = hit + from->length;
    return good && --limit > 0;
  };
  withChars(text, [&](auto* chars) {
    withChars(from, [&](auto* wanted) {
      search::forEachHit(chars, text->length, wanted, from->length, put);
    });
  });
  if (!good) return Owned::error();
  if (!found) return exactStr(rt, text);
  if (!out.append(text, at, text->length)) return Owned::error();
  return out.finish();
}

// Is there surely none of this one character?
bool lacks(const Str* text, const Str* character) {
  if (text->widthLog() != 0) return false;
  if (character->widthLog() != 0) return true;
  const uint8_t c = character->chars<uint8_t>()[0];
  if (text->length - 1 < marks::kAtOnce)
    return !marks::of(text->chars<uint8_t>(), text->length, marks::OneByte{c});
  return !memchr(text->chars<uint8_t>(), c, text->length);
}

Owned replace(Runtime& rt, Str* text, Str* from, Str* to, int64_t limit) {
  if (limit == 0 || from->length > text->length || from == to) return exactStr(rt, text);
  if (from->length == 1 && lacks(text, from)) return exactStr(rt, text);
  const bool narrow = (text->widthLog() | from->widthLog() | to->widthLog()) == 0;
  if (narrow && from->length > 0) return replaceNarrow(rt, text, from, to, limit);
  if (from->length == 1 && to->length == 1 && text->length <= kShortText)
    return replaceCharOfAnyWidth(rt, text, from->at(0), to->at(0), limit);
  bool sameWidth = from->widthLog() == text->widthLog() && to->widthLog() == text->widthLog() &&
                   text->widthLog() > 0;
  bool staysWide = sameWidth || (from->isAscii() && to->isAscii());
  if (from->length == 1 && to->length == 1 && staysWide) {
    if (find(text, from, 0, text->length) < 0) return exactStr(rt, text);
    return replaceChar(rt, text, from, to->at(0), limit);
  }
  if (from->length == 0)
    return interleave(rt, text, to, static_cast<size_t>(count(text, from, 0, text->length, limit)));
  return replaceWide(rt, text, from, to, static_cast<uint64_t>(limit));
}

bool replaceArg(Runtime& rt, Args args, uint32_t at) {
  if (isStr(rt, args[at])) return true;
  return fail(rt, Exc::TypeError, "replace() argument {} must be str, not {}", at + 1,
              argumentName(rt, args[at]));
}

}  // namespace

Owned str_replace(Runtime& rt, Value self, Args args) {
  const bool plain = isExactly(args[0], TypeId::Str) && isExactly(args[1], TypeId::Str);
  if (!plain && !(replaceArg(rt, args, 0) && replaceArg(rt, args, 1))) return Owned::error();
  int64_t limit = -1;
  OURO_CHECK(countArg(rt, args, 2, -1, &limit));
  return replace(rt, asStr(self), asStr(args[0]), asStr(args[1]), limit);
}

Owned str_removeprefix(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "removeprefix() argument must be str, not {}",
                 argumentName(rt, args[0]));
  Str *text = asStr(self), *prefix = asStr(args[0]);
  if (!matchesAt(text, 0, prefix)) return exactStr(rt, text);
  return substring(rt, text, prefix->length, text->length);
}

Owned str_removesuffix(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "removesuffix() argument must be str, not {}",
                 argumentName(rt, args[0]));
  Str *text = asStr(self), *suffix = asStr(args[0]);
  if (suffix->length > text->length || !matchesAt(text, text->length - suffix->length, suffix))
    return exactStr(rt, text);
  return substring(rt, text, 0, text->length - suffix->length);
}

// ---- translate

// What the table says about a character; notFound() when it says nothing.
static Owned translation(Runtime& rt, Value table, char32_t c) {
  if (isExactDict(rt, table)) {
    Value found = dictGet(rt, table.as<Dict>(), Value::small(c));
    return found.isNotFound() || found.isError() ? Owned::adopt(found) : Owned::share(found);
  }
  Owned found = getItem(rt, table, Value::small(c));
  if (!found.isError() || !errorMatches(rt, Exc::LookupError)) return found;
  clearError(rt);
  return Owned::notFound();
}

static bool appendTranslated(Runtime& rt, StrBuilder& out, char32_t c, Value to) {
  if (to.isNotFound()) return out.append(c);
  if (to.isNone()) return true;
  if (isStr(rt, to)) return out.append(asStr(to));
  if (!isInt(rt, to))
    return fail(rt, Exc::TypeError, "character mapping must return integer, None or str");
  int64_t code = -1;
  if (!intFits(rt, to, &code) || code < 0 || code > 0x10ffff)
    return fail(rt, Exc::ValueError, "character mapping must be in range(0x110000)");
  return out.append(static_cast<char32_t>(code));
}

constexpr uint8_t kUnknown = 0xff, kDropped = 0xfe;

// The ASCII character that a dict has for another, or kDropped. *known stays kUnknown where it has
// something else. False: an exception is pending.
static bool learnAscii(Runtime& rt, Dict* table, uint8_t c, uint8_t* known) {
  const int64_t number = dictIndexOf(table, Value::small(c));
  const Value found = number >= 0    ? table->entries[number].value
                      : number == -1 ? Value::notFound()
                                     : dictGet(rt, table, Value::small(c));
  if (found.isError()) return false;
  const bool isChar = isExactStr(rt, found) && asStr(found)->length == 1;
  const Value ascii = isChar ? Value::small(asStr(found)->at(0)) : found;
  if (found.isNotFound()) {
    *known = c;
  } else if (found.isNone()) {
    *known = kDropped;
  } else if (ascii.isSmall() && static_cast<uint64_t>(ascii.small()) < 128) {
    *known = static_cast<uint8_t>(ascii.small());
  }
  return true;
}

constexpr size_t kAtOnce = 8;

// What is known for the next few characters; false: one of them is dropped, or unknown.
[[gnu::always_inline]] static inline bool translateFew(const uint8_t* chars, const uint8_t* known,
                                                       char* made) {
  uint64_t few = 0;  // put together in a register: bytes that were just stored are slow to read
  for (size_t i = 0; i < kAtOnce; i++) few |= uint64_t{known[chars[i]]} << 8 * i;
  memcpy(made, &few, kAtOnce);
  return (few & 0x8080808080808080) == 0;
}

// ASCII text by a dict that has ASCII characters for all it knows: each is looked up once. The part
// that could be done so; what is left begins at *done.
static bool translateAscii(Runtime& rt, StrBuilder& out, const Str* text, Dict* table,
                           size_t* done) {
  uint8_t known[128];
  memset(known, kUnknown, sizeof known);
  const uint8_t* chars = text->chars<uint8_t>();
  char made[512];
  size_t at = 0;
  for (bool more = true; more && at < text->length;) {
    const size_t end = std::min(size_t{text->length}, at + sizeof made);
    size_t count = 0;
    while (at < end && more) {
      const size_t stop = std::min(end, at + kAtOnce);
      if (stop - at == kAtOnce && translateFew(chars + at, known, made + count)) {
        count += kAtOnce;
        at = stop;
        continue;
      }
      for (; at < stop && more; at++) {
        uint8_t& to = known[chars[at]];
        if (to == kUnknown && !learnAscii(rt, table, chars[at], &to)) return false;
        more = to != kUnknown;
        if (!more) break;
        made[count] = static_cast<char>(to);
        count += to != kDropped;
      }
    }
    if (!out.appendAscii({made, count}) || !heedSignals(rt)) return false;
  }
  *done = at;
  return true;
}

// By a str: a character for each code point from 0 on.
static Owned translateBy(Runtime& rt, const Str* text, const Str* table) {
  StrBuilder out(rt);
  bool good = withChars(text, [&](auto* from) {
    return withChars(table, [&](auto* to) {
      char32_t chars[128];
      for (size_t i = 0; i < text->length;) {
        size_t count = std::min(std::size(chars), text->length - i);
        for (size_t k = 0; k < count; k++, i++)
          chars[k] = from[i] < table->length ? char32_t{to[from[i]]} : char32_t{from[i]};
        if (!out.append(std::span<const char32_t>(chars, count)) || !heedSignals(rt)) return false;
      }
      return true;
    });
  });
  return good ? out.finish() : Owned::error();
}

Owned str_translate(Runtime& rt, Value self, Args args) {
  Str* text = asStr(self);
  if (isExactStr(rt, args[0])) return translateBy(rt, text, asStr(args[0]));
  StrBuilder out(rt);
  size_t start = 0;
  if (text->isAscii() && isExactDict(rt, args[0]))
    OURO_CHECK(translateAscii(rt, out, text, args[0].as<Dict>(), &start));
  for (size_t i = start; i < text->length; i++) {
    char32_t c = text->at(i);
    OURO_TRY(to, translation(rt, args[0], c));
    OURO_CHECK(appendTranslated(rt, out, c, to) && heedSignals(rt));
  }
  return out.finish();
}

// A table given as a dict: keys that are characters become their code points.
static Owned tableFromDict(Runtime& rt, Value given) {
  if (!isExactDict(rt, given))
    return raise(rt, Exc::TypeError,
                 "if you give only one argument to maketrans it must be a dict");
  OURO_TRY(table, newDict(rt));
  size_t position = 0;
  Value key, value;
  while (dictNext(given.as<Dict>(), &position, &key, &value)) {
    if (isStr(rt, key)) {
      if (asStr(key)->length != 1)
        return raise(rt, Exc::ValueError, "string keys in translate table must be of length 1");
      key = Value::small(asStr(key)->at(0));
    } else if (!isInt(rt, key)) {
      return raise(rt, Exc::TypeError, "keys in translate table must be strings or integers");
    }
    OURO_CHECK(dictSet(rt, table.as<Dict>(), key, value));
  }
  return table.take();
}

Owned str_maketrans(Runtime& rt, Value, Args args) {
  if (args.has(1) && !isStr(rt, args[1]))
    return raise(rt, Exc::TypeError, "maketrans() argument 2 must be str, not {}",
                 argumentName(rt, args[1]));
  if (args.has(2) && !isStr(rt, args[2]))
    return raise(rt, Exc::TypeError, "maketrans() argument 3 must be str, not {}",
                 argumentName(rt, args[2]));
  if (!args.has(1)) return tableFromDict(rt, args[0]);
  if (!isStr(rt, args[0]))
    return raise(rt, Exc::TypeError,
                 "first maketrans argument must be a string if there is a second argument");
  Str *from = asStr(args[0]), *to = asStr(args[1]);
  if (from->length != to->length)
    return raise(rt, Exc::ValueError, "the first two maketrans arguments must have equal length");
  OURO_TRY(table, newDict(rt));
  Dict* dict = table.as<Dict>();
  for (size_t i = 0; i < from->length; i++)
    OURO_CHECK(dictSet(rt, dict, Value::small(from->at(i)), Value::small(to->at(i))));
  if (args.has(2)) {
    Str* dropped = asStr(args[2]);
    for (size_t i = 0; i < dropped->length; i++)
      OURO_CHECK(dictSet(rt, dict, Value::small(dropped->at(i)), Value::none()));
  }
  return table.take();
}

}  // namespace ouro
