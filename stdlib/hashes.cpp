// The modules _md5, _sha1, _sha256, _sha512, _sha3 and _blake2, on which hashlib builds.

#include <cstring>
#include <string>

#include "runtime/pieces.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/hex_digits.h"
#include "runtime/types/int.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/hash_object.h"

namespace ouro {

namespace {

// ---- modules with a function that makes a hash object: md5(), sha1() ...

constexpr TypeDef plainType(const char* module, const char* name) {
  return {.name = name,
          .module = module,
          .basicSize = sizeof(HashObject),
          .flags = kNoInstances,
          .methods = kHashMethods,
          .attributes = kHashAttributes};
}
constexpr TypeDef kMd5Type = plainType("_md5", "md5"), kSha1Type = plainType("_sha1", "sha1"),
                  kSha224Type = plainType("_sha256", "sha224"),
                  kSha256Type = plainType("_sha256", "sha256"),
                  kSha384Type = plainType("_sha512", "sha384"),
                  kSha512Type = plainType("_sha512", "sha512");

struct PlainState {
  Value types[2];  // of the shorter digest and of the longer; owned
};

bool addPlainType(Runtime& rt, Module* module, int place, const TypeDef& definition,
                  const char* name) {
  OURO_TRY_BOOL(type, newType(rt, definition));
  if (!moduleAdd(rt, module, name, type)) return false;
  static_cast<PlainState*>(module->state)->types[place] = type.take().take();
  return true;
}
void visitPlain(void* state, Visitor& visitor) {
  for (Value& type : static_cast<PlainState*>(state)->types) visit(visitor, type);
}
void clearPlain(void* state) {
  for (Value& type : static_cast<PlainState*>(state)->types) {
    Value old = std::exchange(type, Value::none());
    if (!old.isNull()) release(old);
  }
}

template <const HashAlgorithm& kAlgorithm, int kPlace>
Owned newHash(Runtime& rt, Value module, Args args) {
  auto* state = static_cast<PlainState*>(module.as<Module>()->state);
  HashObject* object = rt.make<HashObject>(state->types[kPlace].as<Type>());
  if (!object) return Owned::error();
  Local result = Owned::adopt(object);
  hashStart(object->state, kAlgorithm);
  if (args.has(1) && truth(rt, args[1]) < 0) return Owned::error();
  if (args.has(0)) OURO_CHECK(hashUpdateFrom(rt, object->state, args[0]));
  return result.take();
}

constexpr Signature kPlainSignature = "string=b'', *, usedforsecurity=True";
constexpr MethodDef kMd5Functions[] = {
    {"md5", newHash<kMd5, 0>, kPlainSignature, "A new MD5 hash object."},
};
constexpr MethodDef kSha1Functions[] = {
    {"sha1", newHash<kSha1, 0>, kPlainSignature, "A new SHA-1 hash object."},
};
constexpr MethodDef kSha256Functions[] = {
    {"sha256", newHash<kSha256, 1>, kPlainSignature, "A new SHA-256 hash object."},
    {"sha224", newHash<kSha224, 0>, kPlainSignature, "A new SHA-224 hash object."},
};
constexpr MethodDef kSha512Functions[] = {
    {"sha512", newHash<kSha512, 1>, kPlainSignature, "A new SHA-512 hash object."},
    {"sha384", newHash<kSha384, 0>, kPlainSignature, "A new SHA-384 hash object."},
};

bool addMd5(Runtime& rt, Module* module) {
  return addPlainType(rt, module, 0, kMd5Type, "MD5Type");
}
bool addSha1(Runtime& rt, Module* module) {
  return addPlainType(rt, module, 0, kSha1Type, "SHA1Type");
}
bool addSha256(Runtime& rt, Module* module) {
  return addPlainType(rt, module, 0, kSha224Type, "SHA224Type") &&
         addPlainType(rt, module, 1, kSha256Type, "SHA256Type");
}
bool addSha512(Runtime& rt, Module* module) {
  return addPlainType(rt, module, 0, kSha384Type, "SHA384Type") &&
         addPlainType(rt, module, 1, kSha512Type, "SHA512Type");
}

constexpr ModuleDef plainModule(const char* name, std::span<const MethodDef> functions,
                                bool (*exec)(Runtime&, Module*)) {
  return {.name = name,
          .functions = functions,
          .exec = exec,
          .stateSize = sizeof(PlainState),
          .visitState = visitPlain,
          .clearState = clearPlain};
}

// ---- SHA-3: the types themselves are called

// The sponge of SHA-3 is 1600 bits: blocks are mixed into its rate, the rest is its capacity.
Owned sha3_rate(Runtime&, Value self) { return smallInt(hashOf(self).algorithm->blockSize * 8); }
Owned sha3_capacity(Runtime&, Value self) {
  return smallInt(1600 - hashOf(self).algorithm->blockSize * 8);
}
Owned sha3_suffix(Runtime& rt, Value self) {
  return newBytes(rt, hashOf(self).algorithm->digestSize ? "\x06" : "\x1f");
}

constexpr GetSetDef kSha3Attributes[] = {
    OURO_HASH_ATTRIBUTES,
    {"_rate_bits", sha3_rate},
    {"_capacity_bits", sha3_capacity},
    {"_suffix", sha3_suffix},
};

template <const HashAlgorithm& kAlgorithm>
Owned sha3_make(Runtime& rt, Type* cls, const CallArgs& given) {
  static constexpr Signature kSignature = "data=b'', /, *, usedforsecurity=True";
  Value bound[2];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, kAlgorithm.name, given, bound, &keywords) < 0)
    return Owned::error();
  if (!bound[1].isUnbound() && truth(rt, bound[1]) < 0) return Owned::error();
  HashObject* object = rt.make<HashObject>(cls);
  if (!object) return Owned::error();
  Local result = Owned::adopt(object);
  hashStart(object->state, kAlgorithm);
  if (!bound[0].isUnbound()) OURO_CHECK(hashUpdateFrom(rt, object->state, bound[0]));
  return result.take();
}

template <const HashAlgorithm& kAlgorithm>
constexpr TypeDef sha3Type(const char* name, std::span<const MethodDef> methods) {
  TypeDef type = {.name = name, .module = "_sha3", .basicSize = sizeof(HashObject)};
  type.slots.make = sha3_make<kAlgorithm>;
  type.methods = methods;
  type.attributes = kSha3Attributes;
  return type;
}
constexpr TypeDef kSha3Types[] = {
    sha3Type<kSha3_224>("sha3_224", kHashMethods),
    sha3Type<kSha3_256>("sha3_256", kHashMethods),
    sha3Type<kSha3_384>("sha3_384", kHashMethods),
    sha3Type<kSha3_512>("sha3_512", kHashMethods),
    sha3Type<kShake128>("shake_128", kShakeHashMethods),
    sha3Type<kShake256>("shake_256", kShakeHashMethods),
};

bool addSha3(Runtime& rt, Module* module) {
  for (const TypeDef& definition : kSha3Types)
    if (!moduleAddType(rt, module, definition)) return false;
  return true;
}

// ---- BLAKE2

struct Blake2Limits {
  uint32_t digest, key, salt, offsetBits;
};

bool bytesSetting(Runtime& rt, Value v, const char* what, uint32_t limit, std::string_view* out) {
  if (v.isUnbound()) return true;
  if (!asByteView(rt, v, out)) return false;
  return out->size() <= limit ||
         fail(rt, Exc::ValueError, "maximum {} length is {} bytes", what, limit);
}

bool rangeSetting(Runtime& rt, Value v, const char* what, int64_t first, int64_t last,
                  uint32_t* out) {
  if (v.isUnbound()) return true;
  int64_t given;
  if (!indexInt64(rt, v, &given)) return false;
  *out = static_cast<uint32_t>(given);
  return (given >= first && given <= last) ||
         fail(rt, Exc::ValueError, "{} must be between {} and {}", what, first, last);
}

bool unsignedSetting(Runtime& rt, Value v, const char* what, uint32_t bits, uint64_t* out) {
  if (v.isUnbound()) return true;
  OURO_TRY_BOOL(number, index(rt, v));
  if (intIsNegative(rt, number)) return fail(rt, Exc::ValueError, "value must be positive");
  uint8_t bytes[8];
  if (!intToBytes(rt, number, bytes, 8, true, false)) return false;
  memcpy(out, bytes, 8);
  return bits == 64 || *out >> bits == 0 || fail(rt, Exc::OverflowError, "{} is too large", what);
}

enum : uint32_t {  // what a BLAKE2 hash is made of, in the order of the signature
  kData,
  kDigestSize,
  kKey,
  kSalt,
  kPerson,
  kFanout,
  kDepth,
  kLeafSize,
  kNodeOffset,
  kNodeDepth,
  kInnerSize,
  kLastNode,
  kForSecurity,
  kBlake2Parameters
};
constexpr Signature kBlake2Signature =
    "data=b'', /, *, digest_size=64, key=b'', salt=b'', person=b'', fanout=1, depth=1, "
    "leaf_size=0, node_offset=0, node_depth=0, inner_size=0, last_node=False, "
    "usedforsecurity=True";

bool readSettings(Runtime& rt, const Value* bound, const Blake2Limits& limits, Blake2Settings* s) {
  uint64_t leafSize = 0;
  int64_t digest = limits.digest;
  if (!bound[kDigestSize].isUnbound() && !indexInt64(rt, bound[kDigestSize], &digest)) return false;
  if (digest <= 0 || digest > limits.digest)
    return fail(rt, Exc::ValueError, "digest_size must be between 1 and {} bytes", limits.digest);
  s->digestLength = static_cast<uint32_t>(digest);
  if (!bytesSetting(rt, bound[kSalt], "salt", limits.salt, &s->salt) ||
      !bytesSetting(rt, bound[kPerson], "person", limits.salt, &s->person) ||
      !rangeSetting(rt, bound[kFanout], "fanout", 0, 255, &s->fanout) ||
      !rangeSetting(rt, bound[kDepth], "depth", 1, 255, &s->depth) ||
      !unsignedSetting(rt, bound[kLeafSize], "leaf_size", 32, &leafSize) ||
      !unsignedSetting(rt, bound[kNodeOffset], "node_offset", limits.offsetBits, &s->nodeOffset) ||
      !rangeSetting(rt, bound[kNodeDepth], "node_depth", 0, 255, &s->nodeDepth))
    return false;
  s->leafSize = static_cast<uint32_t>(leafSize);
  int64_t inner = 0;
  if (!bound[kInnerSize].isUnbound() && !indexInt64(rt, bound[kInnerSize], &inner)) return false;
  if (inner < 0 || inner > limits.digest)
    return fail(rt, Exc::ValueError, "inner_size must be between 0 and is {}", limits.digest);
  s->innerSize = static_cast<uint32_t>(inner);
  for (auto which : {kLastNode, kForSecurity}) {
    int yes = bound[which].isUnbound() ? 0 : truth(rt, bound[which]);
    if (yes < 0) return false;
    if (which == kLastNode) s->lastNode = yes;
  }
  return bytesSetting(rt, bound[kKey], "key", limits.key, &s->key);
}

constexpr Blake2Limits kLimitsB = {64, 64, 16, 64}, kLimitsS = {32, 32, 8, 48};

Owned makeBlake2(Runtime& rt, Type* cls, const CallArgs& given, bool wide) {
  Value bound[kBlake2Parameters];
  Local keywords;
  const char* name = wide ? "blake2b" : "blake2s";
  if (bindArguments(rt, kBlake2Signature, nullptr, name, given, bound, &keywords) < 0)
    return Owned::error();
  HashObject* object = rt.make<HashObject>(cls);
  if (!object) return Owned::error();
  Local result = Owned::adopt(object);
  Blake2Settings settings = {};
  OURO_CHECK(readSettings(rt, bound, wide ? kLimitsB : kLimitsS, &settings));
  (wide ? blake2bStart : blake2sStart)(object->state, settings);
  if (!bound[kData].isUnbound()) OURO_CHECK(hashUpdateFrom(rt, object->state, bound[kData]));
  return result.take();
}
Owned blake2b_make(Runtime& rt, Type* cls, const CallArgs& given) {
  return makeBlake2(rt, cls, given, true);
}
Owned blake2s_make(Runtime& rt, Type* cls, const CallArgs& given) {
  return makeBlake2(rt, cls, given, false);
}

constexpr TypeDef blake2Type(const char* name, Owned (*make)(Runtime&, Type*, const CallArgs&)) {
  TypeDef type = {.name = name,
                  .module = "_blake2",
                  .basicSize = sizeof(HashObject),
                  .flags = kSubclassable,
                  .methods = kHashMethods,
                  .attributes = kHashAttributes};
  type.slots.make = make;
  return type;
}
constexpr TypeDef kBlake2bType = blake2Type("blake2b", blake2b_make),
                  kBlake2sType = blake2Type("blake2s", blake2s_make);

bool addBlake2Type(Runtime& rt, Module* module, const TypeDef& definition, const char* prefix,
                   const Blake2Limits& limits) {
  Type* type = moduleAddType(rt, module, definition);
  if (!type || !readyType(rt, type)) return false;
  const std::pair<const char*, uint32_t> kConstants[] = {
      {"SALT_SIZE", limits.salt},
      {"PERSON_SIZE", limits.salt},
      {"MAX_KEY_SIZE", limits.key},
      {"MAX_DIGEST_SIZE", limits.digest},
  };
  for (auto [name, value] : kConstants) {
    Ref<Str> key = intern(rt, name);
    if (!key || !dictSet(rt, type->dict.get(), key.get(), Value::small(value)) ||
        !moduleAdd(rt, module, fmt::format("{}_{}", prefix, name), smallInt(value)))
      return false;
  }
  return true;
}
bool addBlake2(Runtime& rt, Module* module) {
  return addBlake2Type(rt, module, kBlake2bType, "BLAKE2B", kLimitsB) &&
         addBlake2Type(rt, module, kBlake2sType, "BLAKE2S", kLimitsS);
}

}  // namespace

extern const ModuleDef md5Module, sha1Module, sha256Module, sha512Module, sha3Module, blake2Module;
const ModuleDef md5Module = plainModule("_md5", kMd5Functions, addMd5);
const ModuleDef sha1Module = plainModule("_sha1", kSha1Functions, addSha1);
const ModuleDef sha256Module = plainModule("_sha256", kSha256Functions, addSha256);
const ModuleDef sha512Module = plainModule("_sha512", kSha512Functions, addSha512);
const ModuleDef sha3Module = {.name = "_sha3", .exec = addSha3};
const ModuleDef blake2Module = {.name = "_blake2", .exec = addBlake2};

}  // namespace ouro
