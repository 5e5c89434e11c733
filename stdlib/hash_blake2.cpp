// BLAKE2b and BLAKE2s (RFC 7693): the same on words of 64 and 32 bits.

#include <algorithm>
#include <bit>
#include <cstring>

#include "stdlib/hash.h"

namespace ouro {

namespace {

constexpr uint8_t kOrder[10][16] = {
    {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15},
    {14, 10, 4, 8, 9, 15, 13, 6, 1, 12, 0, 2, 11, 7, 5, 3},
    {11, 8, 12, 0, 5, 2, 15, 13, 10, 14, 3, 6, 7, 1, 9, 4},
    {7, 9, 3, 1, 13, 12, 11, 14, 2, 6, 5, 10, 4, 0, 15, 8},
    {9, 0, 5, 7, 2, 4, 10, 15, 14, 1, 11, 12, 6, 8, 3, 13},
    {2, 12, 6, 10, 0, 11, 8, 3, 4, 13, 7, 5, 15, 14, 1, 9},
    {12, 5, 1, 15, 14, 13, 4, 10, 0, 7, 6, 3, 9, 2, 8, 11},
    {13, 11, 7, 14, 12, 1, 3, 9, 5, 0, 15, 4, 8, 6, 2, 10},
    {6, 15, 14, 9, 11, 3, 0, 8, 12, 2, 13, 7, 1, 4, 10, 5},
    {10, 2, 8, 4, 7, 6, 1, 5, 15, 11, 9, 14, 3, 12, 13, 0},
};

// SHA-512's first words; those of BLAKE2s are their upper halves.
constexpr uint64_t kStart[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};

struct Wide {
  using Word = uint64_t;
  static constexpr int kRounds = 12, kTurns[4] = {32, 24, 16, 63};
  static Word start(size_t i) { return kStart[i]; }
  static Word* words(HashBlocks& blocks) { return blocks.words; }
};
struct Narrow {
  using Word = uint32_t;
  static constexpr int kRounds = 10, kTurns[4] = {16, 12, 8, 7};
  static Word start(size_t i) { return static_cast<Word>(kStart[i] >> 32); }
  static Word* words(HashBlocks& blocks) { return blocks.words32; }
};

template <class Size>
void compress(HashBlocks& blocks, const uint8_t* block, bool isLast) {
  using Word = typename Size::Word;
  Word* hash = Size::words(blocks);
  Word w[16], v[16];
  memcpy(w, block, sizeof w);
  memcpy(v, hash, sizeof v / 2);
  for (size_t i = 0; i < 8; i++) v[8 + i] = Size::start(i);
  v[12] ^= static_cast<Word>(blocks.length);
  if (sizeof(Word) == 4) v[13] ^= static_cast<Word>(blocks.length >> 32);
  if (isLast) v[14] = ~v[14];
  if (isLast && blocks.lastNode) v[15] = ~v[15];
#pragma GCC unroll 12  // so that the order of the words is known to the compiler
  for (int round = 0; round < Size::kRounds; round++) {
    const uint8_t* order = kOrder[round % 10];
    auto mix = [&](int a, int b, int c, int d, int i) __attribute__((always_inline)) {
      v[a] += v[b] + w[order[2 * i]];
      v[d] = std::rotr(v[d] ^ v[a], Size::kTurns[0]);
      v[c] += v[d];
      v[b] = std::rotr(v[b] ^ v[c], Size::kTurns[1]);
      v[a] += v[b] + w[order[2 * i + 1]];
      v[d] = std::rotr(v[d] ^ v[a], Size::kTurns[2]);
      v[c] += v[d];
      v[b] = std::rotr(v[b] ^ v[c], Size::kTurns[3]);
    };
    mix(0, 4, 8, 12, 0), mix(1, 5, 9, 13, 1), mix(2, 6, 10, 14, 2), mix(3, 7, 11, 15, 3);
    mix(0, 5, 10, 15, 4), mix(1, 6, 11, 12, 5), mix(2, 7, 8, 13, 6), mix(3, 4, 9, 14, 7);
  }
  for (size_t i = 0; i < 8; i++) hash[i] ^= v[i] ^ v[i + 8];
}

template <class Size>
void mixBlock(const HashAlgorithm&, HashBlocks& blocks, const uint8_t* block) {
  compress<Size>(blocks, block, false);
}

template <class Size>
void update(HashState& state, std::string_view data) {
  hashInBlocks(state, data, mixBlock<Size>);
}

template <class Size>
void finish(HashState& state, uint8_t* digest, size_t length) {
  HashBlocks& blocks = state.blocks;
  memset(blocks.buffer + blocks.buffered, 0, state.algorithm->blockSize - blocks.buffered);
  compress<Size>(blocks, blocks.buffer, true);
  memcpy(digest, Size::words(blocks), length);
}

// The parameter block, eight words long, is mixed into the first words; a key is the first block.
template <class Size>
void startKeyed(HashState& state, const HashAlgorithm& algorithm, const Blake2Settings& settings) {
  using Word = typename Size::Word;
  constexpr bool kWide = sizeof(Word) == 8;
  hashStart(state, algorithm);
  uint8_t block[8 * sizeof(Word)] = {};
  block[0] = static_cast<uint8_t>(settings.digestLength);
  block[1] = static_cast<uint8_t>(settings.key.size());
  block[2] = static_cast<uint8_t>(settings.fanout);
  block[3] = static_cast<uint8_t>(settings.depth);
  memcpy(block + 4, &settings.leafSize, 4);
  memcpy(block + 8, &settings.nodeOffset, kWide ? 8 : 6);
  block[kWide ? 16 : 14] = static_cast<uint8_t>(settings.nodeDepth);
  block[kWide ? 17 : 15] = static_cast<uint8_t>(settings.innerSize);
  uint8_t* salt = block + sizeof block / 2;
  std::copy(settings.salt.begin(), settings.salt.end(), salt);
  std::copy(settings.person.begin(), settings.person.end(), salt + sizeof block / 4);
  HashBlocks& blocks = state.blocks;
  Word* hash = Size::words(blocks);
  memcpy(hash, block, sizeof block);
  for (size_t i = 0; i < 8; i++) hash[i] ^= Size::start(i);
  state.digestLength = settings.digestLength;
  blocks.lastNode = settings.lastNode;
  if (settings.key.empty()) return;
  memcpy(blocks.buffer, settings.key.data(), settings.key.size());
  blocks.buffered = static_cast<uint8_t>(algorithm.blockSize);
  blocks.length = algorithm.blockSize;
}

}  // namespace

const HashAlgorithm kBlake2b = {"blake2b", 128, 64, nullptr, update<Wide>, finish<Wide>};
const HashAlgorithm kBlake2s = {"blake2s", 64, 32, nullptr, update<Narrow>, finish<Narrow>};

void blake2bStart(HashState& state, const Blake2Settings& settings) {
  startKeyed<Wide>(state, kBlake2b, settings);
}
void blake2sStart(HashState& state, const Blake2Settings& settings) {
  startKeyed<Narrow>(state, kBlake2s, settings);
}

}  // namespace ouro
