// SHA-3 and SHAKE (FIPS 202): a sponge around nettle's permutation Keccak-f[1600].

#include <cstring>

#include "stdlib/hash.h"

namespace ouro {

namespace {

void absorb(const HashAlgorithm& algorithm, HashBlocks& blocks, const uint8_t* block) {
  for (size_t i = 0; i < algorithm.blockSize / 8u; i++) {
    uint64_t lane;
    memcpy(&lane, block + 8 * i, 8);
    blocks.sponge.a[i] ^= lane;
  }
  sha3_permute(&blocks.sponge);
}

void update(HashState& state, std::string_view data) { hashInBlocks(state, data, absorb); }

template <uint8_t kSuffix>
void squeeze(HashState& state, uint8_t* digest, size_t length) {
  const HashAlgorithm& algorithm = *state.algorithm;
  HashBlocks& blocks = state.blocks;
  const size_t block = algorithm.blockSize;
  if (blocks.buffered == block) {
    absorb(algorithm, blocks, blocks.buffer);
    blocks.buffered = 0;
  }
  memset(blocks.buffer + blocks.buffered, 0, block - blocks.buffered);
  blocks.buffer[blocks.buffered] = kSuffix;
  blocks.buffer[block - 1] |= 0x80;
  absorb(algorithm, blocks, blocks.buffer);
  for (;; sha3_permute(&blocks.sponge)) {
    size_t part = length < block ? length : block;
    if (part) memcpy(digest, blocks.sponge.a, part);
    digest += part;
    length -= part;
    if (length == 0) return;
  }
}

constexpr uint8_t kHashSuffix = 0x06, kShakeSuffix = 0x1f;

}  // namespace

const HashAlgorithm kSha3_224 = {"sha3_224", 144, 28, nullptr, update, squeeze<kHashSuffix>};
const HashAlgorithm kSha3_256 = {"sha3_256", 136, 32, nullptr, update, squeeze<kHashSuffix>};
const HashAlgorithm kSha3_384 = {"sha3_384", 104, 48, nullptr, update, squeeze<kHashSuffix>};
const HashAlgorithm kSha3_512 = {"sha3_512", 72, 64, nullptr, update, squeeze<kHashSuffix>};
const HashAlgorithm kShake128 = {"shake_128", 168, 0, nullptr, update, squeeze<kShakeSuffix>};
const HashAlgorithm kShake256 = {"shake_256", 136, 0, nullptr, update, squeeze<kShakeSuffix>};

}  // namespace ouro
