#pragma once
// What is built on message digests with a key: HMAC (RFC 2104), PBKDF2 (RFC 8018), scrypt (RFC
// 7914).

#include <span>
#include <string_view>

#include "stdlib/hash.h"

namespace ouro {

struct Runtime;

// How a hash object of the module _hashlib begins; BLAKE2 with its longest digest.
void hashStartPlain(HashState&, const HashAlgorithm&);

struct HmacState {
  HashState inner, outer;
};
void hmacStart(HmacState&, const HashAlgorithm&, std::string_view key);
// Leaves the state as it is; `digest` has room for the algorithm's.
void hmacDigest(const HmacState&, uint8_t* digest);

// Both heed signals in the middle. False: an exception is pending.
bool pbkdf2(Runtime&, const HashAlgorithm&, std::string_view password, std::string_view salt,
            uint64_t iterations, std::span<uint8_t> key);
struct ScryptCost {
  uint64_t n, r, p;
};
bool scrypt(Runtime&, std::string_view password, std::string_view salt, const ScryptCost&,
            std::span<uint8_t> key);

}  // namespace ouro
