// StrBuilder: text grows in a buffer of the narrowest width so far, in the builder itself while it
// is short.

#include <algorithm>

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/types/decimal_digits.h"
#include "runtime/types/float.h"
#include "runtime/types/str_chars.h"
#include "runtime/utf8.h"

namespace ouro {

void StrBuilder::dropBuffer() { freeBuffer(data_, capacity_ << widthLog_); }

bool StrBuilder::relocate(size_t capacity, uint32_t widthLog) {
  uint8_t* moved = inline_;
  if ((capacity << widthLog) > kInlineBytes || data_ == inline_) {
    moved = static_cast<uint8_t*>(allocateBuffer(rt_, capacity << widthLog));
    if (!moved) {
      failed_ = true;
      return false;
    }
  }
  auto copyTo = [&](auto* to) {
    switch (widthLog_) {
      case 0: return copyChars(to, data_, length_);
      case 1: return copyChars(to, reinterpret_cast<uint16_t*>(data_), length_);
      default: return copyChars(to, reinterpret_cast<char32_t*>(data_), length_);
    }
  };
  switch (widthLog) {
    case 0: copyTo(moved); break;
    case 1: copyTo(reinterpret_cast<uint16_t*>(moved)); break;
    default: copyTo(reinterpret_cast<char32_t*>(moved));
  }
  if (data_ != inline_) freeBuffer(data_, capacity_ << widthLog_);
  data_ = moved;
  capacity_ = capacity;
  widthLog_ = widthLog;
  return true;
}

bool StrBuilder::reserve(size_t more, char32_t maxChar) {
  if (failed_) return false;
  seen_ |= maxChar;
  uint32_t widthLog = widthLogFor(seen_);
  if (more <= capacity_ - length_ && widthLog <= widthLog_) return true;
  size_t needed = length_ + more;
  if (needed > Str::kMaxLength) {
    failed_ = true;
    (void)raiseMemoryError(rt_);
    return false;
  }
  // The builder's own bytes serve wider text too, if it is short.
  if (length_ == 0 && data_ == inline_ && (needed << widthLog) <= kInlineBytes) {
    widthLog_ = widthLog;
    capacity_ = kInlineBytes >> widthLog;
    return true;
  }
  size_t capacity = needed <= capacity_ ? capacity_ : needed + needed / 2;
  return relocate(capacity, widthLog);
}

uint8_t* StrBuilder::claimSlow(size_t count, char32_t maxChar) {
  if (widthLog_ != 0 || maxChar >= 0x100 || !reserve(count, maxChar)) return nullptr;
  length_ += count;
  return data_ + length_ - count;
}

bool StrBuilder::appendWide(std::string_view ascii) {
  if (!reserve(ascii.size(), 0x7f)) return false;
  auto put = [&](auto* out) {
    copyChars(out, reinterpret_cast<const uint8_t*>(ascii.data()), ascii.size());
  };
  if (widthLog_ == 1) put(reinterpret_cast<uint16_t*>(data_) + length_);
  if (widthLog_ == 2) put(reinterpret_cast<char32_t*>(data_) + length_);
  length_ += ascii.size();
  return true;
}

bool StrBuilder::appendPart(const Str* s, size_t start, size_t end) {
  if (start >= end) return !failed_;
  if (s->isAscii()) return appendAscii(s->asciiView().substr(start, end - start));
  bool whole = start == 0 && end == s->length;
  if (!reserve(end - start, whole || s->isAscii() ? maxCharOf(s) : orOfChars(s, start, end)))
    return false;
  copyChars(data_, widthLog_, length_, s, start, end);
  length_ += end - start;
  return true;
}

bool StrBuilder::append(const Str* s) {
  return s->isAscii() ? appendAscii(s->asciiView()) : append(s, 0, s->length);
}

bool StrBuilder::append(std::string_view wtf8) {
  if (wtf8.empty()) return !failed_;
  if (isAsciiText(wtf8.data(), wtf8.size())) return appendAscii(wtf8);
  char32_t seen = 0;
  size_t length = countUtf8(wtf8, &seen);
  if (!reserve(length, seen)) return false;
  const uint8_t* p = reinterpret_cast<const uint8_t*>(wtf8.data());
  const uint8_t* end = p + wtf8.size();
  auto put = [&](auto* out) {
    constexpr uint64_t kHighBits = 0x8080808080808080;
    while (p < end) {
      uint64_t word = kHighBits;
      if (end - p >= 8) memcpy(&word, p, 8);
      if (!(word & kHighBits)) {  // eight ASCII characters at a time
        for (size_t i = 0; i < 8; i++) *out++ = *p++;
        continue;
      }
      for (size_t i = 0; i < 8 && p < end; i++) *out++ = nextUtf8(p);
    }
  };
  if (widthLog_ == 0) {
    put(data_ + length_);
  } else if (widthLog_ == 1) {
    put(reinterpret_cast<uint16_t*>(data_) + length_);
  } else {
    put(reinterpret_cast<char32_t*>(data_) + length_);
  }
  length_ += length;
  return true;
}

bool StrBuilder::append(std::span<const char32_t> chars) {
  if (!reserve(chars.size(), orOfChars(chars.data(), chars.size()))) return false;
  switch (widthLog_) {
    case 0: copyChars(data_ + length_, chars.data(), chars.size()); break;
    case 1:
      copyChars(reinterpret_cast<uint16_t*>(data_) + length_, chars.data(), chars.size());
      break;
    default: copyChars(reinterpret_cast<char32_t*>(data_) + length_, chars.data(), chars.size());
  }
  length_ += chars.size();
  return true;
}

bool StrBuilder::appendSlow(char32_t c) {
  if (!reserve(1, c)) return false;
  switch (widthLog_) {
    case 0: data_[length_++] = static_cast<uint8_t>(c); break;
    case 1: reinterpret_cast<uint16_t*>(data_)[length_++] = static_cast<uint16_t>(c); break;
    default: reinterpret_cast<char32_t*>(data_)[length_++] = c;
  }
  return true;
}

bool StrBuilder::appendFill(char32_t c, size_t count) {
  if (count == 0) return !failed_;
  if (uint8_t* to = count <= kInlineBytes ? claim(count, c) : nullptr) {
    fillBytes(to, static_cast<uint8_t>(c), count);
    return true;
  }
  if (count > Str::kMaxLength) {
    failed_ = true;
    (void)raiseMemoryError(rt_);
    return false;
  }
  if (!reserve(count, c)) return false;
  while (count > kPieceBytes) {
    fillNext(c, kPieceBytes);
    count -= kPieceBytes;
    if (!heedSignals(rt_)) {
      failed_ = true;
      return false;
    }
  }
  fillNext(c, count);
  return true;
}

// There is room for them.
void StrBuilder::fillNext(char32_t c, size_t count) {
  switch (widthLog_) {
    case 0: memset(data_ + length_, static_cast<uint8_t>(c), count); break;
    case 1: std::fill_n(reinterpret_cast<uint16_t*>(data_) + length_, count, c); break;
    default: std::fill_n(reinterpret_cast<char32_t*>(data_) + length_, count, c);
  }
  length_ += count;
}

// Numbers show themselves without becoming a str first.
bool StrBuilder::appendNumber(Value v) {
  if (v.isSmall()) return appendAscii(DecimalDigits(v.small()).text());
  DoubleBuffer buffer;
  return appendAscii(reprDouble(v.flonum(), buffer));
}

bool StrBuilder::appendRepr(Value v) {
  if (v.isSmall() || v.isFlonum()) return appendNumber(v);
  if (isExactStr(rt_, v)) return appendStrRepr(*this, v.as<Str>());
  if (failed_) return false;
  Local text = repr(rt_, v);
  failed_ = text.isError();
  return !failed_ && append(text.as<Str>());
}

bool StrBuilder::appendStr(Value v) {
  if (v.isSmall() || v.isFlonum()) return appendNumber(v);
  if (isExactStr(rt_, v)) return append(v.as<Str>());
  if (failed_) return false;
  Local text = str(rt_, v);
  failed_ = text.isError();
  return !failed_ && append(text.as<Str>());
}

// Short ASCII text, as most is.
Owned StrBuilder::finish() {
  if (data_ != inline_ || widthLog_ != 0 || seen_ >= 0x80 || failed_) return finishOther();
  seen_ = 0;
  return newAscii(rt_, {reinterpret_cast<char*>(inline_), std::exchange(length_, 0)});
}

Owned StrBuilder::finishOther() {
  if (failed_) return Owned::error();
  Owned result = Owned::none();
  if (widthLog_ == 0 && seen_ < 0x80 && length_ <= kPieceBytes) {
    result = newAscii(rt_, {reinterpret_cast<char*>(data_), length_});
  } else if (length_ == 1) {
    result = newChar(rt_, widthLog_ == 0   ? data_[0]
                          : widthLog_ == 1 ? reinterpret_cast<uint16_t*>(data_)[0]
                                           : reinterpret_cast<char32_t*>(data_)[0]);
  } else {
    Str* made = allocateStr(rt_, length_, seen_);
    result = ownedStr(made);
    auto copy = [&](size_t from, size_t to) {
      copyBytes(made->chars<uint8_t>() + from, data_ + from, to - from);
    };
    if (made && !inPieces(rt_, length_ << widthLog_, copy)) {
      result.drop();
      result = Owned::error();
    }
  }
  length_ = 0;
  seen_ = 0;
  if (data_ == inline_) {
    widthLog_ = 0;
    capacity_ = kInlineBytes;
  } else {
    capacity_ <<= widthLog_;
    widthLog_ = 0;
  }
  return result;
}

}  // namespace ouro
