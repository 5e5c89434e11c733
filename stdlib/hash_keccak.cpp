// SHA-3 and SHAKE (FIPS 202): a sponge around the permutation Keccak-f[1600].

#include <bit>
#include <cstring>

#include "stdlib/hash.h"

namespace ouro {

namespace {

constexpr uint64_t kRound[24] = {
    0x0000000000000001, 0x0000000000008082, 0x800000000000808a, 0x8000000080008000,
    0x000000000000808b, 0x0000000080000001, 0x8000000080008081, 0x8000000000008009,
    0x000000000000008a, 0x0000000000000088, 0x0000000080008009, 0x000000008000000a,
    0x000000008000808b, 0x800000000000008b, 0x8000000000008089, 0x8000000000008003,
    0x8000000000008002, 0x8000000000000080, 0x000000000000800a, 0x800000008000000a,
    0x8000000080008081, 0x8000000000008080, 0x0000000080000001, 0x8000000080008008,
};
// Where each lane goes on the walk that begins at lane 1, and how far it is turned.
constexpr uint8_t kWalk[24] = {10, 7,  11, 17, 18, 3, 5,  16, 8,  21, 24, 4,
                               15, 23, 19, 13, 12, 2, 20, 14, 22, 9,  6,  1};
constexpr uint8_t kTurns[24] = {1,  3,  6,  10, 15, 21, 28, 36, 45, 55, 2,  14,
                                27, 41, 56, 8,  25, 43, 62, 18, 39, 61, 20, 44};

void permute(uint64_t* lanes) {
  for (uint64_t constant : kRound) {
    uint64_t column[5];
    for (int x = 0; x < 5; x++)
      column[x] = lanes[x] ^ lanes[x + 5] ^ lanes[x + 10] ^ lanes[x + 15] ^ lanes[x + 20];
    for (int x = 0; x < 5; x++) {
      uint64_t flip = column[(x + 4) % 5] ^ std::rotl(column[(x + 1) % 5], 1);
      for (int y = 0; y < 25; y += 5) lanes[y + x] ^= flip;
    }
    uint64_t carried = lanes[1];
#pragma GCC unroll 24
    for (int i = 0; i < 24; i++) {
      uint64_t next = lanes[kWalk[i]];
      lanes[kWalk[i]] = std::rotl(carried, kTurns[i]);
      carried = next;
    }
    for (int y = 0; y < 25; y += 5) {
      uint64_t row[5];
      memcpy(row, lanes + y, sizeof row);
      for (int x = 0; x < 5; x++) lanes[y + x] = row[x] ^ (~row[(x + 1) % 5] & row[(x + 2) % 5]);
    }
    lanes[0] ^= constant;
  }
}

void absorb(HashState& state, const uint8_t* block) {
  for (size_t i = 0; i < state.algorithm->blockSize / 8u; i++) {
    uint64_t lane;
    memcpy(&lane, block + 8 * i, 8);
    state.words[i] ^= lane;
  }
  permute(state.words);
}

template <uint8_t kSuffix>
void squeeze(HashState& state, uint8_t* digest, size_t length) {
  const size_t block = state.algorithm->blockSize;
  if (state.buffered == block) {
    absorb(state, state.buffer);
    state.buffered = 0;
  }
  memset(state.buffer + state.buffered, 0, block - state.buffered);
  state.buffer[state.buffered] = kSuffix;
  state.buffer[block - 1] |= 0x80;
  absorb(state, state.buffer);
  for (;; permute(state.words)) {
    size_t part = length < block ? length : block;
    if (part) memcpy(digest, state.words, part);
    digest += part;
    length -= part;
    if (length == 0) return;
  }
}

constexpr uint8_t kHashSuffix = 0x06, kShakeSuffix = 0x1f;

}  // namespace

const HashAlgorithm kSha3_224 = {"sha3_224", 144, 28, nullptr, absorb, squeeze<kHashSuffix>};
const HashAlgorithm kSha3_256 = {"sha3_256", 136, 32, nullptr, absorb, squeeze<kHashSuffix>};
const HashAlgorithm kSha3_384 = {"sha3_384", 104, 48, nullptr, absorb, squeeze<kHashSuffix>};
const HashAlgorithm kSha3_512 = {"sha3_512", 72, 64, nullptr, absorb, squeeze<kHashSuffix>};
const HashAlgorithm kShake128 = {"shake_128", 168, 0, nullptr, absorb, squeeze<kShakeSuffix>};
const HashAlgorithm kShake256 = {"shake_256", 136, 0, nullptr, absorb, squeeze<kShakeSuffix>};

}  // namespace ouro
