#pragma once
// Numbers of 64 bits that order keys as far as they go, for RankSort. How keys are compared must be
// nothing that a script can watch.
//
// - Of an int: its value; of a float: its bits, so that they ascend. Both are all there is to know.
// - Of bytes and a narrow str: seven characters, and how many there were, up to eight: "ab" is less
//   than "ab\0".
// - Of a wide str: three characters of 21 bits, each plus one.

#include <algorithm>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

#include "runtime/short_copy.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/str.h"

namespace ouro {

// What all keys have in common decides how they are compared. Numbers: floats and small ints.
enum class SortKind : uint8_t { Mixed, Bools, Ints, Floats, Numbers, Texts, Bytes, Tuples };

inline SortKind sortKindOf(const Runtime& rt, Value v) {
  if (v.isSmall()) return SortKind::Ints;
  if (v.isFlonum()) return SortKind::Floats;
  if (isExactly(rt, v, TypeId::Str)) return SortKind::Texts;
  if (isExactly(rt, v, TypeId::Tuple)) return SortKind::Tuples;
  if (isExactly(rt, v, TypeId::Bytes)) return SortKind::Bytes;
  return v.isBool() ? SortKind::Bools : SortKind::Mixed;
}

namespace rank {

constexpr uint64_t kSign = uint64_t{1} << 63;

inline uint64_t ofInt(Value v) { return v.bits() ^ kSign; }

inline uint64_t ofBool(Value v) { return v.isTrue(); }

// Of no nan: flonums are none. Both zeros have one rank.
inline uint64_t ofDouble(double d) {
  const auto bits = std::bit_cast<uint64_t>(d + 0.0);
  return bits ^ ((0 - (bits >> 63)) | kSign);
}
inline uint64_t ofFloat(Value v) { return ofDouble(v.flonum()); }

// A flonum, or an int that a double holds exactly.
inline bool isNumber(Value v) {
  constexpr int64_t kExact = int64_t{1} << 53;
  return v.isSmall() ? v.small() >= -kExact && v.small() <= kExact : v.isFlonum();
}
inline double numberOf(Value v) {
  return v.isSmall() ? static_cast<double>(v.small()) : v.flonum();
}
inline uint64_t ofNumber(Value v) { return ofDouble(numberOf(v)); }

// ---- text

constexpr size_t kNarrowChars = 7, kWideChars = 3;

// The first eight bytes of `left` that are there.
inline uint64_t firstBytes(const uint8_t* at, size_t left) {
  uint64_t word = 0;
  if (left == 0) return 0;
#ifndef __SANITIZE_ADDRESS__
  if (left < 8 && areInOnePage(at, 8)) [[likely]] {
    memcpy(&word, at, 8);
    return word & ((uint64_t{1} << left * 8) - 1);
  }
#endif
  memcpy(&word, at, std::min<size_t>(left, 8));
  return word;
}

// From `start` on, which may be the end.
inline uint64_t ofNarrow(std::string_view text, size_t start) {
  const size_t left = text.size() - start;
  const auto* at = reinterpret_cast<const uint8_t*>(text.data()) + start;
  const uint64_t word = __builtin_bswap64(firstBytes(at, left));
  return (word & ~uint64_t{0xff}) | std::min<uint64_t>(left, kNarrowChars + 1);
}
inline uint64_t ofWide(const Str* text, size_t start) {
  uint64_t rank = 0;
  for (size_t i = start; i < start + kWideChars; i++)
    rank = rank << 21 | (i < text->length ? text->at(i) + 1 : 0);
  return rank;
}

// Does it leave out some of the text?
inline bool isPartialNarrow(uint64_t rank) { return (rank & 0xff) > kNarrowChars; }
inline bool isPartialWide(uint64_t rank) { return (rank & ((1u << 21) - 1)) != 0; }

}  // namespace rank

}  // namespace ouro
