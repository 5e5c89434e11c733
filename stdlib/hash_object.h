#pragma once
// Objects that hash: what those of all modules can do.

#include "runtime/protocol.h"
#include "stdlib/hash.h"

namespace ouro {

struct HashObject : Object {
  HashState state;
};
inline HashState& hashOf(Value self) { return self.as<HashObject>()->state; }

// TypeError unless the data is bytes-like.
bool hashUpdateFrom(Runtime&, HashState&, Value data);
// `length` bytes of the digest of the data so far.
Owned hashDigestOf(Runtime&, Value self, size_t length);
// In hexadecimal digits.
Owned hexOf(Runtime&, std::string_view digest);
Owned hexDigestOf(Runtime&, Value self, size_t length);

// digest() and hexdigest() where the digest is as long as one wants: `lengthOf` reads how long.
template <bool (*lengthOf)(Runtime&, Value, size_t*)>
Owned digestOfLength(Runtime& rt, Value self, Args args) {
  size_t length;
  OURO_CHECK(lengthOf(rt, args[0], &length));
  return hashDigestOf(rt, self, length);
}
template <bool (*lengthOf)(Runtime&, Value, size_t*)>
Owned hexDigestOfLength(Runtime& rt, Value self, Args args) {
  size_t length;
  OURO_CHECK(lengthOf(rt, args[0], &length));
  return hexDigestOf(rt, self, length);
}

extern const MethodDef kHashMethods[4], kShakeHashMethods[4];

Owned hash_name(Runtime&, Value self);
Owned hash_block_size(Runtime&, Value self);
Owned hash_digest_size(Runtime&, Value self);
#define OURO_HASH_ATTRIBUTES \
  {"name", hash_name}, {"block_size", hash_block_size}, { "digest_size", hash_digest_size }
inline constexpr GetSetDef kHashAttributes[] = {OURO_HASH_ATTRIBUTES};

}  // namespace ouro
