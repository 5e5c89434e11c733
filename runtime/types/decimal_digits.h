#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ouro {

// Writes the decimal digits of a number of one word in front of `end`, two at a time; where they
// begin.
inline char* putDecimalBefore(char* end, int64_t number) {
  static constexpr auto kPairs = [] {
    std::array<char, 200> pairs{};
    for (int i = 0; i < 100; i++) {
      pairs[static_cast<size_t>(2 * i)] = static_cast<char>('0' + i / 10);
      pairs[static_cast<size_t>(2 * i + 1)] = static_cast<char>('0' + i % 10);
    }
    return pairs;
  }();
  auto putPair = [&end](uint64_t pair) { memcpy(end -= 2, &kPairs[2 * pair], 2); };
  uint64_t left = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
  for (; left >= 100; left /= 100) putPair(left % 100);
  if (left >= 10) {
    putPair(left);
  } else {
    *--end = static_cast<char>('0' + left);
  }
  if (number < 0) *--end = '-';
  return end;
}

// How many characters that takes.
inline size_t decimalLength(int64_t number) {
  uint64_t left = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
  size_t length = number < 0 ? 2 : 1;
  for (; left >= 10000; left /= 10000) length += 4;
  return length + (left >= 10) + (left >= 100) + (left >= 1000);
}

// Those digits, in a place of their own.
class DecimalDigits {
 public:
  explicit DecimalDigits(int64_t number)
      : begin_(putDecimalBefore(buffer_ + sizeof buffer_, number)) {}
  DecimalDigits(const DecimalDigits&) = delete;
  DecimalDigits& operator=(const DecimalDigits&) = delete;
  std::string_view text() const {
    return {begin_, static_cast<size_t>(buffer_ + sizeof buffer_ - begin_)};
  }

 private:
  char buffer_[20];
  char* const begin_;
};

}  // namespace ouro
