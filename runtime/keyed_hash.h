#pragma once
// A fast keyed hash of bytes, for str and bytes. Two 64-bit words are multiplied to 128 bits and
// folded, 16 bytes a round (the construction of wyhash); the seed enters every multiplication, so
// that colliding texts cannot be made without knowing it.

#include <cstddef>
#include <cstdint>

namespace ouro {

uint64_t keyedHash(const uint64_t (&seed)[2], const void* data, size_t size);

}  // namespace ouro
