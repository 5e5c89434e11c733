#pragma once
// SHA-512 (FIPS 180-4).

#include <array>
#include <cstdint>
#include <string_view>

namespace ouro {

std::array<uint8_t, 64> sha512(std::string_view data);

}  // namespace ouro
