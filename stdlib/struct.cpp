// The module _struct.

#include <algorithm>
#include <memory>
#include <optional>

#include "runtime/pieces.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/iterators.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/module_error.h"
#include "stdlib/struct_format.h"

namespace ouro {

namespace {

// The Struct object of a format that was used lately, at a place that the format's address tells.
struct RecentFormat {
  Value format, made;  // owned; null: none
};
constexpr size_t kRecent = 8;

struct StructState {
  Type *type, *iterator;  // owned
  Value error;            // struct.error; owned
  Value known;            // a dict: the Struct objects of formats used lately; owned, null at first
  RecentFormat recent[kRecent];
};

struct StructObject : Object {
  StructFormat* format;  // owned; null: __init__ has not run
  Value text, error;     // the format as str; struct.error; owned
  Value iteratorType;    // owned
};

struct Unpacker : Object {
  StructObject* layout;  // owned; null when exhausted
  Value source;          // owned
  uint64_t offset;
};

StructState* stateOf(Value module) { return static_cast<StructState*>(module.as<Module>()->state); }
StructObject* structOf(Value v) { return v.as<StructObject>(); }

// ---- making

Owned newObject(Runtime& rt, Type* cls, StructState* state) {
  auto* made = rt.make<StructObject>(cls);
  if (!made) return Owned::error();
  made->error = Owned::share(state->error).take();
  made->iteratorType = Owned::share(Value(state->iterator)).take();
  return Owned::adopt(made);
}

bool setFormat(Runtime& rt, StructObject* self, Value format) {
  std::string text;
  if (isStr(rt, format)) {
    OURO_TRY_BOOL(ascii, newStr(rt, "ascii"));
    Ref<Str> name = intern(rt, "encode");
    Value encoding = ascii;
    if (!name) return false;
    OURO_TRY_BOOL(exact, exactStr(rt, format.as<Str>()));
    OURO_TRY_BOOL(bytes, callMethod(rt, exact, name.get(), {&encoding, 1}));
    text = bytes.as<Bytes>()->view();
  } else if (isBytes(rt, format)) {
    text = format.as<Bytes>()->view();
  } else {
    return fail(rt, Exc::TypeError, "Struct() argument 1 must be a str or bytes object, not {}",
                typeName(rt, format));
  }
  auto parsed = std::make_unique<StructFormat>();
  if (!parseStructFormat(rt, self->error, text, parsed.get())) return false;
  OURO_TRY_BOOL(shown,
                newStrLatin1(rt, reinterpret_cast<const uint8_t*>(text.data()), text.size()));
  assignField(self->text, shown);
  FormatUse::drop(std::exchange(self->format, parsed.release()));
  return true;
}

// The functions of the module read each format once: as in CPython, up to 100 of them are kept.
Owned keptFormat(Runtime& rt, StructState* state, Value format) {
  constexpr uint32_t kMostKnown = 100;
  if (state->known.isNull()) {
    OURO_TRY(dict, newDict(rt));
    state->known = dict.take().take();
  }
  Value found = dictGet(rt, state->known.as<Dict>(), format);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  OURO_TRY(made, newObject(rt, state->type, state));
  OURO_CHECK(setFormat(rt, structOf(made), format));
  if (state->known.as<Dict>()->used >= kMostKnown) dictClear(state->known.as<Dict>());
  OURO_CHECK(dictSet(rt, state->known.as<Dict>(), format, made));
  return made.take();
}

RecentFormat* recentPlace(StructState* state, Value format) {
  return &state->recent[(format.bits() >> 5 ^ format.bits() >> 8) % kRecent];
}

[[gnu::noinline]] Owned findFormat(Runtime& rt, StructState* state, Value format) {
  if (!isExactStr(rt, format) && !isExactly(format, TypeId::Bytes)) {
    int64_t ignored;
    OURO_CHECK(hash(rt, format, &ignored));  // CPython looks all of them up
    OURO_TRY(made, newObject(rt, state->type, state));
    OURO_CHECK(setFormat(rt, structOf(made), format));
    return made.take();
  }
  OURO_TRY(made, keptFormat(rt, state, format));
  RecentFormat* recent = recentPlace(state, format);
  assignField(recent->format, format);
  assignField(recent->made, made);
  return made.take();
}

[[gnu::always_inline]] inline Owned structOfFormat(Runtime& rt, Value module, Value format) {
  StructState* state = stateOf(module);
  const RecentFormat* recent = recentPlace(state, format);
  return recent->format == format ? Owned::share(recent->made) : findFormat(rt, state, format);
}

void forgetRecent(StructState* state) {
  for (RecentFormat& recent : state->recent) {
    dropField(recent.format);
    dropField(recent.made);
  }
}

Owned struct_make(Runtime& rt, Type* cls, const CallArgs&) {
  Type* own = cls;
  while (!own->moduleState) own = own->base;
  return newObject(rt, cls, static_cast<StructState*>(own->moduleState));
}
bool struct_init(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "format";
  Value format;
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "Struct", given, &format, &keywords) < 0) return false;
  return setFormat(rt, structOf(self), format);
}

bool isReady(Runtime& rt, Value self) {
  return structOf(self)->format || fail(rt, Exc::RuntimeError, "Struct object is not initialized");
}

// ---- what both the type and the module do

bool countFits(Runtime& rt, StructObject* self, const char* name, size_t given) {
  if (given == self->format->items) return true;
  return failAs(
      rt, self->error,
      fmt::format("{} expected {} items for packing (got {})", name, self->format->items, given));
}

Owned packInto(Runtime& rt, Value self, std::span<const Value> values) {
  OURO_CHECK(isReady(rt, self) && countFits(rt, structOf(self), "pack", values.size()));
  const FormatUse format(structOf(self)->format);
  Bytes* bytes = allocateBytes(rt, format->size);
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  OURO_CHECK(structPack(rt, structOf(self)->error, *format, values.data(), bytes->data()));
  return held.take();
}

// The place of `offset` in a buffer with room for the whole struct behind it.
bool placeIn(Runtime& rt, StructObject* self, const StructFormat& format, size_t length,
             int64_t* offset, bool packs) {
  auto size = static_cast<int64_t>(format.size), room = static_cast<int64_t>(length);
  if (*offset < 0) {
    if (*offset + size > 0) {
      return failAs(
          rt, self->error,
          fmt::format("{} {} bytes at offset {}",
                      packs ? "no space to pack" : "not enough data to unpack", size, *offset));
    }
    if (*offset + room < 0) {
      return failAs(rt, self->error,
                    fmt::format("offset {} out of range for {}-byte buffer", *offset, room));
    }
    *offset += room;
  }
  if (room - *offset >= size) return true;
  return failAs(
      rt, self->error,
      fmt::format("{} requires a buffer of at least {} bytes for {} {} bytes at offset {} (actual "
                  "buffer size is {})",
                  packs ? "pack_into" : "unpack_from", static_cast<uint64_t>(*offset) + size,
                  packs ? "packing" : "unpacking", size, *offset, room));
}

Owned packIntoBuffer(Runtime& rt, Value self, std::span<const Value> values) {
  OURO_CHECK(isReady(rt, self));
  StructObject* object = structOf(self);
  if (values.empty())
    return failAs(rt, object->error, "pack_into expected buffer argument"), Owned::error();
  if (values.size() == 1)
    return failAs(rt, object->error, "pack_into expected offset argument"), Owned::error();
  OURO_CHECK(countFits(rt, object, "pack_into", values.size() - 2));
  const FormatUse format(object->format);
  Value buffer = values[0];
  if (!isBytesLike(rt, buffer) || isReadOnlyBuffer(rt, buffer)) {
    return raise(rt, Exc::TypeError, "argument must be read-write bytes-like object, not {}",
                 typeName(rt, buffer));
  }
  int64_t offset;
  OURO_CHECK(indexInt64(rt, values[1], &offset));
  // First of all: a format may want more bytes than there is memory.
  std::string_view room;
  OURO_CHECK(asByteView(rt, buffer, &room) &&
             placeIn(rt, object, *format, room.size(), &offset, true));
  std::string packed(format->size, '\0');
  OURO_CHECK(structPack(rt, object->error, *format, values.data() + 2,
                        reinterpret_cast<uint8_t*>(packed.data())));
  OURO_CHECK(asByteView(rt, buffer, &room) &&
             placeIn(rt, object, *format, room.size(), &offset, true));
  std::copy(packed.begin(), packed.end(), const_cast<char*>(room.data()) + offset);
  return Owned::none();
}

// The items of the bytes at a place of `buffer`.
Owned unpackAt(Runtime& rt, StructObject* object, Value buffer, const char* at) {
  const FormatUse format(object->format);
  std::optional<HeldBytes> held;
  if (format->items >= kHeedItems) held.emplace(rt, buffer);
  return structUnpack(rt, *format, reinterpret_cast<const uint8_t*>(at));
}

Owned unpackWhole(Runtime& rt, Value self, Value buffer) {
  std::string_view bytes;
  OURO_CHECK(isReady(rt, self) && asByteView(rt, buffer, &bytes));
  StructObject* object = structOf(self);
  if (bytes.size() != object->format->size) {
    (void)failAs(rt, object->error,
                 fmt::format("unpack requires a buffer of {} bytes", object->format->size));
    return Owned::error();
  }
  return unpackAt(rt, object, buffer, bytes.data());
}

Owned unpackFrom(Runtime& rt, Value self, Value buffer, Value offsetArg) {
  std::string_view bytes;
  int64_t offset = 0;
  OURO_CHECK(isReady(rt, self) && (offsetArg.isUnbound() || indexInt64(rt, offsetArg, &offset)) &&
             asByteView(rt, buffer, &bytes) &&
             placeIn(rt, structOf(self), *structOf(self)->format, bytes.size(), &offset, false));
  return unpackAt(rt, structOf(self), buffer, bytes.data() + offset);
}

Owned iterUnpack(Runtime& rt, Value self, Value buffer) {
  std::string_view bytes;
  OURO_CHECK(isReady(rt, self));
  StructObject* object = structOf(self);
  uint64_t size = object->format->size;
  if (size == 0) {
    (void)failAs(rt, object->error, "cannot iteratively unpack with a struct of length 0");
    return Owned::error();
  }
  OURO_CHECK(asByteView(rt, buffer, &bytes));
  if (bytes.size() % size) {
    (void)failAs(
        rt, object->error,
        fmt::format("iterative unpacking requires a buffer of a multiple of {} bytes", size));
    return Owned::error();
  }
  auto* unpacker = rt.make<Unpacker>(object->iteratorType.as<Type>());
  if (!unpacker) return Owned::error();
  retain(object);
  unpacker->layout = object;
  unpacker->source = Owned::share(buffer).take();
  return Owned::adopt(unpacker);
}

// ---- Struct

Owned struct_pack(Runtime& rt, Value self, Args args) { return packInto(rt, self, args.from(0)); }
Owned struct_pack_into(Runtime& rt, Value self, Args args) {
  return packIntoBuffer(rt, self, args.from(0));
}
Owned struct_unpack(Runtime& rt, Value self, Args args) { return unpackWhole(rt, self, args[0]); }
Owned struct_unpack_from(Runtime& rt, Value self, Args args) {
  return unpackFrom(rt, self, args[0], args[1]);
}
Owned struct_iter_unpack(Runtime& rt, Value self, Args args) {
  return iterUnpack(rt, self, args[0]);
}
Owned get_size(Runtime& rt, Value self) {
  OURO_CHECK(isReady(rt, self));
  return newInt(rt, structOf(self)->format->size);
}
Owned get_format(Runtime& rt, Value self) {
  OURO_CHECK(isReady(rt, self));
  return Owned::share(structOf(self)->text);
}

constexpr MethodDef kMethods[] = {
    {"pack", struct_pack, "*values", "The values as bytes."},
    {"pack_into", struct_pack_into, "*arguments", "Writes the values into a buffer."},
    {"unpack", struct_unpack, "buffer, /", "The values of exactly these bytes."},
    {"unpack_from", struct_unpack_from, "buffer, offset=0", "The values at a place in a buffer."},
    {"iter_unpack", struct_iter_unpack, "buffer, /", "The values of one struct after another."},
};
constexpr GetSetDef kAttributes[] = {{"size", get_size}, {"format", get_format}};

void struct_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<StructObject*>(object);
  visit(visitor, self->text);
  visit(visitor, self->error);
  visit(visitor, self->iteratorType);
}
void struct_destroy(Object* object) {
  auto* self = static_cast<StructObject*>(object);
  dropField(self->text);
  dropField(self->error);
  dropField(self->iteratorType);
  FormatUse::drop(std::exchange(self->format, nullptr));
}

constexpr TypeDef kStruct = {
    .name = "Struct",
    .module = "_struct",
    .basicSize = sizeof(StructObject),
    .flags = kSubclassable | kContainerType | kWeakReferable,
    .traverse = struct_traverse,
    .destroy = struct_destroy,
    .slots = {.make = struct_make, .init = struct_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "format",
    .doc = "A format of packed bytes.",
};

// ---- what iter_unpack gives

Owned unpacker_next(Runtime& rt, Value self) {
  auto* unpacker = self.as<Unpacker>();
  if (!unpacker->layout) return Owned::done();
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, unpacker->source, &bytes));
  const uint64_t offset = unpacker->offset, size = unpacker->layout->format->size;
  if (offset + size > bytes.size()) {
    dropField(unpacker->layout);
    dropField(unpacker->source);
    return Owned::done();
  }
  unpacker->offset += size;
  const Local source(unpacker->source);
  return unpackAt(rt, unpacker->layout, source, bytes.data() + offset);
}
Owned unpacker_length_hint(Runtime& rt, Value self, Args) {
  auto* unpacker = self.as<Unpacker>();
  if (!unpacker->layout) return smallInt(0);
  std::string_view bytes;
  OURO_CHECK(asByteView(rt, unpacker->source, &bytes));
  const uint64_t size = unpacker->layout->format->size;  // 0: its Struct has another format now
  return newInt(rt, size ? (bytes.size() - unpacker->offset) / size : uint64_t{0});
}
constexpr MethodDef kUnpackerMethods[] = {
    {"__length_hint__", unpacker_length_hint, "", "How many structs are still to come."},
};
void unpacker_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Unpacker*>(object)->layout);
  visit(visitor, static_cast<Unpacker*>(object)->source);
}
void unpacker_destroy(Object* object) {
  dropField(static_cast<Unpacker*>(object)->layout);
  dropField(static_cast<Unpacker*>(object)->source);
}
constexpr TypeDef kUnpacker = {
    .name = "unpack_iterator",
    .module = "_struct",
    .basicSize = sizeof(Unpacker),
    .flags = kContainerType | kNoInstances,
    .traverse = unpacker_traverse,
    .destroy = unpacker_destroy,
    .slots = {.iter = iterateSelf, .next = unpacker_next},
    .methods = kUnpackerMethods,
};

// ---- the module

Owned module_calcsize(Runtime& rt, Value module, Args args) {
  OURO_TRY(format, structOfFormat(rt, module, args[0]));
  return newInt(rt, structOf(format)->format->size);
}
Owned module_pack(Runtime& rt, Value module, Args args) {
  OURO_TRY(format, structOfFormat(rt, module, args[0]));
  return packInto(rt, format, args.from(1));
}
Owned module_pack_into(Runtime& rt, Value module, Args args) {
  OURO_TRY(format, structOfFormat(rt, module, args[0]));
  return packIntoBuffer(rt, format, args.from(1));
}
Owned module_unpack(Runtime& rt, Value module, Args args) {
  OURO_TRY(format, structOfFormat(rt, module, args[0]));
  return unpackWhole(rt, format, args[1]);
}
Owned module_unpack_from(Runtime& rt, Value module, Args args) {
  OURO_TRY(format, structOfFormat(rt, module, args[0]));
  return unpackFrom(rt, format, args[1], args[2]);
}
Owned module_iter_unpack(Runtime& rt, Value module, Args args) {
  OURO_TRY(format, structOfFormat(rt, module, args[0]));
  return iterUnpack(rt, format, args[1]);
}
Owned module_clearcache(Runtime&, Value module, Args) {
  forgetRecent(stateOf(module));
  if (!stateOf(module)->known.isNull()) dictClear(stateOf(module)->known.as<Dict>());
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"calcsize", module_calcsize, "format, /", "The bytes a format takes."},
    {"pack", module_pack, "format, /, *values", "The values as bytes."},
    {"pack_into", module_pack_into, "format, /, *arguments", "Writes the values into a buffer."},
    {"unpack", module_unpack, "format, buffer, /", "The values of exactly these bytes."},
    {"unpack_from", module_unpack_from, "format, /, buffer, offset=0",
     "The values at a place in a buffer."},
    {"iter_unpack", module_iter_unpack, "format, buffer, /",
     "The values of one struct after another."},
    {"_clearcache", module_clearcache, "", "Forgets the formats that were read."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<StructState*>(module->state);
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "struct.error"));
  OURO_TRY_BOOL(iterator, newType(rt, kUnpacker));
  OURO_TRY_BOOL(type, newType(rt, kStruct));
  type.as<Type>()->moduleState = state;
  state->error = error.take().take();
  state->iterator = iterator.take().take().as<Type>();
  state->type = type.take().take().as<Type>();
  return moduleAdd(rt, module, "Struct", Value(state->type));
}

void visitState(void* state, Visitor& visitor) {
  auto* own = static_cast<StructState*>(state);
  visit(visitor, own->type);
  visit(visitor, own->iterator);
  visit(visitor, own->error);
  visit(visitor, own->known);
  for (RecentFormat& recent : own->recent) {
    visit(visitor, recent.format);
    visit(visitor, recent.made);
  }
}
void clearState(void* state) {
  auto* own = static_cast<StructState*>(state);
  forgetRecent(own);
  dropField(own->type);
  dropField(own->iterator);
  dropField(own->error);
  dropField(own->known);
}

}  // namespace

extern const ModuleDef structModule;
const ModuleDef structModule = {
    .name = "_struct",
    .doc = "Values as packed bytes, in the layouts of C.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(StructState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
