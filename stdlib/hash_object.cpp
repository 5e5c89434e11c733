#include "stdlib/hash_object.h"

#include "runtime/pieces.h"
#include "runtime/types/bytes.h"
#include "runtime/types/hex_digits.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"

namespace ouro {

bool hashUpdateFrom(Runtime& rt, HashState& state, Value data) {
  if (isStr(rt, data)) return fail(rt, Exc::TypeError, "Strings must be encoded before hashing");
  if (!isBytesLike(rt, data))
    return fail(rt, Exc::TypeError, "object supporting the buffer API required");
  std::string_view view;
  if (!asByteView(rt, data, &view)) return false;
  return inPieces(rt, data, view, [&](std::string_view piece) { hashUpdate(state, piece); });
}

Owned hash_name(Runtime& rt, Value self) { return newStr(rt, hashOf(self).algorithm->name); }
Owned hash_block_size(Runtime&, Value self) { return smallInt(hashOf(self).algorithm->blockSize); }
Owned hash_digest_size(Runtime&, Value self) { return smallInt(hashOf(self).digestLength); }

Owned hexOf(Runtime& rt, std::string_view digest) {
  Str* text = allocateStr(rt, 2 * digest.size(), 0x7f);
  if (!text) return Owned::error();
  putHex(digest, text->chars<uint8_t>());
  return Owned::adopt(text);
}

Owned hashDigestOf(Runtime& rt, Value self, size_t length) {
  Bytes* digest = allocateBytes(rt, length);
  if (!digest) return Owned::error();
  hashDigest(hashOf(self), digest->data(), length);
  return Owned::adopt(digest);
}
Owned hexDigestOf(Runtime& rt, Value self, size_t length) {
  OURO_TRY(digest, hashDigestOf(rt, self, length));
  return hexOf(rt, digest.as<Bytes>()->view());
}

namespace {

Owned hash_update(Runtime& rt, Value self, Args args) {
  OURO_CHECK(hashUpdateFrom(rt, hashOf(self), args[0]));
  return Owned::none();
}

Owned hash_copy(Runtime& rt, Value self, Args) {
  HashObject* copy = rt.make<HashObject>(typeOf(rt, self));
  if (!copy) return Owned::error();
  copy->state = hashOf(self);
  return Owned::adopt(copy);
}

Owned hash_digest(Runtime& rt, Value self, Args) {
  return hashDigestOf(rt, self, hashOf(self).digestLength);
}
Owned hash_hexdigest(Runtime& rt, Value self, Args) {
  return hexDigestOf(rt, self, hashOf(self).digestLength);
}

// SHAKE's digests are as long as one wants.
bool shakeLength(Runtime& rt, Value v, size_t* length) {
  constexpr int64_t kLimit = int64_t{1} << 29;
  int64_t wanted;
  if (!isInt(rt, v)) return fail(rt, Exc::TypeError, "an integer is required");
  if (intIsNegative(rt, v)) return fail(rt, Exc::ValueError, "value must be positive");
  if (!intFits(rt, v, &wanted))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C unsigned long");
  if (wanted >= kLimit) return fail(rt, Exc::ValueError, "length is too large");
  *length = static_cast<size_t>(wanted);
  return true;
}

}  // namespace

const MethodDef kHashMethods[4] = {
    {"update", hash_update, "obj, /", "More data follows."},
    {"digest", hash_digest, "", "The digest of the data so far."},
    {"hexdigest", hash_hexdigest, "", "The digest in hexadecimal digits."},
    {"copy", hash_copy, "", "A hash object in the same state."},
};
const MethodDef kShakeHashMethods[4] = {
    {"update", hash_update, "obj, /", "More data follows."},
    {"digest", digestOfLength<shakeLength>, "length, /", "The digest of the data so far."},
    {"hexdigest", hexDigestOfLength<shakeLength>, "length, /", "The digest in hexadecimal digits."},
    {"copy", hash_copy, "", "A hash object in the same state."},
};

}  // namespace ouro
