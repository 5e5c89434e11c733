// Padding and trimming: center, ljust, rjust, zfill, expandtabs, strip.

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/search.h"
#include "runtime/types/str_chars.h"
#include "runtime/types/str_methods.h"
#include "runtime/types/text_args.h"
#include "runtime/unicode.h"

namespace ouro {

namespace {

// Puts the text at `left` and fill characters around it.
[[gnu::noinline]] Owned padInPieces(Runtime& rt, Owned made, const Str* text, size_t left,
                                    char32_t fill) {
  Local held = made;
  Str* result = asStr(held);
  const size_t behind = left + text->length;
  auto fillFrom = [&](size_t start, size_t count) {
    return inPieces(rt, count, [&](size_t from, size_t to) {
      fillChars(result, start + from, fill, to - from);
    });
  };
  OURO_CHECK(fillFrom(0, left) && fillFrom(behind, result->length - behind));
  copyChars(result, left, text, 0, text->length);
  return held.take();
}

// `left` and `right` fill characters around the text.
Owned pad(Runtime& rt, Str* text, uint64_t left, uint64_t right, char32_t fill) {
  if (left == 0 && right == 0) return exactStr(rt, text);
  if (left > Str::kMaxLength || right > Str::kMaxLength) return raiseMemoryError(rt);
  char32_t maxChar = maxCharOf(text);
  Str* result = allocateStr(rt, left + text->length + right, fill > maxChar ? fill : maxChar);
  if (!result) return Owned::error();
  Owned made = Owned::adopt(result);
  if (left + right > kPieceBytes) return padInPieces(rt, made, text, left, fill);
  if (result->widthLog() == 0) {
    auto* to = result->chars<uint8_t>();
    fillBytes(to, static_cast<uint8_t>(fill), left);
    copyBytes(to + left, text->chars<uint8_t>(), text->length);
    fillBytes(to + left + text->length, static_cast<uint8_t>(fill), right);
    return made;
  }
  fillChars(result, 0, fill, left);
  copyChars(result, left, text, 0, text->length);
  fillChars(result, left + text->length, fill, right);
  return made;
}

struct Padding {
  uint64_t total = 0;  // characters to add
  uint64_t width = 0;
  char32_t fill = ' ';
};

bool paddingArgs(Runtime& rt, Value self, Args args, Padding* out) {
  int64_t width = 0, length = asStr(self)->length;
  if (!countArg(rt, args, 0, 0, &width)) return false;
  if (args.has(1)) {
    if (!isStr(rt, args[1]))
      return fail(rt, Exc::TypeError, "The fill character must be a unicode character, not {}",
                  typeName(rt, args[1]));
    if (asStr(args[1])->length != 1)
      return fail(rt, Exc::TypeError, "The fill character must be exactly one character long");
    out->fill = asStr(args[1])->at(0);
  }
  if (width > length) {
    out->width = static_cast<uint64_t>(width);
    out->total = static_cast<uint64_t>(width - length);
  }
  return true;
}

enum Sides { kLeftSide = 1, kRightSide = 2 };

// Removes what `drop` says from the chosen sides.
template <class Drop>
Owned strip(Runtime& rt, Str* text, int sides, Drop drop) {
  size_t start = 0, end = text->length;
  withChars(text, [&](auto* chars) {
    if (sides & kLeftSide)
      while (start < end && drop(chars[start])) start++;
    if (sides & kRightSide)
      while (end > start && drop(chars[end - 1])) end--;
  });
  return substring(rt, text, start, end);
}

// One to eight ASCII characters in the bytes of a word, of which all are looked at at once.
class FewChars {
 public:
  explicit FewChars(std::string_view chars) : word_(kOnes * static_cast<uint8_t>(chars[0])) {
    copyBytes(&word_, chars.data(), chars.size());
  }
  bool has(char32_t c) const {
    uint64_t other = word_ ^ kOnes * (c & 0xff);  // with a zero for each byte that is c
    return c < 128 && ((other - kOnes) & ~other & kOnes << 7) != 0;
  }

 private:
  static constexpr uint64_t kOnes = 0x0101010101010101;
  uint64_t word_;
};

// Many narrow characters. Most texts are told by a look or two; only then is a set of them worth
// it.
class ManyChars {
 public:
  explicit ManyChars(std::string_view chars) : chars_(chars) {}
  bool has(char32_t c) {
    constexpr int kFew = 12;
    if (c > 0xff) return false;
    if (asked_ < kFew) {
      asked_++;
      return memchr(chars_.data(), static_cast<int>(c), chars_.size()) != nullptr;
    }
    if (asked_++ == kFew) gather();
    return set_[c >> 6] >> (c & 63) & 1;
  }

 private:
  [[gnu::noinline]] void gather() {
    for (uint64_t& word : set_) word = 0;
    for (char c : chars_) {
      const auto byte = static_cast<uint8_t>(c);
      set_[byte >> 6] |= uint64_t{1} << (byte & 63);
    }
  }

  std::string_view chars_;
  uint64_t asked_ = 0;
  uint64_t set_[4];
};

Owned stripArgs(Runtime& rt, Value self, Args args, int sides, const char* name) {
  Str* text = asStr(self);
  if (!args.has(0) || args[0].isNone())
    return strip(rt, text, sides, [](char32_t c) { return unicode::isSpace(c); });
  if (!isStr(rt, args[0])) return raise(rt, Exc::TypeError, "{} arg must be None or str", name);
  const Str* dropped = asStr(args[0]);
  if (dropped->length == 1) {
    char32_t only = dropped->at(0);
    return strip(rt, text, sides, [only](char32_t c) { return c == only; });
  }
  if (dropped->isAscii() && dropped->length - 1 < 8) {
    const FewChars few(dropped->asciiView());
    return strip(rt, text, sides, [&few](char32_t c) { return few.has(c); });
  }
  if (dropped->widthLog() == 0) {
    ManyChars many({dropped->chars<char>(), dropped->length});
    return strip(rt, text, sides, [&many](char32_t c) { return many.has(c); });
  }
  return strip(rt, text, sides, [dropped](char32_t c) {
    for (size_t i = 0; i < dropped->length; i++)
      if (dropped->at(i) == c) return true;
    return false;
  });
}

}  // namespace

Owned str_center(Runtime& rt, Value self, Args args) {
  Padding p;
  OURO_CHECK(paddingArgs(rt, self, args, &p));
  // CPython puts the odd one left when the width is odd too.
  uint64_t left = p.total / 2 + (p.total & p.width & 1);
  return pad(rt, asStr(self), left, p.total - left, p.fill);
}

Owned str_ljust(Runtime& rt, Value self, Args args) {
  Padding p;
  OURO_CHECK(paddingArgs(rt, self, args, &p));
  return pad(rt, asStr(self), 0, p.total, p.fill);
}

Owned str_rjust(Runtime& rt, Value self, Args args) {
  Padding p;
  OURO_CHECK(paddingArgs(rt, self, args, &p));
  return pad(rt, asStr(self), p.total, 0, p.fill);
}

Owned str_zfill(Runtime& rt, Value self, Args args) {
  Str* text = asStr(self);
  int64_t width = 0;
  OURO_CHECK(countArg(rt, args, 0, 0, &width));
  if (width <= int64_t{text->length}) return exactStr(rt, text);
  uint64_t zeros = static_cast<uint64_t>(width) - text->length;
  Owned padded = pad(rt, text, zeros, 0, '0');
  if (padded.isError() || text->length == 0) return padded;
  char32_t sign = text->at(0);
  if (sign == '+' || sign == '-') {
    putChar(asStr(padded.value), zeros, '0');
    putChar(asStr(padded.value), 0, sign);
  }
  return padded;
}

Owned str_expandtabs(Runtime& rt, Value self, Args args) {
  int64_t tabSize = 8;
  OURO_CHECK(intArg(rt, args, 0, 8, &tabSize));
  Str* text = asStr(self);
  StrBuilder out(rt);
  uint64_t column = 0;
  const uint8_t* narrow = text->widthLog() == 0 ? text->chars<uint8_t>() : nullptr;
  bool hasTab = withChars(text, [&](const auto* chars) {
    return search::findChar(chars, text->length, '\t') != search::kNone;
  });
  if (!hasTab) return exactStr(rt, text);
  constexpr size_t kPieceChars = 1 << 16;
  for (size_t i = 0; i < text->length; i++) {
    char32_t c = narrow ? narrow[i] : text->at(i);
    if (c != '\t') {
      column = c == '\n' || c == '\r' ? 0 : column + 1;
      if (!out.append(c)) return Owned::error();
    } else if (tabSize > 0) {
      uint64_t spaces = static_cast<uint64_t>(tabSize) - column % static_cast<uint64_t>(tabSize);
      column += spaces;
      if (!out.appendFill(' ', spaces)) return Owned::error();
    }
    if (i % kPieceChars == kPieceChars - 1) OURO_CHECK(heedSignals(rt));
  }
  return out.finish();
}

Owned str_strip(Runtime& rt, Value self, Args args) {
  return stripArgs(rt, self, args, kLeftSide | kRightSide, "strip");
}
Owned str_lstrip(Runtime& rt, Value self, Args args) {
  return stripArgs(rt, self, args, kLeftSide, "lstrip");
}
Owned str_rstrip(Runtime& rt, Value self, Args args) {
  return stripArgs(rt, self, args, kRightSide, "rstrip");
}

}  // namespace ouro
