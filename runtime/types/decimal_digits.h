#pragma once

#include <array>
#include <cstdint>
#include <cstring>
#include <string_view>

namespace ouro {

// The decimal digits of a number of one word, two at a time.
class DecimalDigits {
 public:
  explicit DecimalDigits(int64_t number) {
    uint64_t left = number < 0 ? 0 - static_cast<uint64_t>(number) : static_cast<uint64_t>(number);
    for (; left >= 100; left /= 100) putPair(left % 100);
    if (left >= 10) {
      putPair(left);
    } else {
      *--begin_ = static_cast<char>('0' + left);
    }
    if (number < 0) *--begin_ = '-';
  }
  DecimalDigits(const DecimalDigits&) = delete;
  DecimalDigits& operator=(const DecimalDigits&) = delete;
  std::string_view text() const {
    return {begin_, static_cast<size_t>(buffer_ + sizeof buffer_ - begin_)};
  }

 private:
  static constexpr auto kPairs = [] {
    std::array<char, 200> pairs{};
    for (int i = 0; i < 100; i++) {
      pairs[static_cast<size_t>(2 * i)] = static_cast<char>('0' + i / 10);
      pairs[static_cast<size_t>(2 * i + 1)] = static_cast<char>('0' + i % 10);
    }
    return pairs;
  }();

  void putPair(uint64_t pair) { memcpy(begin_ -= 2, &kPairs[2 * pair], 2); }

  char buffer_[20];
  char* begin_ = buffer_ + sizeof buffer_;
};

}  // namespace ouro
