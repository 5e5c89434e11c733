#pragma once
// Format specifications as they have been read: a program formats by few of them, over and over.

#include <cstdint>

namespace ouro {

struct FormatSpec {
  char32_t fill = ' ';
  char32_t type = 0;
  int64_t width = -1, precision = -1;
  char align = 0;     // '<' '>' '=' '^'
  char sign = 0;      // '+' '-' ' ', 0: none given
  char grouping = 0;  // ',' '_' or 0
  bool noNegativeZero = false, alternate = false;
  bool fillGiven = false, alignGiven = false;
  uint8_t groupSize = 3;
};

// By what identifies them, which is never 0. The last one of each place is kept.
class KnownSpecs {
 public:
  struct Row {
    uint64_t key = 0;
    FormatSpec spec;
  };
  Row& rowOf(uint64_t key) { return rows_[key * 0x9e3779b97f4a7c15 >> (64 - kLogRows)]; }

 private:
  static constexpr int kLogRows = 4;
  Row rows_[1 << kLogRows];
};

}  // namespace ouro
