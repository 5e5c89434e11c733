#pragma once
// The code of a regular expression as CPython's re/_compiler.py writes it: 32-bit words, each
// operation followed by its operands. `skip` counts words from the skip word itself.
//
//   ANY ANY_ALL                     LITERAL c   NOT_LITERAL c   (and _IGNORE forms)
//   IN skip set... FAILURE          AT place    CATEGORY class   MARK number   GROUPREF group
//   BRANCH {skip code... JUMP end}... FAILURE   GROUPREF_EXISTS group skip yes... [JUMP end no...]
//   ASSERT skip back code... SUCCESS            ATOMIC_GROUP skip code... SUCCESS
//   REPEAT skip min max body... MAX_UNTIL       REPEAT_ONE skip min max item SUCCESS
//   INFO skip flags min max [prefix length, skip, chars, overlap | set]
//
// A set lists LITERAL c, RANGE a b, CHARSET 8 words, BIGCHARSET n 64 words 8n words, CATEGORY c,
// NEGATE; FAILURE ends it.

#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace ouro::sre {

enum class Op : uint32_t {
#define OP(name) name,
#include "stdlib/sre_code.def"
#undef OP
  Count,
};

enum class At : uint32_t {
  Beginning,
  BeginningLine,
  BeginningString,
  Boundary,
  NonBoundary,
  End,
  EndLine,
  EndString,
  LocBoundary,
  LocNonBoundary,
  UniBoundary,
  UniNonBoundary,
  Count,
};

enum class Category : uint32_t {
  Digit,
  NotDigit,
  Space,
  NotSpace,
  Word,
  NotWord,
  Linebreak,
  NotLinebreak,
  LocWord,
  LocNotWord,
  UniDigit,
  UniNotDigit,
  UniSpace,
  UniNotSpace,
  UniWord,
  UniNotWord,
  UniLinebreak,
  UniNotLinebreak,
  Count,
};

enum InfoFlags : uint32_t { kInfoPrefix = 1, kInfoLiteral = 2, kInfoCharset = 4 };
constexpr uint32_t kFlagUnicode = 32, kFlagLocale = 4;
constexpr uint32_t kMaxRepeat = UINT32_MAX;
constexpr uint32_t kMaxGroups = INT32_MAX / 2;

using Bitmap = std::array<uint64_t, 4>;  // of the characters below 256

// Code, and for each IN the characters below 256 that it accepts.
struct Program {
  std::vector<uint32_t> code;
  std::vector<uint32_t> bitmapAt;  // for the word of an IN: its number in `bitmaps`
  std::vector<Bitmap> bitmaps;
  uint32_t groups = 0;
};

// Is the code well-formed, so that running it stays within the code and the groups? If so, makes
// the bitmaps.
bool validate(Program*);

bool inCategory(Category, uint32_t c);
bool inSet(const uint32_t* set, uint32_t c);
// What an IN of any kind at `at` says of a character.
bool acceptsSlow(const Program&, size_t at, uint32_t c);
inline bool accepts(const Program& program, size_t at, uint32_t c) {
  if (c < 256) return program.bitmaps[program.bitmapAt[at]][c >> 6] >> (c & 63) & 1;
  return acceptsSlow(program, at, c);
}
inline bool isIn(Op op) {
  return op == Op::In || op == Op::InIgnore || op == Op::InLocIgnore || op == Op::InUniIgnore;
}

// Simple (one to one) case mappings.
uint32_t lowerAscii(uint32_t c);
uint32_t lowerLocale(uint32_t c);
uint32_t upperLocale(uint32_t c);
uint32_t lowerUnicode(uint32_t c);
uint32_t upperUnicode(uint32_t c);

}  // namespace ouro::sre
