// Cutting bytes into pieces and putting pieces together.

#include <algorithm>

#include "runtime/pieces.h"
#include "runtime/types/byte_builder.h"
#include "runtime/types/bytes_methods.h"
#include "runtime/types/exact.h"
#include "runtime/types/item_stack.h"
#include "runtime/types/list.h"
#include "runtime/types/marks.h"
#include "runtime/types/search_all.h"
#include "runtime/types/text_args.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

bool isSpace(char c) { return c == ' ' || (c >= 9 && c <= 13); }

// A piece of `self`: mostly a byte that is there already, or a few.
[[gnu::always_inline]] inline Owned pieceOf(Runtime& rt, Value self, std::string_view piece) {
  const bool isPart = isExactly(self, TypeId::Bytes) && piece.size() < self.as<Bytes>()->length;
  if (!isPart) return likeSelf(rt, self, piece);
  Bytes* known = piece.size() == 1 ? rt.oneByte[static_cast<uint8_t>(piece[0])] : nullptr;
  if (!known) return newBytes(rt, piece);
  retain(known);
  return Owned::adopt(known);
}

[[gnu::always_inline]] inline bool addPiece(Runtime& rt, ItemStack& pieces, Value self,
                                            std::string_view piece) {
  return pieces.push(pieceOf(rt, self, piece)) && heedSignals(rt);
}

const uint8_t* raw(std::string_view v) { return reinterpret_cast<const uint8_t*>(v.data()); }

// What `forEach` finds; with the limit used up, what is left is the last piece.
template <class ForEach>
bool addPieces(Runtime& rt, ItemStack& pieces, Value self, std::string_view text, uint64_t limit,
               ForEach forEach) {
  bool good = true;
  forEach(raw(text), text.size(), [&](size_t start, size_t end) {
    if (limit == 0) {
      good = addPiece(rt, pieces, self, text.substr(start));
      return false;
    }
    limit--;
    good = addPiece(rt, pieces, self, {text.data() + start, end - start});
    return good;
  });
  return good;
}

bool splitSpace(Runtime& rt, ItemStack& pieces, Value self, std::string_view text, uint64_t limit) {
  return addPieces(rt, pieces, self, text, limit, [](auto* bytes, size_t length, auto&& each) {
    marks::forEachWord(bytes, length, marks::ByteSpace{}, each);
  });
}

[[gnu::noinline]] bool splitAtByte(Runtime& rt, ItemStack& pieces, Value self,
                                   std::string_view text, uint8_t mark, uint64_t limit) {
  return addPieces(rt, pieces, self, text, limit, [=](auto* bytes, size_t length, auto&& each) {
    marks::forEachPiece(bytes, length, marks::OneByte{mark}, each);
  });
}

bool rsplitSpace(Runtime& rt, ItemStack& pieces, Value self, std::string_view text,
                 uint64_t limit) {
  while (true) {
    while (!text.empty() && isSpace(text.back())) text.remove_suffix(1);
    if (text.empty()) return true;
    if (limit-- == 0) return addPiece(rt, pieces, self, text);
    size_t start = text.size();
    while (start > 0 && !isSpace(text[start - 1])) start--;
    if (!addPiece(rt, pieces, self, text.substr(start))) return false;
    text = text.substr(0, start);
  }
}

bool splitAt(Runtime& rt, ItemStack& pieces, Value self, std::string_view text,
             std::string_view mark, uint64_t limit) {
  if (mark.size() == 1) return splitAtByte(rt, pieces, self, text, raw(mark)[0], limit);
  size_t at = 0;
  bool good = true;
  auto cut = [&](size_t hit) {
    good = addPiece(rt, pieces, self, text.substr(at, hit - at));
    at = hit + mark.size();
    return good && --limit > 0;
  };
  if (limit) search::forEachHit(raw(text), text.size(), raw(mark), mark.size(), cut);
  return good && addPiece(rt, pieces, self, text.substr(at));
}

bool rsplitAt(Runtime& rt, ItemStack& pieces, Value self, std::string_view text,
              std::string_view mark, uint64_t limit) {
  for (; limit > 0; limit--) {
    size_t hit = rfindBytes(text, mark);
    if (hit == text.npos) break;
    if (!addPiece(rt, pieces, self, text.substr(hit + mark.size()))) return false;
    text = text.substr(0, hit);
  }
  return addPiece(rt, pieces, self, text);
}

Owned splitArgs(Runtime& rt, Value self, Args args, bool fromRight) {
  bool bySpace = !args.has(0) || args[0].isNone();
  int64_t limit = -1;
  OURO_CHECK(countArg(rt, args, 1, -1, &limit));
  uint64_t most = limit < 0 ? UINT64_MAX : static_cast<uint64_t>(limit);
  std::string_view mark;
  if (!bySpace) {
    if (isExactly(args[0], TypeId::Bytes)) {
      mark = args[0].as<Bytes>()->view();
    } else {
      OURO_CHECK(asByteView(rt, args[0], &mark));
    }
    if (mark.empty()) return raise(rt, Exc::ValueError, "empty separator");
  }
  ItemStack pieces(rt);
  std::string_view text = selfView(rt, self);
  const HeldBytes held(rt, self), heldMark(rt, bySpace ? self : args[0]);
  if (bySpace) {
    OURO_CHECK((fromRight ? rsplitSpace : splitSpace)(rt, pieces, self, text, most));
  } else {
    OURO_CHECK((fromRight ? rsplitAt : splitAt)(rt, pieces, self, text, mark, most));
  }
  if (fromRight) std::ranges::reverse(pieces.from(0));
  return pieces.takeList();
}

Owned partition(Runtime& rt, Value self, Args args, bool fromRight) {
  std::string_view mark;
  OURO_CHECK(asByteView(rt, args[0], &mark));
  if (mark.empty()) return raise(rt, Exc::ValueError, "empty separator");
  std::string_view text = selfView(rt, self);
  size_t hit = fromRight ? rfindBytes(text, mark) : findBytes(text, mark);
  const bool keepsWhole = isBytes(rt, self);  // what cannot change is handed back
  auto part = [&](std::string_view piece) { return pieceOf(rt, self, piece); };
  auto whole = [&] { return keepsWhole ? Owned::share(self) : part(text); };
  ItemStack parts(rt);
  if (hit != text.npos) {
    OURO_CHECK(parts.push(part(text.substr(0, hit))) &&
               parts.push(keepsWhole ? Owned::share(args[0]) : part(mark)) &&
               parts.push(part(text.substr(hit + mark.size()))));
  } else if (fromRight) {
    OURO_CHECK(parts.push(part({})) && parts.push(part({})) && parts.push(whole()));
  } else {
    OURO_CHECK(parts.push(whole()) && parts.push(part({})) && parts.push(part({})));
  }
  return parts.takeTuple();
}

}  // namespace

Owned bytes_split(Runtime& rt, Value self, Args args) { return splitArgs(rt, self, args, false); }
Owned bytes_rsplit(Runtime& rt, Value self, Args args) { return splitArgs(rt, self, args, true); }

Owned bytes_partition(Runtime& rt, Value self, Args args) {
  return partition(rt, self, args, false);
}
Owned bytes_rpartition(Runtime& rt, Value self, Args args) {
  return partition(rt, self, args, true);
}

Owned bytes_splitlines(Runtime& rt, Value self, Args args) {
  int64_t keepEnds = 0;
  OURO_CHECK(intArg(rt, args, 0, 0, &keepEnds));
  ItemStack lines(rt);
  std::string_view text = selfView(rt, self);
  const HeldBytes held(rt, self);
  for (size_t start = 0, feed = 0, carriage = 0; start < text.size();) {
    // Where the next ones of both are, looked for only when the last ones are passed.
    if (feed <= start) feed = std::min(text.find('\n', start), text.size());
    if (carriage <= start) carriage = std::min(text.find('\r', start), text.size());
    size_t end = std::min(feed, carriage), next = end;
    if (end < text.size()) next += text.substr(end, 2) == "\r\n" ? 2 : 1;
    size_t stop = keepEnds ? next : end;
    OURO_CHECK(addPiece(rt, lines, self, text.substr(start, stop - start)));
    start = next;
  }
  return lines.takeList();
}

// What join() takes from item `i`.
static bool viewOfItem(Runtime& rt, Value item, size_t i, std::string_view* piece) {
  if (isExactly(item, TypeId::Bytes)) {
    *piece = item.as<Bytes>()->view();
    return true;
  }
  if (asByteView(rt, item, piece)) return true;
  clearError(rt);
  return fail(rt, Exc::TypeError, "sequence item {}: expected a bytes-like object, {} found", i,
              typeName(rt, item));
}

Owned bytes_join(Runtime& rt, Value self, Args args) {
  Local iterator, items(args[0]);
  if (!isExactList(rt, args[0]) && !isExactTuple(rt, args[0])) {
    iterator = iter(rt, args[0]);
    if (iterator.isError()) {
      if (!errorMatches(rt, Exc::TypeError)) return Owned::error();
      clearError(rt);
      return raise(rt, Exc::TypeError, "can only join an iterable");
    }
    ByteArray* array = byteBufferOf(rt, self);
    if (array) array->exports++;  // what the iterator runs must not resize it
    items = listFrom(rt, iterator);
    if (array) array->exports--;
    if (items.isError()) return Owned::error();
  }
  auto span = isTuple(rt, items) ? items.as<Tuple>()->span() : items.as<List>()->span();
  ByteBuilder out(rt);
  for (size_t i = 0; i < span.size(); i++) {
    if (i % kManyItems == kManyItems - 1) {
      OURO_CHECK(heedSignals(rt));
      span = isTuple(rt, items) ? items.as<Tuple>()->span() : items.as<List>()->span();
      if (i >= span.size()) break;
    }
    std::string_view piece;
    OURO_CHECK(viewOfItem(rt, span[i], i, &piece));
    if (i) OURO_CHECK(out.append(selfView(rt, self)));
    OURO_CHECK(out.append(piece));
  }
  return likeSelf(rt, self, out.view());
}

}  // namespace ouro
