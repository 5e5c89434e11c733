#include "vm/constructor.h"

#include <algorithm>
#include <span>
#include <vector>

#include "compiler/opcode_info.h"
#include "runtime/error.h"
#include "runtime/method_cache.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/tuple.h"
#include "vm/slow.h"

namespace ouro {

namespace {

using Store = Constructor::Store;
using Source = Constructor::Source;

// Reads the code of an __init__, store by store.
class Reader {
 public:
  Reader(Runtime& rt, Type* type)
      : rt_(rt), type_(type), from_(type->rootShape), shape_(type->rootShape) {}

  // False: there is something else in it.
  bool read(const Code* code) {
    code_ = code;
    const Instr* end = code->instructions + code->instructionCount;
    for (pc_ = code->instructions; end - pc_ != 2; pc_ += 3)
      if (end - pc_ < 3 || stores_.size() == kMost || !readStore()) return false;
    return opAt(0) == Op::LOAD_CONST && opAt(1) == Op::RETURN_VALUE &&
           (*code_->constants.as<Tuple>())[pc_->arg()].isNone();
  }
  const Shape* from() const { return from_; }
  const Shape* to() const { return shape_; }
  const std::vector<Store>& stores() const { return stores_; }

 private:
  static constexpr size_t kMost = 32;

  Op opAt(size_t index) const { return genericOp(pc_[index].op()); }

  // VALUE; LOAD_FAST self; STORE_ATTR name.
  bool readStore() {
    Store store{};
    if (!readValue(pc_->arg(), &store) || opAt(1) != Op::LOAD_FAST || pc_[1].arg() != 0 ||
        opAt(2) != Op::STORE_ATTR ||
        !place(cacheAt(code_->caches, pc_[2].arg()).name, &store.offset))
      return false;
    stores_.push_back(store);
    return true;
  }

  bool readValue(uint32_t arg, Store* store) const {
    switch (opAt(0)) {
      case Op::LOAD_FAST:
        store->source = Source::Parameter;
        store->index = static_cast<uint8_t>(arg - 1);
        return 0 < arg && arg < code_->argCount;
      case Op::LOAD_CONST:
        store->source = Source::Constant;
        store->index = static_cast<uint8_t>(arg);
        return arg <= UINT8_MAX;
      case Op::BUILD_LIST: store->source = Source::List; return arg == 0;
      case Op::BUILD_MAP: store->source = Source::Dict; return arg == 0;
      default: return false;
    }
  }

  // Where an attribute of this name is stored; false: that takes more than a slot.
  bool place(Str* name, uint16_t* offset) {
    Value onType = typeLookup(rt_, type_, name);
    uint32_t at;
    if (isSlotOf(rt_, type_, onType)) {
      at = onType.as<MemberDescriptor>()->offset;
    } else {
      if (!onType.isNotFound() && typeOf(rt_, onType)->slots.descriptorSet) return false;
      if (!type_->has(kHasDict) || shape_->isDictMode || slotOf(shape_, name) >= 0) return false;
      Shape* after = childShape(rt_, shape_, name);
      if (!after) return clearError(rt_), false;
      at = inlineOffset(type_, shape_->slotCount);
      shape_ = after;
    }
    *offset = static_cast<uint16_t>(at);
    for (const Store& store : stores_)
      if (store.offset == at) return false;
    return at <= UINT16_MAX;
  }

  Runtime& rt_;
  Type* type_;
  Shape* const from_;
  Shape* shape_;
  const Code* code_ = nullptr;
  const Instr* pc_ = nullptr;
  std::vector<Store> stores_;
};

bool movesAll(std::span<const Store> stores, uint32_t parameters) {
  uint64_t seen = 0;
  for (const Store& store : stores) {
    if (store.source != Source::Parameter || seen & uint64_t{1} << store.index) return false;
    seen |= uint64_t{1} << store.index;
  }
  return stores.size() == parameters;
}

// Are its instances made by object.__new__, their attributes stored as object.__setattr__ does?
bool isPlain(const Runtime& rt, const Type* type) {
  return type->has(kHeapType) && !type->has(kAbstract) && type->itemSize == 0 &&
         type->rootShape->isContainer && type->instanceSize <= kMaxBlockBytes &&
         type->slots.make == rt.type(TypeId::Object)->slots.make &&
         type->slots.setAttribute == genericSetAttr;
}

// The constructor as its code reads now; null: it has none.
Constructor* readConstructor(Runtime& rt, Type* type, const Function* init) {
  Code* code = init ? init->code : nullptr;
  const uint32_t wanted = code ? code->exactArguments : 1;  // self among them
  if (!isPlain(rt, type) || wanted == 0 || wanted > Constructor::kMostParameters) return nullptr;
  const uint32_t version = type->version;
  Reader reader(rt, type);
  if (code && code->frameSize == Code::kNeverRan && !prepareCode(rt, code))
    return clearError(rt), nullptr;
  if (code && !reader.read(code)) return nullptr;
  if (type->version != version || type->rootShape != reader.from()) return nullptr;
  const std::vector<Store>& stores = reader.stores();
  void* memory = rt.heap.allocateBuffer(sizeof(Constructor) + stores.size() * sizeof(Store));
  if (!memory) return nullptr;
  auto* made = new (memory) Constructor{
      .code = code,
      .from = reader.from(),
      .to = reader.to(),
      .size = type->instanceSize,
      .parameters = static_cast<uint16_t>(wanted - 1),
      .count = static_cast<uint16_t>(stores.size()),
      .moves = movesAll(stores, wanted - 1),
  };
  std::ranges::copy(stores, made->stores);
  return made;
}

// A new reference to what is stored; error(): no memory.
Owned valueOf(Runtime& rt, const Type* type, Store store, const Value* args, uint32_t count) {
  const Function* init = type->cachedInit;
  switch (store.source) {
    case Source::Parameter: {
      if (store.index < count) return Owned::share(args[store.index]);
      const Tuple& defaults = *init->defaults.as<Tuple>();
      const size_t left = type->constructor->parameters - store.index;
      return Owned::share(defaults[defaults.length - left]);
    }
    case Source::Constant: return Owned::share((*init->code->constants.as<Tuple>())[store.index]);
    case Source::List: return newList(rt);
    case Source::Dict: return newDict(rt);
  }
  __builtin_unreachable();
}

// False: there was no memory.
bool fill(Runtime& rt, const Type* type, Object* object, const Value* args, uint32_t count) {
  for (const Store& store : std::span(type->constructor->stores, type->constructor->count)) {
    Owned value = valueOf(rt, type, store, args, count);
    if (value.isError()) return false;
    *slotAt(object, store.offset) = value.take();
  }
  return true;
}

}  // namespace

void learnConstructor(Runtime& rt, Type* type, const Function* init) {
  Constructor* made = readConstructor(rt, type, init);
  freeBuffer(std::exchange(type->constructor, made), 0);
}

[[gnu::always_inline]] static inline bool suits(const Type* type, uint32_t count) {
  const Constructor* constructor = type->constructor;
  if (!constructor || constructor->from != type->rootShape) return false;
  const Function* init = type->cachedInit;
  if (init && init->code != constructor->code) return false;
  return count == constructor->parameters || (init && takesDefaults(init, count + 1));
}
bool constructs(const Type* type, uint32_t count) { return suits(type, count); }

Object* construct(Runtime& rt, Type* type, const Value* args, uint32_t count) {
  if (!suits(type, count)) return nullptr;
  const Constructor& constructor = *type->constructor;
  Object* object = rt.heap.allocateContainerRaw(constructor.size, constructor.to->index);
  if (!object) [[unlikely]]
    return nullptr;
  clearFields(object, constructor.size);
  if (constructor.moves && count == constructor.parameters) [[likely]] {
    for (uint32_t k = 0; k < count; k++) {
      const Store store = constructor.stores[k];
      *slotAt(object, store.offset) = args[store.index];
    }
    return object;
  }
  if (!fill(rt, type, object, args, count)) {
    clearError(rt);
    retain(type);
    release(object);
    return nullptr;
  }
  for (uint32_t k = 0; k < count; k++) release(args[k]);
  return object;
}

}  // namespace ouro
