// Cutting text into pieces: split, rsplit, splitlines, partition.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/search.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

bool addPiece(Runtime& rt, ItemStack& pieces, Str* text, size_t start, size_t end) {
  bool isPart = text->isAscii() && end - start < text->length;
  return pieces.push(isPart ? newAscii(rt, text->asciiView().substr(start, end - start))
                            : substring(rt, text, start, end)) &&
         heedSignals(rt);
}

// The first place from i on of a character that `isWanted`, or the length. Of ASCII only what is
// below `limit` may be.
template <char limit, class C, class F>
size_t findFrom(size_t i, const C* chars, size_t length, F isWanted) {
#ifdef __SSE2__
  if constexpr (sizeof(C) == 1) {
    for (const __m128i end = _mm_set1_epi8(limit); i + 16 <= length; i += 16) {
      __m128i block = _mm_loadu_si128(reinterpret_cast<const __m128i*>(chars + i));
      // Bytes from 128 on are negative.
      auto hits = static_cast<unsigned>(_mm_movemask_epi8(_mm_cmplt_epi8(block, end)));
      for (; hits; hits &= hits - 1)
        if (size_t at = i + static_cast<unsigned>(__builtin_ctz(hits)); isWanted(chars[at]))
          return at;
    }
  }
#endif
  while (i < length && !isWanted(chars[i])) i++;
  return i;
}

template <class C>
bool isSpaceAt(const C* text, size_t i) {
  return unicode::isSpace(text[i]);
}

template <class C>
bool splitSpace(Runtime& rt, ItemStack& pieces, Str* text, const C* chars, uint64_t limit) {
  size_t length = text->length, i = 0;
  while (true) {
    while (i < length && isSpaceAt(chars, i)) i++;
    if (i == length) return true;
    size_t start = i;
    if (limit-- == 0) return addPiece(rt, pieces, text, start, length);
    i = findFrom<' ' + 1>(i, chars, length, [](char32_t c) { return unicode::isSpace(c); });
    if (!addPiece(rt, pieces, text, start, i)) return false;
  }
}

template <class C>
bool rsplitSpace(Runtime& rt, ItemStack& pieces, Str* text, const C* chars, uint64_t limit) {
  size_t i = text->length;
  while (true) {
    while (i > 0 && isSpaceAt(chars, i - 1)) i--;
    if (i == 0) return true;
    size_t end = i;
    if (limit-- == 0) return addPiece(rt, pieces, text, 0, end);
    while (i > 0 && !isSpaceAt(chars, i - 1)) i--;
    if (!addPiece(rt, pieces, text, i, end)) return false;
  }
}

bool splitAt(Runtime& rt, ItemStack& pieces, Str* text, Str* separator, uint64_t limit) {
  return withChars(text, [&](auto* chars) {
    return withChars(separator, [&](auto* wanted) {
      size_t at = 0;
      bool good = true;
      const bool ascii = text->isAscii();
      auto piece = [&](size_t end) __attribute__((always_inline)) {
        return pieces.push(ascii ? newAscii(rt, {text->chars<char>() + at, end - at})
                                 : substring(rt, text, at, end)) &&
               heedSignals(rt);
      };
      auto cut = [&](size_t hit) {
        good = piece(hit);
        at = hit + separator->length;
        return good && --limit > 0;
      };
      if (limit) search::forEachHit(chars, text->length, wanted, separator->length, cut);
      if (at == 0) return good && addPiece(rt, pieces, text, 0, text->length);
      return good && piece(text->length);
    });
  });
}

bool rsplitAt(Runtime& rt, ItemStack& pieces, Str* text, Str* separator, uint64_t limit) {
  size_t end = text->length;
  for (; limit > 0; limit--) {
    int64_t hit = rfind(text, separator, 0, end);
    if (hit < 0) break;
    size_t after = static_cast<size_t>(hit) + separator->length;
    if (!addPiece(rt, pieces, text, after, end)) return false;
    end = static_cast<size_t>(hit);
  }
  return addPiece(rt, pieces, text, 0, end);
}

Owned splitArgs(Runtime& rt, Value self, Args args, bool fromRight) {
  bool bySpace = !args.has(0) || args[0].isNone();
  int64_t limit = -1;
  OURO_CHECK(countArg(rt, args, 1, -1, &limit));
  if (!bySpace && !isStr(rt, args[0])) return raiseMustBe(rt, "str or None", args[0]);
  if (!bySpace && asStr(args[0])->length == 0) return raise(rt, Exc::ValueError, "empty separator");
  uint64_t most = limit < 0 ? UINT64_MAX : static_cast<uint64_t>(limit);
  ItemStack pieces(rt);
  Str* text = asStr(self);
  if (bySpace) {
    OURO_CHECK(withChars(text, [&](auto* chars) {
      return fromRight ? rsplitSpace(rt, pieces, text, chars, most)
                       : splitSpace(rt, pieces, text, chars, most);
    }));
  } else {
    OURO_CHECK((fromRight ? rsplitAt : splitAt)(rt, pieces, text, asStr(args[0]), most));
  }
  if (fromRight) std::ranges::reverse(pieces.from(0));
  return pieces.takeList();
}

Owned partitionAt(Runtime& rt, Str* text, Str* separator, int64_t hit, bool fromRight) {
  OURO_TRY(empty, emptyStr(rt));
  if (hit < 0) {
    OURO_TRY(whole, exactStr(rt, text));
    if (fromRight) return newTuple(rt, {empty, empty, whole});
    return newTuple(rt, {whole, empty, empty});
  }
  size_t at = static_cast<size_t>(hit);
  OURO_TRY(before, substring(rt, text, 0, at));
  OURO_TRY(after, substring(rt, text, at + separator->length, text->length));
  Value parts[] = {before.take().take(), Owned::share(separator).take(), after.take().take()};
  return newTupleTaking(rt, parts, 3);
}

Owned partition(Runtime& rt, Value self, Args args, bool fromRight) {
  if (!needStr(rt, args[0])) return Owned::error();
  Str *text = asStr(self), *separator = asStr(args[0]);
  if (separator->length == 0) return raise(rt, Exc::ValueError, "empty separator");
  int64_t hit = (fromRight ? rfind : find)(text, separator, 0, text->length);
  return partitionAt(rt, text, separator, hit, fromRight);
}

}  // namespace

Owned str_split(Runtime& rt, Value self, Args args) { return splitArgs(rt, self, args, false); }
Owned str_rsplit(Runtime& rt, Value self, Args args) { return splitArgs(rt, self, args, true); }

Owned str_partition(Runtime& rt, Value self, Args args) { return partition(rt, self, args, false); }
Owned str_rpartition(Runtime& rt, Value self, Args args) { return partition(rt, self, args, true); }

template <class C>
static bool splitLines(Runtime& rt, ItemStack& lines, Str* text, const C* chars, bool keepEnds) {
  for (size_t i = 0; i < text->length;) {
    size_t start = i;
    i = findFrom<' '>(i, chars, text->length, [](char32_t c) { return unicode::isLineBreak(c); });
    size_t end = i;
    if (i < text->length) {
      bool isPair = chars[i] == '\r' && i + 1 < text->length && chars[i + 1] == '\n';
      i += isPair ? 2 : 1;
    }
    if (!addPiece(rt, lines, text, start, keepEnds ? i : end)) return false;
  }
  return true;
}

Owned str_splitlines(Runtime& rt, Value self, Args args) {
  int64_t keepEnds = 0;
  OURO_CHECK(intArg(rt, args, 0, 0, &keepEnds));
  ItemStack lines(rt);
  OURO_CHECK(withChars(asStr(self), [&](auto* chars) {
    return splitLines(rt, lines, asStr(self), chars, keepEnds != 0);
  }));
  return lines.takeList();
}

}  // namespace ouro
