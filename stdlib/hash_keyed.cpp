#include "stdlib/hash_keyed.h"

#include <algorithm>
#include <bit>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/runtime.h"

namespace ouro {

namespace {

constexpr size_t kMaxDigest = 64, kMaxBlock = HashBlocks::kMaxBlock;

std::string_view viewOf(const uint8_t* bytes, size_t size) {
  return {reinterpret_cast<const char*>(bytes), size};
}

}  // namespace

void hashStartPlain(HashState& state, const HashAlgorithm& algorithm) {
  Blake2Settings settings = {};
  settings.digestLength = algorithm.digestSize;
  if (&algorithm == &kBlake2b) return blake2bStart(state, settings);
  if (&algorithm == &kBlake2s) return blake2sStart(state, settings);
  hashStart(state, algorithm);
}

void hmacStart(HmacState& state, const HashAlgorithm& algorithm, std::string_view key) {
  uint8_t block[kMaxBlock] = {};
  const size_t size = algorithm.blockSize;
  if (key.size() > size) {
    HashState shortened;
    hashStartPlain(shortened, algorithm);
    hashUpdate(shortened, key);
    hashDigest(shortened, block, shortened.digestLength);
  } else if (!key.empty()) {
    memcpy(block, key.data(), key.size());
  }
  auto begin = [&](HashState& half, uint8_t pad) {
    for (size_t i = 0; i < size; i++) block[i] ^= pad;
    hashStartPlain(half, algorithm);
    hashUpdate(half, viewOf(block, size));
  };
  begin(state.inner, 0x36);
  begin(state.outer, 0x36 ^ 0x5c);
}

void hmacDigest(const HmacState& state, uint8_t* digest) {
  const size_t size = state.inner.digestLength;
  hashDigest(state.inner, digest, size);
  HashState outer = state.outer;
  hashUpdate(outer, viewOf(digest, size));
  outer.algorithm->finish(outer, digest, size);
}

bool pbkdf2(Runtime& rt, const HashAlgorithm& algorithm, std::string_view password,
            std::string_view salt, uint64_t iterations, std::span<uint8_t> key) {
  HmacState keyed;
  hmacStart(keyed, algorithm, password);
  const size_t size = keyed.inner.digestLength;
  uint8_t turn[kMaxDigest], sum[kMaxDigest];
  uint64_t steps = 0;
  for (uint32_t block = 1; !key.empty(); block++) {
    const uint8_t number[] = {static_cast<uint8_t>(block >> 24), static_cast<uint8_t>(block >> 16),
                              static_cast<uint8_t>(block >> 8), static_cast<uint8_t>(block)};
    HmacState first = keyed;
    hashUpdate(first.inner, salt);
    hashUpdate(first.inner, viewOf(number, sizeof number));
    hmacDigest(first, turn);
    memcpy(sum, turn, size);
    for (uint64_t i = 1; i < iterations; i++) {
      HmacState next = keyed;
      hashUpdate(next.inner, viewOf(turn, size));
      hmacDigest(next, turn);
      for (size_t k = 0; k < size; k++) sum[k] ^= turn[k];
      if (++steps % 1024 == 0 && !heedSignals(rt)) return false;
    }
    const size_t taken = std::min(size, key.size());
    memcpy(key.data(), sum, taken);
    key = key.subspan(taken);
  }
  return true;
}

namespace {

// The core of Salsa20 with eight rounds, added to what it began with.
void salsa8(uint32_t (&words)[16]) {
  uint32_t x[16];
  memcpy(x, words, sizeof x);
  auto quarter = [&x](int a, int b, int c, int d) {
    x[b] ^= std::rotl(x[a] + x[d], 7);
    x[c] ^= std::rotl(x[b] + x[a], 9);
    x[d] ^= std::rotl(x[c] + x[b], 13);
    x[a] ^= std::rotl(x[d] + x[c], 18);
  };
  for (int round = 0; round < 8; round += 2) {
    quarter(0, 4, 8, 12), quarter(5, 9, 13, 1), quarter(10, 14, 2, 6), quarter(15, 3, 7, 11);
    quarter(0, 1, 2, 3), quarter(5, 6, 7, 4), quarter(10, 11, 8, 9), quarter(15, 12, 13, 14);
  }
  for (int i = 0; i < 16; i++) words[i] += x[i];
}

// scryptBlockMix: `out` gets what is made of `in`, both of 2 * r blocks of 16 words.
void mixBlocks(const uint32_t* in, uint32_t* out, uint64_t r) {
  uint32_t x[16];
  memcpy(x, in + (2 * r - 1) * 16, sizeof x);
  for (uint64_t i = 0; i < 2 * r; i++) {
    for (int k = 0; k < 16; k++) x[k] ^= in[i * 16 + static_cast<uint64_t>(k)];
    salsa8(x);
    memcpy(out + (i / 2 + (i % 2) * r) * 16, x, sizeof x);
  }
}

// scryptROMix of one block of 32 * r words; `table` has room for n of them, `other` for one.
bool mixWithTable(Runtime& rt, uint32_t* block, const ScryptCost& cost, uint32_t* table,
                  uint32_t* other) {
  const uint64_t words = 32 * cost.r;
  uint64_t done = 0;
  auto goesOn = [&] { return (done += words) % (1 << 20) >= words || heedSignals(rt); };
  for (uint64_t i = 0; i < cost.n; i++) {
    memcpy(table + i * words, block, words * sizeof *block);
    mixBlocks(table + i * words, block, cost.r);
    if (!goesOn()) return false;
  }
  for (uint64_t i = 0; i < cost.n; i++) {
    const uint32_t* row = table + (block[(2 * cost.r - 1) * 16] & (cost.n - 1)) * words;
    for (uint64_t k = 0; k < words; k++) other[k] = block[k] ^ row[k];
    mixBlocks(other, block, cost.r);
    if (!goesOn()) return false;
  }
  return true;
}

class HeapWords {
 public:
  HeapWords(Runtime& rt, uint64_t count)
      : words_(static_cast<uint32_t*>(allocateBuffer(rt, count * sizeof(uint32_t)))),
        count_(count) {}
  ~HeapWords() {
    if (words_) freeBuffer(words_, count_ * sizeof *words_);
  }
  HeapWords(const HeapWords&) = delete;
  HeapWords& operator=(const HeapWords&) = delete;
  uint32_t* get() const { return words_; }
  std::span<uint8_t> bytes() const {
    return {reinterpret_cast<uint8_t*>(words_), count_ * sizeof *words_};
  }

 private:
  uint32_t* words_;
  uint64_t count_;
};

}  // namespace

// Its words are little-endian, as this machine's are.
static_assert(std::endian::native == std::endian::little);

bool scrypt(Runtime& rt, std::string_view password, std::string_view salt, const ScryptCost& cost,
            std::span<uint8_t> key) {
  const uint64_t words = 32 * cost.r;
  HeapWords blocks(rt, words * cost.p), table(rt, words * cost.n), other(rt, words);
  if (!blocks.get() || !table.get() || !other.get()) return false;
  if (!pbkdf2(rt, kSha256, password, salt, 1, blocks.bytes())) return false;
  for (uint64_t i = 0; i < cost.p; i++)
    if (!mixWithTable(rt, blocks.get() + i * words, cost, table.get(), other.get())) return false;
  const std::span<uint8_t> mixed = blocks.bytes();
  return pbkdf2(rt, kSha256, password, viewOf(mixed.data(), mixed.size()), 1, key);
}

}  // namespace ouro
