#pragma once
// A checksum of bytes, the same in every process: against accidents, not against forgers.

#include <cstdint>
#include <string_view>

namespace ouro {

uint64_t checksum(std::string_view bytes);

}  // namespace ouro
