#pragma once

#include <bit>
#include <cstdint>
#include <string_view>

namespace ouro {

// Writes the digits of a word in a base that is a power of two in front of `end`; where they begin.
inline char* putBinaryBefore(char* end, uint64_t number, int base, bool upper) {
  const char* digits = upper ? "0123456789ABCDEF" : "0123456789abcdef";
  const int shift = std::countr_zero(static_cast<unsigned>(base));
  const unsigned mask = static_cast<unsigned>(base) - 1;
  do *--end = digits[number & mask];
  while (number >>= shift);
  return end;
}

// Those digits, in a place of their own.
class BinaryDigits {
 public:
  BinaryDigits(uint64_t number, int base, bool upper)
      : begin_(putBinaryBefore(buffer_ + sizeof buffer_, number, base, upper)) {}
  BinaryDigits(const BinaryDigits&) = delete;
  BinaryDigits& operator=(const BinaryDigits&) = delete;
  std::string_view text() const {
    return {begin_, static_cast<size_t>(buffer_ + sizeof buffer_ - begin_)};
  }

 private:
  char buffer_[64];
  char* const begin_;
};

}  // namespace ouro
