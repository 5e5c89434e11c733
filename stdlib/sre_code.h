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

// Kinds of characters beyond 255, as bits: each belongs to one.
enum CharKind : uint32_t { kDecimal = 1, kAlnum = 2, kSpace = 4, kOther = 8, kAnyKind = 15 };

// Which characters may come next where matching goes on; never too few.
struct FirstSet {
  Bitmap low{};        // of the characters below 256
  uint32_t kinds = 0;  // of those beyond
  bool atEnd = false;  // it may go on at the end of the text, too

  bool has(uint32_t c) const { return c < 256 ? low[c >> 6] >> (c & 63) & 1 : kinds != 0; }
  bool hasAny() const { return (low[0] | low[1] | low[2] | low[3] | kinds) != 0; }
  bool operator==(const FirstSet&) const = default;
  bool isDisjoint(const FirstSet& other) const {
    uint64_t common = kinds & other.kinds;
    for (size_t i = 0; i < low.size(); i++) common |= low[i] & other.low[i];
    return common == 0;
  }
};

constexpr uint32_t kNowhereInCode = UINT32_MAX;

// Which characters can stand at the first places of a match: bit i of kinds[c] is set if c can be
// the one at place i (for all c beyond 255: bit i of `beyond`). Never too few.
struct Opening {
  static constexpr uint32_t kMost = 8;
  std::array<uint8_t, 256> places{};
  uint8_t beyond = 0;
  uint32_t length = 0;  // of the places that are known; each match is at least as long
};

// Which alternatives of a BRANCH can begin with a character: where lists of them begin among
// Program::alternatives.
struct Choice {
  std::array<uint8_t, 256> kind{};  // of a character: its number in `lists`
  std::vector<uint32_t> lists;
  uint32_t beyond = 0, atEnd = 0;  // those for characters beyond 255, and for the end of the text
};

// Code, and what is known about it (see sre_first.cpp).
struct Program {
  std::vector<uint32_t> code;
  // For the word of an IN: its number in `bitmaps`; of a REPEAT_ONE: 1 if no shorter repetition can
  // match when the longest does not; of an UNTIL: its REPEAT; of a BRANCH: its number in `choices`.
  std::vector<uint32_t> notes;
  std::vector<Choice> choices;
  std::vector<uint32_t> alternatives;  // lists of skip words, each with a 0 behind it
  std::vector<Bitmap> bitmaps;         // for an IN: the characters below 256 that it accepts
  uint32_t groups = 0;
  FirstSet first;           // how a match may begin
  Opening opening;          // and how it may go on
  int32_t onlyFirst = -1;   // the only character below 256 among them
  FirstSet firstInLine;     // how a match may begin where no line begins,
  bool knowsLines = false;  // and whether that is different
  // The endless REPEAT_ONE that every match begins with, whose note is 1, and what may follow it.
  uint32_t lead = kNowhereInCode;
  FirstSet behindLead;
};

// Is the code well-formed, so that running it stays within the code and the groups? If so, fills
// the rest of the program.
bool validate(Program*);
// Finds out how matches begin, and the notes of these REPEAT_ONEs and BRANCHes; the other notes are
// there.
void analyse(Program*, const std::vector<uint32_t>& repeatOnes,
             const std::vector<uint32_t>& branches);
// Past INFO, where running begins.
inline uint32_t entryOf(const Program& program) {
  return static_cast<Op>(program.code[0]) == Op::Info ? 1 + program.code[1] : 0;
}

bool inCategory(Category, uint32_t c);
// inCategory() for Word, LocWord and UniWord.
inline bool isWord(Category category, uint32_t c) {
  constexpr uint64_t kAsciiWord[] = {0x03ff000000000000, 0x07fffffe87fffffe};
  return c < 128 ? kAsciiWord[c >> 6] >> (c & 63) & 1 : inCategory(category, c);
}
bool inSet(const uint32_t* set, uint32_t c);
// What an IN of any kind at `at` says of a character.
bool acceptsSlow(const Program&, size_t at, uint32_t c);
inline bool accepts(const Program& program, size_t at, uint32_t c) {
  if (c < 256) return program.bitmaps[program.notes[at]][c >> 6] >> (c & 63) & 1;
  return acceptsSlow(program, at, c);
}
inline bool isIn(Op op) {
  return op == Op::In || op == Op::InIgnore || op == Op::InLocIgnore || op == Op::InUniIgnore;
}

// Simple (one to one) case mappings.
inline uint32_t lowerAscii(uint32_t c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; }
uint32_t lowerLocale(uint32_t c);
uint32_t upperLocale(uint32_t c);
uint32_t lowerBeyondAscii(uint32_t c);
inline uint32_t lowerUnicode(uint32_t c) { return c < 128 ? lowerAscii(c) : lowerBeyondAscii(c); }
uint32_t upperUnicode(uint32_t c);
CharKind kindOf(uint32_t c);  // of a character beyond 255

}  // namespace ouro::sre
