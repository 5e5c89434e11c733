// MD5 (RFC 1321), SHA-1 and SHA-2 (FIPS 180-4) by the library nettle, which takes the processor's
// own instructions for them where there are some.

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

}  // namespace

const HashAlgorithm kMd5 = algorithm<nettle_md5, &HashState::md5>("md5", 64, 16);
const HashAlgorithm kSha1 = algorithm<nettle_sha1, &HashState::sha1>("sha1", 64, 20);
const HashAlgorithm kSha224 = algorithm<nettle_sha224, &HashState::sha256>("sha224", 64, 28);
const HashAlgorithm kSha256 = algorithm<nettle_sha256, &HashState::sha256>("sha256", 64, 32);
const HashAlgorithm kSha384 = algorithm<nettle_sha384, &HashState::sha512>("sha384", 128, 48);
const HashAlgorithm kSha512 = algorithm<nettle_sha512, &HashState::sha512>("sha512", 128, 64);

}  // namespace ouro
