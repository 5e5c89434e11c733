#pragma once
// str: code points of 1, 2 or 4 bytes behind a 16-byte head (PEP 393), the narrowest that fits.
//
//   +--------+--------+--------+-------------------
//   | header | hash   | length | code points ...
//   +--------+--------+--------+-------------------
//     8 bytes  4        4
//
// The header's type flags: bits 0-1 log2 of the width, bit 2 all ASCII, bit 3 interned. hash 0
// means not computed yet.

#include <cstdint>
#include <cstring>
#include <span>
#include <string>
#include <string_view>

#include "runtime/short_copy.h"
#include "runtime/types/exact.h"

namespace ouro {

struct Str : Object {
  uint32_t hash;
  uint32_t length;  // code points

  static constexpr uint32_t kAscii = 4u << kTypeFlagsShift;
  static constexpr uint32_t kInterned = 8u << kTypeFlagsShift;
  static constexpr uint64_t kMaxLength = UINT32_MAX - 64;

  uint32_t widthLog() const { return (meta >> kTypeFlagsShift) & 3; }
  uint32_t width() const { return 1u << widthLog(); }
  bool isAscii() const { return has(kAscii); }
  bool isInterned() const { return has(kInterned); }
  template <class C>
  C* chars() {
    return reinterpret_cast<C*>(this + 1);
  }
  template <class C>
  const C* chars() const {
    return reinterpret_cast<const C*>(this + 1);
  }
  char32_t at(size_t i) const {
    switch (widthLog()) {
      case 0: return chars<uint8_t>()[i];
      case 1: return chars<uint16_t>()[i];
      default: return chars<char32_t>()[i];
    }
  }
  // The text of an ASCII string, in place.
  std::string_view asciiView() const { return {chars<char>(), length}; }
};
static_assert(sizeof(Str) == 16);

struct StrIterator : Object {
  Str* str;  // null when exhausted; owned
  uint64_t index;
};

extern const TypeDef strTypeDef, strIteratorTypeDef;
bool isStrOfClass(const Runtime&, Value);  // of a subclass
inline bool isExactStr(const Runtime&, Value v) { return isExactly(v, TypeId::Str); }
inline bool isStr(const Runtime& rt, Value v) {  // or a subclass
  return isExactly(v, TypeId::Str) || isStrOfClass(rt, v);
}

// A string with room for `length` code points up to maxChar, to be filled by the caller (each char
// must really be <= maxChar, and the widest must need the width). Null with an error pending.
Str* allocateStr(Runtime&, size_t length, char32_t maxChar);
// The same of a subclass of str.
Str* allocateStr(Runtime&, Type* cls, size_t length, char32_t maxChar);
// `text` itself if it is exactly a str, else an exact copy.
Owned exactStr(Runtime&, Str* text);
Str* copyToExactStr(Runtime&, const Str*);      // null with MemoryError pending
Owned newStr(Runtime&, std::string_view wtf8);  // must be well-formed, lone surrogates allowed
Owned newAscii(Runtime&, std::string_view);
Owned newStrLatin1(Runtime&, const uint8_t*, size_t length);
Owned newStr(Runtime&, std::span<const char32_t>);
Owned newChar(Runtime&, char32_t);  // a one-character string
std::string toUtf8(const Str*);     // WTF-8: lone surrogates come out as three bytes
// UTF-8 for the outside world; UnicodeEncodeError (false) when there is a lone surrogate.
bool toUtf8Strict(Runtime&, const Str*, std::string* out);

uint32_t hashOf(const Runtime&, Str*);  // cached; never 0
// What hashOf gives for code points that lie so in memory.
uint32_t strHash(const Runtime&, const void* chars, size_t bytes);
bool equal(const Str*, const Str*);
bool equal(const Str*, std::string_view ascii);
int compare(const Str*, const Str*);  // by code points: negative, 0, positive
Owned concat(Runtime&, Str*, Str*);
// Adds b's text to a, which only the caller sees, if its block has room and its characters are wide
// enough; false: it is as it was.
bool appendInPlace(Str* a, const Str* b);
// a += b where the caller owns `a` and gives it up: grows in place when nobody else holds it.
Owned concatConsuming(Runtime&, Owned a, Str* b);
Owned substring(Runtime&, Str*, size_t start, size_t end);
// `count` characters from `start` on, `step` apart; all of them are there.
Owned substringStepped(Runtime&, Str*, int64_t start, int64_t step, size_t count);
// First index of `needle` in [start, end), or -1; rfind: the last.
int64_t find(const Str* text, const Str* needle, size_t start, size_t end);
int64_t rfind(const Str* text, const Str* needle, size_t start, size_t end);
// Occurrences without overlap, at most `limit` (negative: all); an empty needle is between all
// characters.
int64_t count(const Str* text, const Str* needle, size_t start, size_t end, int64_t limit = -1);
bool matchesAt(const Str* text, size_t at, const Str* piece);  // does `piece` stand there?
bool isIdentifier(const Str*);
Owned strRepr(Runtime&, Value str);  // the repr slot of str
// ascii(): what is not ASCII as escapes.
Owned escapeNonAscii(Runtime&, Str* text);
Owned newStrIterator(Runtime&, Str*);
Owned join(Runtime&, Str* separator, Value iterable);

// Collects text piece by piece; widens by itself.
class StrBuilder {
 public:
  explicit StrBuilder(Runtime& rt) : rt_(rt) {}
  ~StrBuilder() {
    if (data_ != inline_) dropBuffer();
  }
  StrBuilder(const StrBuilder&) = delete;
  StrBuilder& operator=(const StrBuilder&) = delete;

  // false: MemoryError is pending, or what a signal's handler has raised. Appending after a failure
  // does nothing and fails again.
  bool append(const Str*);
  bool append(const Str* s, size_t start, size_t end) {
    if (end - start == 1 && s->widthLog() == 0)  // what stands between two fields, mostly
      return append(char32_t{s->chars<uint8_t>()[start]});
    return appendPart(s, start, end);
  }
  bool append(std::string_view wtf8);
  bool appendAscii(std::string_view text) {
    uint8_t* to = claim(text.size(), 0x7f);
    if (!to) return appendWide(text);
    copyBytes(to, text.data(), text.size());
    return true;
  }
  bool append(char32_t c) {
    if (widthLog_ == 0 && c < 0x100 && length_ < capacity_ && !failed_) {
      seen_ |= c;
      data_[length_++] = static_cast<uint8_t>(c);
      return true;
    }
    return appendSlow(c);
  }
  bool append(std::span<const char32_t>);
  bool appendFill(char32_t, size_t count);
  bool appendRepr(Value);  // repr(value)
  bool appendStr(Value);   // str(value)
  size_t length() const { return length_; }
  Owned finish();  // the string; the builder is empty again
  // `count` code points more, up to maxChar, for the caller to write: one byte each. Null: the text
  // needs wider ones, or it has failed.
  uint8_t* claim(size_t count, char32_t maxChar) {
    if (widthLog_ != 0 || maxChar >= 0x100 || count > capacity_ - length_ || failed_)
      return claimSlow(count, maxChar);
    seen_ |= maxChar;
    length_ += count;
    return data_ + length_ - count;
  }

 private:
  static constexpr size_t kInlineBytes = 128;

  void dropBuffer();
  Owned finishOther();
  bool appendNumber(Value);
  bool appendWide(std::string_view ascii);
  bool appendSlow(char32_t);
  bool appendPart(const Str*, size_t start, size_t end);
  uint8_t* claimSlow(size_t count, char32_t maxChar);
  bool reserve(size_t more, char32_t maxChar);
  bool relocate(size_t capacity, uint32_t widthLog);
  void fillNext(char32_t c, size_t count);
  Runtime& rt_;
  uint8_t* data_ = inline_;                      // inline_ or a heap buffer
  size_t length_ = 0, capacity_ = kInlineBytes;  // in code points
  uint32_t widthLog_ = 0;
  char32_t seen_ = 0;  // an upper bound of the code points so far
  bool failed_ = false;
  alignas(8) uint8_t inline_[kInlineBytes];
};

// repr of a str, and one character as \xhh, \uhhhh or \Uhhhhhhhh.
bool appendStrRepr(StrBuilder&, const Str*);
bool appendEscape(StrBuilder&, char32_t);

}  // namespace ouro
