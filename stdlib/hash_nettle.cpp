// MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4), RIPEMD-160 and SM3 by the library nettle, which
// takes the processor's own instructions for them where there are some.

#include <nettle/nettle-meta.h>

#include "stdlib/hash.h"

namespace ouro {

namespace {

template <const nettle_hash& kHash, auto kContext>
void start(HashState& state) {
  kHash.init(&(state.*kContext));
}

template <const nettle_hash& kHash, auto kContext>
void update(HashState& state, std::string_view data) {
  kHash.update(&(state.*kContext), data.size(), reinterpret_cast<const uint8_t*>(data.data()));
}

template <const nettle_hash& kHash, auto kContext>
void finish(HashState& state, uint8_t* digest, size_t length) {
  kHash.digest(&(state.*kContext), length, digest);
}

template <const nettle_hash& kHash, auto kContext>
constexpr HashAlgorithm algorithm(const char* name, uint16_t blockSize, uint16_t digestSize) {
  return {name,
          blockSize,
          digestSize,
          start<kHash, kContext>,
          update<kHash, kContext>,
          finish<kHash, kContext>};
}

// One digest after the other.
void startBoth(HashState& state) {
  md5_init(&state.both.md5);
  sha1_init(&state.both.sha1);
}
void updateBoth(HashState& state, std::string_view data) {
  auto* bytes = reinterpret_cast<const uint8_t*>(data.data());
  md5_update(&state.both.md5, data.size(), bytes);
  sha1_update(&state.both.sha1, data.size(), bytes);
}
void finishBoth(HashState& state, uint8_t* digest, size_t) {
  md5_digest(&state.both.md5, MD5_DIGEST_SIZE, digest);
  sha1_digest(&state.both.sha1, SHA1_DIGEST_SIZE, digest + MD5_DIGEST_SIZE);
}

}  // namespace

const HashAlgorithm kMd5 = algorithm<nettle_md5, &HashState::md5>("md5", 64, 16);
const HashAlgorithm kSha1 = algorithm<nettle_sha1, &HashState::sha1>("sha1", 64, 20);
const HashAlgorithm kSha224 = algorithm<nettle_sha224, &HashState::sha256>("sha224", 64, 28);
const HashAlgorithm kSha256 = algorithm<nettle_sha256, &HashState::sha256>("sha256", 64, 32);
const HashAlgorithm kSha384 = algorithm<nettle_sha384, &HashState::sha512>("sha384", 128, 48);
const HashAlgorithm kSha512 = algorithm<nettle_sha512, &HashState::sha512>("sha512", 128, 64);
const HashAlgorithm kSha512_224 =
    algorithm<nettle_sha512_224, &HashState::sha512>("sha512_224", 128, 28);
const HashAlgorithm kSha512_256 =
    algorithm<nettle_sha512_256, &HashState::sha512>("sha512_256", 128, 32);
const HashAlgorithm kRipemd160 =
    algorithm<nettle_ripemd160, &HashState::ripemd160>("ripemd160", 64, 20);
const HashAlgorithm kSm3 = algorithm<nettle_sm3, &HashState::sm3>("sm3", 64, 32);
const HashAlgorithm kMd5Sha1 = {"md5-sha1", 64, 36, startBoth, updateBoth, finishBoth};

}  // namespace ouro
