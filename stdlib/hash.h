#pragma once
// Message digests: what is common to all of them. MD5, SHA-1 and SHA-2 are nettle's
// (hash_nettle.cpp); the others mix data into a state a block at a time, and the last block stays
// in the buffer until it is known to be the last.

#include <cstddef>
#include <cstdint>
#include <string_view>

#include <nettle/md5.h>
#include <nettle/ripemd160.h>
#include <nettle/sha1.h>
#include <nettle/sha2.h>
#include <nettle/sha3.h>
#include <nettle/sm3.h>

namespace ouro {

struct HashState;

// One row an algorithm.
struct HashAlgorithm {
  const char* name;
  uint16_t blockSize, digestSize;  // in bytes; digestSize 0: as long as one asks for
  void (*start)(HashState&);       // null: all zeros
  void (*update)(HashState&, std::string_view data);
  void (*finish)(HashState&, uint8_t* digest, size_t length);
};

// What is hashed a block at a time.
struct HashBlocks {
  static constexpr size_t kMaxBlock = 168;

  union {
    uint32_t words32[8];  // BLAKE2s
    uint64_t words[8];    // BLAKE2b
    sha3_state sponge;    // SHA-3
  };
  uint64_t length;  // bytes given so far
  uint8_t buffered;
  bool lastNode;  // of a BLAKE2 tree
  uint8_t buffer[kMaxBlock];
};

struct HashState {
  const HashAlgorithm* algorithm;
  uint32_t digestLength;  // of BLAKE2, which is asked for at the start
  union {
    md5_ctx md5;
    sha1_ctx sha1;
    sha256_ctx sha256;  // and SHA-224
    sha512_ctx sha512;  // and SHA-384, SHA-512/224, SHA-512/256
    ripemd160_ctx ripemd160;
    sm3_ctx sm3;
    struct {
      md5_ctx md5;
      sha1_ctx sha1;
    } both;  // md5-sha1: of TLS 1.0
    HashBlocks blocks;
  };
};

void hashStart(HashState&, const HashAlgorithm&);
void hashUpdate(HashState&, std::string_view data);
// Leaves the state as it is: more data may follow.
void hashDigest(const HashState&, uint8_t* digest, size_t length);

// For what is hashed in blocks: `mix` takes one of them.
using MixBlock = void(const HashAlgorithm&, HashBlocks&, const uint8_t* block);
void hashInBlocks(HashState&, std::string_view data, MixBlock* mix);

extern const HashAlgorithm kMd5, kSha1, kSha224, kSha256, kSha384, kSha512, kSha3_224, kSha3_256,
    kSha3_384, kSha3_512, kShake128, kShake256, kBlake2b, kBlake2s, kSha512_224, kSha512_256,
    kRipemd160, kSm3, kMd5Sha1;

// The settings of a BLAKE2 hash (RFC 7693, with those of its tree mode).
struct Blake2Settings {
  uint32_t digestLength;
  std::string_view key, salt, person;
  uint32_t fanout = 1, depth = 1, leafSize = 0, nodeDepth = 0, innerSize = 0;
  uint64_t nodeOffset = 0;
  bool lastNode = false;
};
void blake2bStart(HashState&, const Blake2Settings&);
void blake2sStart(HashState&, const Blake2Settings&);

}  // namespace ouro
