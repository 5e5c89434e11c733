// The module _hashlib: hash objects of any algorithm, and what has a key. CPython has OpenSSL for
// it; what that alone says of errors is said here, too.

#include <algorithm>
#include <cctype>
#include <vector>

#include "runtime/argument_name.h"
#include "runtime/pieces.h"
#include "runtime/types/bytes.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/hash_keyed.h"
#include "stdlib/hash_object.h"
#include "stdlib/module_error.h"
#include "stdlib/operator.h"

namespace ouro {

namespace {

constexpr const char* kUnsupported = "[digital envelope routines] unsupported";

// In the order of their constructors; the others are found by name alone.
constexpr const HashAlgorithm* kAlgorithms[] = {
    &kMd5,        &kSha1,       &kSha224,   &kSha256,    &kSha384,   &kSha512,  &kSha3_224,
    &kSha3_256,   &kSha3_384,   &kSha3_512, &kShake128,  &kShake256, &kBlake2b, &kBlake2s,
    &kSha512_224, &kSha512_256, &kMd5Sha1,  &kRipemd160, &kSm3,
};

const HashAlgorithm* algorithmNamed(std::string_view name) {
  std::string lower(name);
  for (char& c : lower) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  // Extendable ones have a name of their own in OpenSSL, which knows no other case of this one.
  const bool isExact = lower == name;
  for (const HashAlgorithm* algorithm : kAlgorithms)
    if (lower == algorithm->name && (isExact || algorithm->digestSize)) return algorithm;
  return nullptr;
}

struct HashlibState {
  Value hashType, extendableType, hmacType, unsupported;  // owned
};
HashlibState* stateOf(Value module) {
  return static_cast<HashlibState*>(module.as<Module>()->state);
}

bool textArgument(Runtime& rt, const char* function, const char* name, Value v, std::string* out) {
  if (!isStr(rt, v)) {
    return fail(rt, Exc::TypeError, "{}() argument '{}' must be str, not {}", function, name,
                argumentName(rt, v));
  }
  *out = toUtf8(v.as<Str>());
  return true;
}

bool bytesArgument(Runtime& rt, Value v, std::string_view* out) {
  if (!isBytesLike(rt, v)) {
    return fail(rt, Exc::TypeError, "a bytes-like object is required, not '{}'", typeName(rt, v));
  }
  return asByteView(rt, v, out);
}

// ---- hash objects

Owned newHash(Runtime& rt, Value module, const HashAlgorithm& algorithm, Value data,
              Value forSecurity) {
  if (!forSecurity.isUnbound() && truth(rt, forSecurity) < 0) return Owned::error();
  HashlibState* state = stateOf(module);
  Value type = algorithm.digestSize ? state->hashType : state->extendableType;
  HashObject* object = rt.make<HashObject>(type.as<Type>());
  if (!object) return Owned::error();
  Local result = Owned::adopt(object);
  hashStartPlain(object->state, algorithm);
  if (!data.isUnbound()) OURO_CHECK(hashUpdateFrom(rt, object->state, data));
  return result.take();
}

Owned hashlib_new(Runtime& rt, Value module, Args args) {
  std::string name;
  OURO_CHECK(textArgument(rt, "new", "name", args[0], &name));
  const HashAlgorithm* algorithm = algorithmNamed(name);
  if (!algorithm) return raise(rt, Exc::ValueError, "unsupported hash type {}", name);
  return newHash(rt, module, *algorithm, args[1], args[2]);
}

template <const HashAlgorithm& kAlgorithm>
Owned hashlib_open(Runtime& rt, Value module, Args args) {
  return newHash(rt, module, kAlgorithm, args[0], args[1]);
}

Owned hash_repr(Runtime& rt, Value self) {
  return newStr(rt, fmt::format("<{} _hashlib.HASH object @ {:#x}>", hashOf(self).algorithm->name,
                                self.bits()));
}

// As many bytes of the digest as one asks for. A length that no size can be says so as one.
bool wantedLength(Runtime& rt, Value v, size_t* length) {
  int64_t wanted;
  if (!indexInt64(rt, v, &wanted)) return false;
  if (wanted < 0) return (void)raiseMemoryError(rt), false;
  *length = static_cast<size_t>(wanted);
  return true;
}

constexpr TypeDef hashType(const char* name, std::span<const MethodDef> methods) {
  TypeDef type = {.name = name,
                  .module = "_hashlib",
                  .basicSize = sizeof(HashObject),
                  .flags = kNoInstances | kSubclassable,
                  .methods = methods,
                  .attributes = kHashAttributes};
  type.slots.repr = hash_repr;
  return type;
}
constexpr MethodDef kExtendableMethods[] = {
    {"digest", digestOfLength<wantedLength>, "length", "The digest of the data so far."},
    {"hexdigest", hexDigestOfLength<wantedLength>, "length", "The digest in hexadecimal digits."},
};
constexpr TypeDef kHashType = hashType("HASH", kHashMethods),
                  kExtendableType = hashType("HASHXOF", kExtendableMethods);

// ---- HMAC

struct HmacObject : Object {
  HmacState state;
};
HmacState& hmacOf(Value self) { return self.as<HmacObject>()->state; }

// The algorithm that is named, or whose constructor is given. Null: an exception is pending.
const HashAlgorithm* algorithmOf(Runtime& rt, Value module, Value digest);

bool keyed(Runtime& rt, HmacState& state, const HashAlgorithm& algorithm, Value key) {
  std::string_view bytes;
  if (!bytesArgument(rt, key, &bytes)) return false;
  if (!algorithm.digestSize) return fail(rt, Exc::ValueError, "no reason supplied{}", "");
  hmacStart(state, algorithm, bytes);
  return true;
}

Owned hashlib_hmac_new(Runtime& rt, Value module, Args args) {
  if (!args.has(2)) return raise(rt, Exc::TypeError, "Missing required parameter 'digestmod'.");
  const HashAlgorithm* algorithm = algorithmOf(rt, module, args[2]);
  if (!algorithm) return Owned::error();
  HmacObject* object = rt.make<HmacObject>(stateOf(module)->hmacType.as<Type>());
  if (!object) return Owned::error();
  Local result = Owned::adopt(object);
  OURO_CHECK(keyed(rt, object->state, *algorithm, args[0]));
  if (args.has(1) && !args[1].isNone())
    OURO_CHECK(hashUpdateFrom(rt, object->state.inner, args[1]));
  return result.take();
}

Owned hashlib_hmac_digest(Runtime& rt, Value module, Args args) {
  const HashAlgorithm* algorithm = algorithmOf(rt, module, args[2]);
  if (!algorithm) return Owned::error();
  HmacState state;
  OURO_CHECK(keyed(rt, state, *algorithm, args[0]));
  std::string_view bytes;
  OURO_CHECK(bytesArgument(rt, args[1], &bytes) && hashUpdateFrom(rt, state.inner, args[1]));
  Bytes* digest = allocateBytes(rt, state.inner.digestLength);
  if (!digest) return Owned::error();
  hmacDigest(state, digest->data());
  return Owned::adopt(digest);
}

Owned hmac_update(Runtime& rt, Value self, Args args) {
  OURO_CHECK(hashUpdateFrom(rt, hmacOf(self).inner, args[0]));
  return Owned::none();
}
Owned hmac_copy(Runtime& rt, Value self, Args) {
  HmacObject* copy = rt.make<HmacObject>(typeOf(rt, self));
  if (!copy) return Owned::error();
  copy->state = hmacOf(self);
  return Owned::adopt(copy);
}
Owned hmac_digest(Runtime& rt, Value self, Args) {
  Bytes* digest = allocateBytes(rt, hmacOf(self).inner.digestLength);
  if (!digest) return Owned::error();
  hmacDigest(hmacOf(self), digest->data());
  return Owned::adopt(digest);
}
Owned hmac_hexdigest(Runtime& rt, Value self, Args args) {
  OURO_TRY(digest, hmac_digest(rt, self, args));
  return hexOf(rt, digest.as<Bytes>()->view());
}

std::string hmacName(Value self) {
  return std::string("hmac-") + hmacOf(self).inner.algorithm->name;
}
Owned hmac_name(Runtime& rt, Value self) { return newStr(rt, hmacName(self)); }
Owned hmac_block_size(Runtime&, Value self) {
  return smallInt(hmacOf(self).inner.algorithm->blockSize);
}
Owned hmac_digest_size(Runtime&, Value self) { return smallInt(hmacOf(self).inner.digestLength); }
Owned hmac_repr(Runtime& rt, Value self) {
  return newStr(
      rt, fmt::format("<{} HMAC object @ {:#x}>", hmacOf(self).inner.algorithm->name, self.bits()));
}

constexpr MethodDef kHmacMethods[] = {
    {"update", hmac_update, "msg", "More of the message follows."},
    {"digest", hmac_digest, "", "The digest of the message so far."},
    {"hexdigest", hmac_hexdigest, "", "The digest in hexadecimal digits."},
    {"copy", hmac_copy, "", "An object in the same state."},
};
constexpr GetSetDef kHmacAttributes[] = {
    {"name", hmac_name}, {"block_size", hmac_block_size}, {"digest_size", hmac_digest_size}};
constexpr TypeDef hmacType() {
  TypeDef type = {.name = "HMAC",
                  .module = "_hashlib",
                  .basicSize = sizeof(HmacObject),
                  .flags = kNoInstances,
                  .methods = kHmacMethods,
                  .attributes = kHmacAttributes};
  type.slots.repr = hmac_repr;
  return type;
}
constexpr TypeDef kHmacType = hmacType();

// ---- keys made of passwords

bool keySize(Runtime& rt, const char* what, int64_t size) {
  if (size < 1) return fail(rt, Exc::ValueError, "{} must be greater than 0.", what);
  return size <= INT32_MAX || fail(rt, Exc::OverflowError, "{} is too great.", what);
}

Owned hashlib_pbkdf2_hmac(Runtime& rt, Value, Args args) {
  std::string name;
  OURO_CHECK(textArgument(rt, "pbkdf2_hmac", "hash_name", args[0], &name));
  std::string_view password, salt;
  OURO_CHECK(bytesArgument(rt, args[1], &password) && bytesArgument(rt, args[2], &salt));
  int64_t iterations, size;
  OURO_CHECK(indexInt64(rt, args[3], &iterations));
  const HashAlgorithm* algorithm = algorithmNamed(name);
  if (!algorithm || !algorithm->digestSize) return raise(rt, Exc::ValueError, "{}", kUnsupported);
  OURO_CHECK(keySize(rt, "iteration value", iterations));
  size = algorithm->digestSize;
  if (args.has(4) && !args[4].isNone()) OURO_CHECK(indexInt64(rt, args[4], &size));
  OURO_CHECK(keySize(rt, "key length", size));
  HeldBytes heldPassword(rt, args[1]), heldSalt(rt, args[2]);
  Bytes* key = allocateBytes(rt, static_cast<size_t>(size));
  if (!key) return Owned::error();
  Local result = Owned::adopt(key);
  OURO_CHECK(pbkdf2(rt, *algorithm, password, salt, static_cast<uint64_t>(iterations),
                    {key->data(), static_cast<size_t>(size)}));
  return result.take();
}

bool costArgument(Runtime& rt, const char* name, Value v, uint64_t* out) {
  if (v.isUnbound() || v.isNone())
    return fail(rt, Exc::TypeError, "{} is required and must be an unsigned int", name);
  if (!isInt(rt, v)) {
    return fail(rt, Exc::TypeError, "scrypt() argument '{}' must be int, not {}", name,
                argumentName(rt, v));
  }
  int64_t number;
  if (intIsNegative(rt, v) || !intFits(rt, v, &number))
    return fail(rt, Exc::TypeError, "{} is required and must be an unsigned int", name);
  *out = static_cast<uint64_t>(number);
  return true;
}

// What OpenSSL asks of the costs.
bool checkCost(Runtime& rt, const ScryptCost& cost, int64_t most) {
  constexpr uint64_t kMostBlocks = (1u << 30) - 1;
  if (cost.r == 0 || cost.p == 0 || cost.p > kMostBlocks / cost.r ||
      (16 * cost.r <= 63 && cost.n >= uint64_t{1} << (16 * cost.r))) {
    return fail(rt, Exc::ValueError, "{}", "Invalid parameter combination for n, r, p, maxmem.");
  }
  constexpr int64_t kUsual = 32 << 20;
  const auto limit = static_cast<unsigned __int128>(most ? most : kUsual);
  const unsigned __int128 bytes = static_cast<unsigned __int128>(cost.p) * 128 * cost.r +
                                  static_cast<unsigned __int128>(cost.n + 2) * 128 * cost.r;
  return bytes <= limit ||
         fail(rt, Exc::ValueError, "{}", "[digital envelope routines] memory limit exceeded");
}

Owned hashlib_scrypt(Runtime& rt, Value, Args args) {
  enum { kPassword, kSalt, kN, kR, kP, kMaxMem, kSize };
  std::string_view password, salt;
  OURO_CHECK(bytesArgument(rt, args[kPassword], &password));
  if (!args.has(kSalt) || args[kSalt].isNone())
    return raise(rt, Exc::TypeError, "salt is required");
  OURO_CHECK(bytesArgument(rt, args[kSalt], &salt));
  ScryptCost cost;
  OURO_CHECK(costArgument(rt, "n", args[kN], &cost.n));
  if (cost.n < 2 || (cost.n & (cost.n - 1)))
    return raise(rt, Exc::ValueError, "n must be a power of 2.");
  OURO_CHECK(costArgument(rt, "r", args[kR], &cost.r) && costArgument(rt, "p", args[kP], &cost.p));
  int64_t most = 0, size = 64;
  if (args.has(kMaxMem)) OURO_CHECK(indexInt64(rt, args[kMaxMem], &most));
  if (args.has(kSize)) OURO_CHECK(indexInt64(rt, args[kSize], &size));
  if (most < 0 || most > INT32_MAX) {
    return raise(rt, Exc::ValueError, "maxmem must be positive and smaller than {}", INT32_MAX);
  }
  if (size < 1 || size > INT32_MAX)
    return raise(rt, Exc::ValueError, "dklen must be greater than 0 and smaller than {}",
                 INT32_MAX);
  OURO_CHECK(checkCost(rt, cost, most));
  HeldBytes heldPassword(rt, args[kPassword]), heldSalt(rt, args[kSalt]);
  Bytes* key = allocateBytes(rt, static_cast<size_t>(size));
  if (!key) return Owned::error();
  Local result = Owned::adopt(key);
  OURO_CHECK(scrypt(rt, password, salt, cost, {key->data(), static_cast<size_t>(size)}));
  return result.take();
}

// ---- the module

Owned hashlib_compare_digest(Runtime& rt, Value, Args args) {
  return compareDigests(rt, args[0], args[1]);
}
Owned hashlib_get_fips_mode(Runtime&, Value, Args) { return smallInt(0); }

constexpr Signature kOpenSignature = "string=b'', *, usedforsecurity=True";
template <const HashAlgorithm& kAlgorithm>
constexpr MethodDef open(const char* name) {
  return {name, hashlib_open<kAlgorithm>, kOpenSignature, "A new hash object."};
}
// The constructors come first, as the algorithms do.
constexpr MethodDef kFunctions[] = {
    open<kMd5>("openssl_md5"),
    open<kSha1>("openssl_sha1"),
    open<kSha224>("openssl_sha224"),
    open<kSha256>("openssl_sha256"),
    open<kSha384>("openssl_sha384"),
    open<kSha512>("openssl_sha512"),
    open<kSha3_224>("openssl_sha3_224"),
    open<kSha3_256>("openssl_sha3_256"),
    open<kSha3_384>("openssl_sha3_384"),
    open<kSha3_512>("openssl_sha3_512"),
    open<kShake128>("openssl_shake_128"),
    open<kShake256>("openssl_shake_256"),
    {"new", hashlib_new, "name, string=b'', *, usedforsecurity=True",
     "A hash object of the algorithm of this name."},
    {"pbkdf2_hmac", hashlib_pbkdf2_hmac, "hash_name, password, salt, iterations, dklen=None",
     "A key made of a password (RFC 8018)."},
    {"scrypt", hashlib_scrypt, "password, *, salt=None, n=None, r=None, p=None, maxmem=0, dklen=64",
     "A key made of a password (RFC 7914)."},
    {"get_fips_mode", hashlib_get_fips_mode, "", "0: not in the mode of FIPS 140."},
    {"compare_digest", hashlib_compare_digest, "a, b, /", "Are they equal? Takes the same time."},
    {"hmac_digest", hashlib_hmac_digest, "key, msg, digest", "HMAC of a message (RFC 2104)."},
    {"hmac_new", hashlib_hmac_new, "key, msg=b'', digestmod=None", "A new HMAC object."},
};
constexpr size_t kConstructors = 12;

const HashAlgorithm* algorithmOf(Runtime& rt, Value module, Value digest) {
  if (isStr(rt, digest)) {
    const std::string name = toUtf8(digest.as<Str>());
    const HashAlgorithm* found = algorithmNamed(name);
    if (!found) (void)raise(rt, Exc::ValueError, "{}", kUnsupported);
    return found;
  }
  if (isExactly(digest, TypeId::NativeFunction)) {
    for (size_t i = 0; i < kConstructors; i++)
      if (digest.as<NativeFunction>()->definition == &kFunctions[i]) return kAlgorithms[i];
  }
  Local shown = repr(rt, digest);
  if (shown.isError()) return nullptr;
  failAs(rt, stateOf(module)->unsupported, "Unsupported digestmod " + toUtf8(shown.as<Str>()));
  return nullptr;
}

bool addNames(Runtime& rt, Module* module) {
  std::vector<Local> held;
  std::vector<Value> values;
  for (const HashAlgorithm* algorithm : kAlgorithms) {
    held.push_back(newStr(rt, algorithm->name));
    if (held.back().isError()) return false;
    values.push_back(held.back());
  }
  OURO_TRY_BOOL(all, newTuple(rt, values));
  return moduleAdd(rt, module, "openssl_md_meth_names", newFrozenSet(rt, all));
}

bool keepType(Runtime& rt, Module* module, const TypeDef& definition, Type* base, Value* out) {
  Type* type = moduleAddType(rt, module, definition, base);
  if (!type) return false;
  retain(Value(type));
  *out = Value(type);
  return true;
}

bool fillModule(Runtime& rt, Module* module) {
  auto* state = static_cast<HashlibState*>(module->state);
  for (Value HashlibState::*field : {&HashlibState::hashType, &HashlibState::extendableType,
                                     &HashlibState::hmacType, &HashlibState::unsupported})
    state->*field = Value::none();
  if (!keepType(rt, module, kHashType, nullptr, &state->hashType) ||
      !keepType(rt, module, kExtendableType, state->hashType.as<Type>(), &state->extendableType) ||
      !keepType(rt, module, kHmacType, nullptr, &state->hmacType))
    return false;
  OURO_TRY_BOOL(unsupported,
                moduleAddException(rt, module, "UnsupportedDigestmodError", Exc::ValueError));
  state->unsupported = unsupported.take().take();
  return addNames(rt, module);
}
void visitState(void* state, Visitor& visitor) {
  auto* own = static_cast<HashlibState*>(state);
  for (Value v : {own->hashType, own->extendableType, own->hmacType, own->unsupported})
    visit(visitor, v);
}
void clearState(void* state) {
  auto* own = static_cast<HashlibState*>(state);
  for (Value* v : {&own->hashType, &own->extendableType, &own->hmacType, &own->unsupported}) {
    Value old = std::exchange(*v, Value::none());
    if (!old.isNull()) release(old);
  }
}

}  // namespace

extern const ModuleDef hashlibModule;
const ModuleDef hashlibModule = {.name = "_hashlib",
                                 .functions = kFunctions,
                                 .exec = fillModule,
                                 .stateSize = sizeof(HashlibState),
                                 .visitState = visitState,
                                 .clearState = clearState};

}  // namespace ouro
