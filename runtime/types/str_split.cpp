// Cutting text into pieces: split, rsplit, splitlines, partition.

#include <algorithm>
#include <utility>

#include "runtime/protocol.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/marks.h"
#include "runtime/types/search_all.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

// As substring(), of narrow text: most pieces are a character that is there already, or a few of
// ASCII.
[[gnu::always_inline]] inline Owned narrowPiece(Runtime& rt, Str* text, bool isAscii, size_t start,
                                                size_t end) {
  const size_t size = end - start;
  Str* known = size == 1 ? rt.latin1[text->chars<uint8_t>()[start]] : nullptr;
  if (known) {
    retain(known);
    return Owned::adopt(known);
  }
  if (isAscii && size - 1 < text->length - size_t{1})
    return newAscii(rt, {text->chars<char>() + start, size});
  return substring(rt, text, start, end);
}

[[gnu::always_inline]] inline Owned pieceOf(Runtime& rt, Str* text, size_t start, size_t end) {
  return text->widthLog() == 0 ? narrowPiece(rt, text, text->isAscii(), start, end)
                               : substring(rt, text, start, end);
}

bool addPiece(Runtime& rt, ItemStack& pieces, Str* text, size_t start, size_t end) {
  return pieces.push(pieceOf(rt, text, start, end)) && heedSignals(rt);
}

// Pieces of narrow text, from left to right.
class NarrowPieces {
 public:
  NarrowPieces(Runtime& rt, ItemStack& pieces, Str* text)
      : rt_(rt), pieces_(pieces), text_(text), isAscii_(text->isAscii()) {}
  const uint8_t* chars() const { return text_->chars<uint8_t>(); }
  size_t length() const { return text_->length; }
  [[gnu::always_inline]] bool add(size_t start, size_t end) {
    return pieces_.push(narrowPiece(rt_, text_, isAscii_, start, end)) && heedSignals(rt_);
  }

 private:
  Runtime& rt_;
  ItemStack& pieces_;
  Str* text_;
  const bool isAscii_;
};

// What `forEach` finds; with the limit used up, what is left is the last piece.
template <class ForEach>
bool addNarrow(NarrowPieces pieces, uint64_t limit, ForEach forEach) {
  bool good = true;
  forEach(pieces.chars(), pieces.length(), [&](size_t start, size_t end) {
    if (limit == 0) {
      good = pieces.add(start, pieces.length());
      return false;
    }
    limit--;
    good = pieces.add(start, end);
    return good;
  });
  return good;
}

[[gnu::noinline]] bool splitNarrowSpace(Runtime& rt, ItemStack& pieces, Str* text, uint64_t limit) {
  return addNarrow({rt, pieces, text}, limit, [](auto* chars, size_t length, auto&& each) {
    marks::forEachWord(chars, length, marks::Space{}, each);
  });
}

[[gnu::noinline]] bool splitNarrowAt(Runtime& rt, ItemStack& pieces, Str* text, uint8_t separator,
                                     uint64_t limit) {
  return addNarrow({rt, pieces, text}, limit, [=](auto* chars, size_t length, auto&& each) {
    marks::forEachPiece(chars, length, marks::OneByte{separator}, each);
  });
}

template <class C>
bool isSpaceAt(const C* text, size_t i) {
  return unicode::isSpace(text[i]);
}

template <class C>
bool splitSpace(Runtime& rt, ItemStack& pieces, Str* text, const C* chars, uint64_t limit) {
  if constexpr (sizeof(C) == 1) return splitNarrowSpace(rt, pieces, text, limit);
  size_t length = text->length, i = 0;
  while (true) {
    while (i < length && isSpaceAt(chars, i)) i++;
    if (i == length) return true;
    size_t start = i;
    if (limit-- == 0) return addPiece(rt, pieces, text, start, length);
    while (i < length && !isSpaceAt(chars, i)) i++;
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

[[gnu::noinline]] bool splitAnyAt(Runtime& rt, ItemStack& pieces, Str* text, Str* separator,
                                  uint64_t limit) {
  return withChars(text, [&](auto* chars) {
    return withChars(separator, [&](auto* wanted) {
      size_t at = 0;
      bool good = true;
      auto cut = [&](size_t hit) {
        good = addPiece(rt, pieces, text, at, hit);
        at = hit + separator->length;
        return good && --limit > 0;
      };
      if (limit) search::forEachHit(chars, text->length, wanted, separator->length, cut);
      return good && addPiece(rt, pieces, text, at, text->length);
    });
  });
}

bool splitAt(Runtime& rt, ItemStack& pieces, Str* text, Str* separator, uint64_t limit) {
  if (separator->length == 1 && (text->widthLog() | separator->widthLog()) == 0)
    return splitNarrowAt(rt, pieces, text, separator->chars<uint8_t>()[0], limit);
  return splitAnyAt(rt, pieces, text, separator, limit);
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
  if (hit < 0) {
    OURO_TRY(empty, emptyStr(rt));
    if (fromRight) return newTuple(rt, {empty, empty, Value(text)});
    return newTuple(rt, {Value(text), empty, empty});
  }
  const auto at = static_cast<size_t>(hit);
  Value parts[3];
  const Owned before = pieceOf(rt, text, 0, at);
  if (before.isError()) return before;
  parts[0] = before.take();
  const Owned after = pieceOf(rt, text, at + separator->length, text->length);
  if (after.isError()) return release(parts[0]), after;
  parts[1] = Owned::share(separator).take();
  parts[2] = after.take();
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
    while (i < text->length && !unicode::isLineBreak(chars[i])) i++;
    size_t end = i;
    if (i < text->length) {
      bool isPair = chars[i] == '\r' && i + 1 < text->length && chars[i + 1] == '\n';
      i += isPair ? 2 : 1;
    }
    if (!addPiece(rt, lines, text, start, keepEnds ? i : end)) return false;
  }
  return true;
}

static bool splitNarrowLines(NarrowPieces lines, bool keepEnds) {
  const uint8_t* chars = lines.chars();
  const size_t length = lines.length();
  size_t start = 0;
  auto end = [&](size_t at) {
    if (at < start) return true;  // the second of a pair
    const bool isPair = chars[at] == '\r' && at + 1 < length && chars[at + 1] == '\n';
    const size_t next = at + (isPair ? 2 : 1), from = std::exchange(start, next);
    return lines.add(from, keepEnds ? next : at);
  };
  if (!marks::forEach(chars, length, marks::LineBreak{}, end)) return false;
  return start == length || lines.add(start, length);
}

Owned str_splitlines(Runtime& rt, Value self, Args args) {
  int64_t keepEnds = 0;
  OURO_CHECK(intArg(rt, args, 0, 0, &keepEnds));
  ItemStack lines(rt);
  OURO_CHECK(withChars(asStr(self), [&](auto* chars) {
    if constexpr (sizeof(*chars) == 1)
      return splitNarrowLines({rt, lines, asStr(self)}, keepEnds != 0);
    else
      return splitLines(rt, lines, asStr(self), chars, keepEnds != 0);
  }));
  return lines.takeList();
}

}  // namespace ouro
