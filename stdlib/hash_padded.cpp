// MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4): the Merkle-Damgard family. The message is followed
// by a one bit, zeros and its length in bits.

#include <algorithm>
#include <bit>
#include <cstring>

#include "stdlib/hash.h"

namespace ouro {

namespace {

uint32_t swapped(uint32_t word) { return __builtin_bswap32(word); }
uint64_t swapped(uint64_t word) { return __builtin_bswap64(word); }

template <class Word, bool kBigEndian>
Word load(const uint8_t* bytes) {
  Word word;
  memcpy(&word, bytes, sizeof word);
  return kBigEndian ? swapped(word) : word;
}

// Pads what is buffered, mixes it, and writes the state out.
template <class Word, bool kBigEndian>
void finishPadded(HashState& state, const Word* words, uint8_t* digest, size_t length) {
  const HashAlgorithm& algorithm = *state.algorithm;
  const size_t block = algorithm.blockSize;
  if (state.buffered == block) {
    algorithm.mix(state, state.buffer);
    state.buffered = 0;
  }
  memset(state.buffer + state.buffered, 0, block - state.buffered);
  state.buffer[state.buffered] = 0x80;
  if (state.buffered + 1u + 2 * sizeof(Word) > block) {
    algorithm.mix(state, state.buffer);
    memset(state.buffer, 0, block);
  }
  uint64_t bits = kBigEndian ? swapped(state.length * 8) : state.length * 8;
  if (sizeof(Word) == 8) state.buffer[block - 9] = static_cast<uint8_t>(state.length >> 61);
  memcpy(state.buffer + block - 8, &bits, 8);
  algorithm.mix(state, state.buffer);
  for (size_t at = 0; at < length; at += sizeof(Word)) {
    Word word = kBigEndian ? swapped(words[at / sizeof(Word)]) : words[at / sizeof(Word)];
    memcpy(digest + at, &word, std::min(sizeof(Word), length - at));
  }
}

// ---- MD5

// 2**32 * abs(sin(i + 1)).
constexpr uint32_t kMd5Round[64] = {
    0xd76aa478, 0xe8c7b756, 0x242070db, 0xc1bdceee, 0xf57c0faf, 0x4787c62a, 0xa8304613, 0xfd469501,
    0x698098d8, 0x8b44f7af, 0xffff5bb1, 0x895cd7be, 0x6b901122, 0xfd987193, 0xa679438e, 0x49b40821,
    0xf61e2562, 0xc040b340, 0x265e5a51, 0xe9b6c7aa, 0xd62f105d, 0x02441453, 0xd8a1e681, 0xe7d3fbc8,
    0x21e1cde6, 0xc33707d6, 0xf4d50d87, 0x455a14ed, 0xa9e3e905, 0xfcefa3f8, 0x676f02d9, 0x8d2a4c8a,
    0xfffa3942, 0x8771f681, 0x6d9d6122, 0xfde5380c, 0xa4beea44, 0x4bdecfa9, 0xf6bb4b60, 0xbebfbc70,
    0x289b7ec6, 0xeaa127fa, 0xd4ef3085, 0x04881d05, 0xd9d4d039, 0xe6db99e5, 0x1fa27cf8, 0xc4ac5665,
    0xf4292244, 0x432aff97, 0xab9423a7, 0xfc93a039, 0x655b59c3, 0x8f0ccc92, 0xffeff47d, 0x85845dd1,
    0x6fa87e4f, 0xfe2ce6e0, 0xa3014314, 0x4e0811a1, 0xf7537e82, 0xbd3af235, 0x2ad7d2bb, 0xeb86d391,
};
constexpr uint8_t kMd5Turns[4][4] = {
    {7, 12, 17, 22}, {5, 9, 14, 20}, {4, 11, 16, 23}, {6, 10, 15, 21}};
constexpr uint32_t kMd5Start[5] = {0x67452301, 0xefcdab89, 0x98badcfe, 0x10325476, 0xc3d2e1f0};

void startFive(HashState& state) { memcpy(state.words32, kMd5Start, sizeof kMd5Start); }

template <int kRound>
void md5Round(uint32_t (&v)[4], const uint32_t (&w)[16]) {
  for (uint32_t i = 0; i < 16; i++) {
    uint32_t a = v[0], b = v[1], c = v[2], d = v[3], mixed, word;
    if (kRound == 0) mixed = (b & c) | (~b & d), word = i;
    if (kRound == 1) mixed = (d & b) | (~d & c), word = 5 * i + 1;
    if (kRound == 2) mixed = b ^ c ^ d, word = 3 * i + 5;
    if (kRound == 3) mixed = c ^ (b | ~d), word = 7 * i;
    uint32_t sum = a + mixed + kMd5Round[kRound * 16 + i] + w[word % 16];
    v[0] = d, v[3] = c, v[2] = b;
    v[1] = b + std::rotl(sum, kMd5Turns[kRound][i % 4]);
  }
}

void md5Mix(HashState& state, const uint8_t* block) {
  uint32_t w[16], v[4];
  for (int i = 0; i < 16; i++) w[i] = load<uint32_t, false>(block + 4 * i);
  memcpy(v, state.words32, sizeof v);
  md5Round<0>(v, w);
  md5Round<1>(v, w);
  md5Round<2>(v, w);
  md5Round<3>(v, w);
  for (int i = 0; i < 4; i++) state.words32[i] += v[i];
}

void md5Finish(HashState& state, uint8_t* digest, size_t length) {
  finishPadded<uint32_t, false>(state, state.words32, digest, length);
}

// ---- SHA-1

void sha1Mix(HashState& state, const uint8_t* block) {
  uint32_t w[80];
  for (int i = 0; i < 16; i++) w[i] = load<uint32_t, true>(block + 4 * i);
  for (int i = 16; i < 80; i++) w[i] = std::rotl(w[i - 3] ^ w[i - 8] ^ w[i - 14] ^ w[i - 16], 1);
  auto* words = state.words32;
  uint32_t a = words[0], b = words[1], c = words[2], d = words[3], e = words[4];
  auto step = [&](uint32_t mixed, uint32_t constant, int i) {
    uint32_t next = std::rotl(a, 5) + mixed + e + constant + w[i];
    e = d, d = c, c = std::rotl(b, 30), b = a, a = next;
  };
  for (int i = 0; i < 20; i++) step((b & c) | (~b & d), 0x5a827999, i);
  for (int i = 20; i < 40; i++) step(b ^ c ^ d, 0x6ed9eba1, i);
  for (int i = 40; i < 60; i++) step((b & c) | (b & d) | (c & d), 0x8f1bbcdc, i);
  for (int i = 60; i < 80; i++) step(b ^ c ^ d, 0xca62c1d6, i);
  words[0] += a, words[1] += b, words[2] += c, words[3] += d, words[4] += e;
}

void sha32Finish(HashState& state, uint8_t* digest, size_t length) {
  finishPadded<uint32_t, true>(state, state.words32, digest, length);
}

// ---- SHA-2, on words of 32 or 64 bits

// The first 64 bits behind the point of the cube roots of the first 80 primes; SHA-256 has the
// first 32 of these.
constexpr uint64_t kSha2Round[80] = {
    0x428a2f98d728ae22, 0x7137449123ef65cd, 0xb5c0fbcfec4d3b2f, 0xe9b5dba58189dbbc,
    0x3956c25bf348b538, 0x59f111f1b605d019, 0x923f82a4af194f9b, 0xab1c5ed5da6d8118,
    0xd807aa98a3030242, 0x12835b0145706fbe, 0x243185be4ee4b28c, 0x550c7dc3d5ffb4e2,
    0x72be5d74f27b896f, 0x80deb1fe3b1696b1, 0x9bdc06a725c71235, 0xc19bf174cf692694,
    0xe49b69c19ef14ad2, 0xefbe4786384f25e3, 0x0fc19dc68b8cd5b5, 0x240ca1cc77ac9c65,
    0x2de92c6f592b0275, 0x4a7484aa6ea6e483, 0x5cb0a9dcbd41fbd4, 0x76f988da831153b5,
    0x983e5152ee66dfab, 0xa831c66d2db43210, 0xb00327c898fb213f, 0xbf597fc7beef0ee4,
    0xc6e00bf33da88fc2, 0xd5a79147930aa725, 0x06ca6351e003826f, 0x142929670a0e6e70,
    0x27b70a8546d22ffc, 0x2e1b21385c26c926, 0x4d2c6dfc5ac42aed, 0x53380d139d95b3df,
    0x650a73548baf63de, 0x766a0abb3c77b2a8, 0x81c2c92e47edaee6, 0x92722c851482353b,
    0xa2bfe8a14cf10364, 0xa81a664bbc423001, 0xc24b8b70d0f89791, 0xc76c51a30654be30,
    0xd192e819d6ef5218, 0xd69906245565a910, 0xf40e35855771202a, 0x106aa07032bbd1b8,
    0x19a4c116b8d2d0c8, 0x1e376c085141ab53, 0x2748774cdf8eeb99, 0x34b0bcb5e19b48a8,
    0x391c0cb3c5c95a63, 0x4ed8aa4ae3418acb, 0x5b9cca4f7763e373, 0x682e6ff3d6b2b8a3,
    0x748f82ee5defb2fc, 0x78a5636f43172f60, 0x84c87814a1f0ab72, 0x8cc702081a6439ec,
    0x90befffa23631e28, 0xa4506cebde82bde9, 0xbef9a3f7b2c67915, 0xc67178f2e372532b,
    0xca273eceea26619c, 0xd186b8c721c0c207, 0xeada7dd6cde0eb1e, 0xf57d4f7fee6ed178,
    0x06f067aa72176fba, 0x0a637dc5a2c898a6, 0x113f9804bef90dae, 0x1b710b35131c471b,
    0x28db77f523047d84, 0x32caab7b40c72493, 0x3c9ebe0a15c9bebc, 0x431d67c49c100d4c,
    0x4cc5d4becb3e42b6, 0x597f299cfc657e2a, 0x5fcb6fab3ad6faec, 0x6c44198c4a475817,
};
// The same of the square roots of the first 8 primes, and of the next 8.
constexpr uint64_t kSha512Start[8] = {
    0x6a09e667f3bcc908, 0xbb67ae8584caa73b, 0x3c6ef372fe94f82b, 0xa54ff53a5f1d36f1,
    0x510e527fade682d1, 0x9b05688c2b3e6c1f, 0x1f83d9abfb41bd6b, 0x5be0cd19137e2179,
};
constexpr uint64_t kSha384Start[8] = {
    0xcbbb9d5dc1059ed8, 0x629a292a367cd507, 0x9159015a3070dd17, 0x152fecd8f70e5939,
    0x67332667ffc00b31, 0x8eb44a8768581511, 0xdb0c2e0d64f98fa7, 0x47b5481dbefa4fa4,
};

void sha512Start(HashState& state) { memcpy(state.words, kSha512Start, sizeof kSha512Start); }
void sha384Start(HashState& state) { memcpy(state.words, kSha384Start, sizeof kSha384Start); }
void sha256Start(HashState& state) {
  for (int i = 0; i < 8; i++) state.words32[i] = static_cast<uint32_t>(kSha512Start[i] >> 32);
}
void sha224Start(HashState& state) {
  for (int i = 0; i < 8; i++) state.words32[i] = static_cast<uint32_t>(kSha384Start[i]);
}

// The four functions of each word size: distances of two rotations, and of a third or a shift.
struct Sha32 {
  using Word = uint32_t;
  static constexpr int kRounds = 64;
  static constexpr int kSum0[3] = {2, 13, 22}, kSum1[3] = {6, 11, 25};
  static constexpr int kSpread0[3] = {7, 18, 3}, kSpread1[3] = {17, 19, 10};
  static Word constant(int i) { return static_cast<Word>(kSha2Round[i] >> 32); }
};
struct Sha64 {
  using Word = uint64_t;
  static constexpr int kRounds = 80;
  static constexpr int kSum0[3] = {28, 34, 39}, kSum1[3] = {14, 18, 41};
  static constexpr int kSpread0[3] = {1, 8, 7}, kSpread1[3] = {19, 61, 6};
  static Word constant(int i) { return kSha2Round[i]; }
};

template <class Word>
Word sum(Word x, const int (&by)[3]) {
  return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ std::rotr(x, by[2]);
}
template <class Word>
Word spread(Word x, const int (&by)[3]) {
  return std::rotr(x, by[0]) ^ std::rotr(x, by[1]) ^ x >> by[2];
}

template <class Sha>
void sha2Mix(typename Sha::Word* hash, const uint8_t* block) {
  using Word = typename Sha::Word;
  Word w[16], v[8];
  for (size_t i = 0; i < 16; i++) w[i] = load<Word, true>(block + sizeof(Word) * i);
  memcpy(v, hash, sizeof v);
  // Instead of moving all eight words on, a round finds them one place further back.
  auto round = [&](int i, int k) __attribute__((always_inline)) {
    auto at = [&](int place) -> Word& { return v[(place - k) & 7]; };
    Word t1 = at(7) + sum(at(4), Sha::kSum1) + ((at(4) & at(5)) ^ (~at(4) & at(6))) +
              Sha::constant(i) + w[i & 15];
    Word t2 = sum(at(0), Sha::kSum0) + ((at(0) & at(1)) ^ (at(0) & at(2)) ^ (at(1) & at(2)));
    at(3) += t1;
    at(7) = t1 + t2;
    if (i < Sha::kRounds - 16)
      w[i & 15] += spread(w[(i + 1) & 15], Sha::kSpread0) + w[(i + 9) & 15] +
                   spread(w[(i + 14) & 15], Sha::kSpread1);
  };
  for (int i = 0; i < Sha::kRounds; i += 8) {
    round(i, 0), round(i + 1, 1), round(i + 2, 2), round(i + 3, 3);
    round(i + 4, 4), round(i + 5, 5), round(i + 6, 6), round(i + 7, 7);
  }
  for (int i = 0; i < 8; i++) hash[i] += v[i];
}

void sha256Mix(HashState& state, const uint8_t* block) { sha2Mix<Sha32>(state.words32, block); }
void sha512Mix(HashState& state, const uint8_t* block) { sha2Mix<Sha64>(state.words, block); }
void sha64Finish(HashState& state, uint8_t* digest, size_t length) {
  finishPadded<uint64_t, true>(state, state.words, digest, length);
}

}  // namespace

const HashAlgorithm kMd5 = {"md5", 64, 16, startFive, md5Mix, md5Finish};
const HashAlgorithm kSha1 = {"sha1", 64, 20, startFive, sha1Mix, sha32Finish};
const HashAlgorithm kSha224 = {"sha224", 64, 28, sha224Start, sha256Mix, sha32Finish};
const HashAlgorithm kSha256 = {"sha256", 64, 32, sha256Start, sha256Mix, sha32Finish};
const HashAlgorithm kSha384 = {"sha384", 128, 48, sha384Start, sha512Mix, sha64Finish};
const HashAlgorithm kSha512 = {"sha512", 128, 64, sha512Start, sha512Mix, sha64Finish};

}  // namespace ouro
