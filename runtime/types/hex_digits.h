#pragma once
// Bytes as hexadecimal digits, and digits as bytes.

#include <cstdint>
#include <string_view>

#include "runtime/types/byte_builder.h"

namespace ouro {

constexpr char kHexDigits[] = "0123456789abcdef";

// Two digits a byte.
void putHex(std::string_view bytes, uint8_t* out);
// The same of the bytes that asByteView() has shown of `owner`, in pieces.
[[nodiscard]] bool putHex(Runtime&, Value owner, std::string_view bytes, uint8_t* out);
// The same with a separator after every `group` bytes (0: none), counted from the right end if
// group is positive. false: MemoryError is pending.
bool appendHex(Runtime&, ByteBuilder& out, std::string_view bytes, uint8_t separator,
               int64_t group);

// Values of ASCII characters as hexadecimal digits, negative: it is none.
constexpr auto kHexValues = [] {
  struct {
    int8_t of[128];
  } table{};
  for (int c = 0; c < 128; c++)
    table.of[c] = static_cast<int8_t>(c >= '0' && c <= '9'   ? c - '0'
                                      : c >= 'a' && c <= 'f' ? c - 'a' + 10
                                      : c >= 'A' && c <= 'F' ? c - 'A' + 10
                                                             : -1);
  return table;
}();

// The byte that two digits stand for, negative: they are none.
inline int hexByte(const char* digits) {
  auto high = static_cast<uint8_t>(digits[0]), low = static_cast<uint8_t>(digits[1]);
  if ((high | low) >= 128) return -1;
  int first = kHexValues.of[high], second = kHexValues.of[low];
  return first << 4 | second;  // negative if one of them is
}

}  // namespace ouro
