// Attributes: the general way, and what fills the inline caches.

#include <algorithm>
#include <new>

#include "runtime/class_slots.h"
#include "runtime/slot_table.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/instance.h"
#include "runtime/types/list_slices.h"
#include "runtime/types/memoryview.h"
#include "runtime/types/module.h"
#include "vm/known_attributes.h"
#include "vm/machine.h"
#include "vm/regs.h"
#include "vm/shared_cache.h"
#include "vm/slow.h"

namespace ouro {

Function* wrappedFunction(Value found) {
  Value callable = Value::null();
  if (isExactly(found, TypeId::ClassMethod)) callable = found.as<ClassMethod>()->callable;
  if (isExactly(found, TypeId::StaticMethod)) callable = found.as<StaticMethod>()->callable;
  bool isFunction = !callable.isNull() && isExactly(callable, TypeId::Function);
  return isFunction ? callable.as<Function>() : nullptr;
}

static bool isMemberOf(const Runtime& rt, const Type* type, Value onType) {
  if (onType.isNotFound() || typeOf(rt, onType) != rt.type(TypeId::MemberDescriptor)) return false;
  auto* member = onType.as<MemberDescriptor>();
  return !member->definition && isSubtype(type, member->owner);
}

bool isSlotOf(const Runtime& rt, const Type* type, Value onType) {
  return type->itemSize == 0 && isMemberOf(rt, type, onType);
}

namespace {

// The shape takes up its type's version, for a cache to compare; false if the type has none.
bool noteVersion(Shape* shape) {
  shape->typeVersion = shape->type->version;
  return shape->typeVersion != 0;
}

// For objects of this shape; what else is in the cache is filled already.
bool fill(InlineCache* cache, Shape* shape) {
  if (cache->isPolymorphic || !noteVersion(shape)) return false;
  cache->shape = shape->header;
  cache->version = shape->typeVersion;
  cache->in = shape;
  return true;
}

// After so many refills a site is taken for one that sees objects of several shapes, or classes or
// modules too many.
constexpr uint32_t kMostRefills = 3, kMostClassRefills = 16;
// Of a site that has met an attribute of a class that no cache can tell.
constexpr uint16_t kGivenUp = UINT16_MAX;

void become(Instr* site, InlineCache* cache, Op op) {
  if (!kSpecialise) return;
  site->setOp(op);
  const bool isQuick =
      op == Op::LOAD_ATTR_SLOT || op == Op::LOAD_METHOD_SHAPE || op == Op::STORE_ATTR_SLOT;
  cache->quickShape = isQuick ? cache->shape : 0;
}

ShapePath pathOf(const InlineCache& filled, Op kind) {
  return {filled.shape,
          filled.version,
          filled.offset,
          filled.added,
          filled.in,
          filled.target,
          static_cast<uint8_t>(kind)};
}

// The path goes into the table of all sites.
void share(Runtime& rt, Op family, Str* name, const ShapePath& path) {
  MachineState& machine = machineOf(rt);
  if (!machine.shared) machine.shared = new (std::nothrow) SharedCache;
  if (!machine.shared) return;
  SharedEntry& entry = machine.shared->place(family, name, path.shape >> kKindShift);
  entry.path = path;
  entry.name = name;
  entry.hash = hashOf(rt, name);
  entry.family = family;
}

// Notes what an access to objects of `shape` is shortened to, as `filled` has it. If it cannot be
// shortened (kind is the family) that is noted, too, so that it is not tried each time.
void addPath(Runtime& rt, InlineCache* cache, Op family, InlineCache& filled, Shape* shape,
             Op kind) {
  if (!cache->isPolymorphic || (kind == family && !fill(&filled, shape))) return;
  const ShapePath path = pathOf(filled, kind);
  ManyShapes& many = *cache->many;
  for (uint32_t at = 0; at < many.count; at++) {
    if (many.paths[at].shape != path.shape) continue;
    many.paths[at] = path;
    return;
  }
  // The newest goes in front: the first shapes often are those of objects that are still being
  // made.
  if (many.count == ManyShapes::kPaths) {
    share(rt, family, cache->name, many.paths[ManyShapes::kPaths - 1]);
  } else {
    many.count++;
  }
  std::shift_right(std::begin(many.paths), std::end(many.paths), 1);
  many.paths[0] = path;
}

// Has the site seen enough? From now on its cache holds paths: at first one, which is out of date.
bool becomePolymorphic(Runtime& rt, Value owner, InlineCache* cache, Instr* site, Op family) {
  if (cache->isPolymorphic) return true;
  if (cache->refills < kMostRefills || !kSpecialise) return false;
  auto* many = static_cast<ManyShapes*>(allocateBuffer(rt, sizeof(ManyShapes)));
  if (!many) {
    clearError(rt);
    return false;
  }
  InlineCache none{};
  none.in = shapeOf(rt, owner.object());
  none.shape = none.in->header;
  none.version = UINT32_MAX;
  for (ShapePath& path : many->paths) path = pathOf(none, family);
  many->count = 1;
  cache->isPolymorphic = true;
  cache->many = many;
  become(site, cache, family);
  return true;
}

// Does the type look attributes up in the generic way (perhaps with a __getattr__ behind it)?
bool isGeneric(Runtime& rt, Type* type) {
  if (type->slots.getAttribute == genericGetAttr) return true;
  if (type->slots.getAttribute != classGetAttribute) return false;
  Value method = typeLookup(rt, type, rt.names.getattribute);
  return !method.isNotFound() && typeOf(rt, method) == rt.type(TypeId::SlotWrapper) &&
         method.as<SlotWrapper>()->owner == rt.type(TypeId::Object);
}

// Functions and bound methods put their type's data descriptors first, too, and look further only
// for what those do not have.
bool isFunctionLike(const Runtime& rt, const Type* type) {
  return type == rt.type(TypeId::Function) || type == rt.type(TypeId::Method);
}

// Is what it finds on the type read before the instance's own? Not what only stores.
bool comesFirst(const Type* descriptor) {
  return descriptor->slots.descriptorSet && descriptor->slots.descriptorGet;
}

bool fillModule(Runtime& rt, Value owner, InlineCache* cache) {
  Dict* dict = owner.as<Module>()->dict.get();
  int64_t index = dictIndexOf(rt, dict, cache->name);
  if (index < 0 || cache->isPolymorphic) return false;
  cache->shape = dictKeysVersion(rt, dict);
  cache->offset = static_cast<uint32_t>(index);
  return cache->shape != 0;
}

// Where the attribute `found` of the type lies: the dict of a class in its mro.
bool fillEntry(Runtime& rt, const Type* type, Value found, InlineCache* cache) {
  for (Value at : type->mro->span()) {
    Dict* dict = at.as<Type>()->dict.get();
    int64_t index = dict ? dictIndexOf(rt, dict, cache->name) : -2;
    if (index == -1) continue;
    if (index < 0 || dict->entries[index].value != found) return false;
    cache->target = dict;
    cache->offset = static_cast<uint32_t>(index);
    cache->added = dictKeysVersion(rt, dict);
    return cache->added != 0;
  }
  return false;
}

// Does the metaclass look attributes of its classes up as type does, but for what it finds nothing
// of?
bool isPlainMeta(Runtime& rt, Type* meta) {
  if (meta == rt.type(TypeId::Type)) return true;
  if (meta->slots.getAttribute == rt.type(TypeId::Type)->slots.getAttribute) return true;
  if (meta->slots.getAttribute != classGetAttribute) return false;
  Value method = typeLookup(rt, meta, rt.names.getattribute);
  return isExactly(method, TypeId::SlotWrapper) &&
         method.as<SlotWrapper>()->owner == rt.type(TypeId::Type);
}

// A descriptor that gives itself where it is read of a class.
bool isItselfOnClass(Value descriptor) {
  return isExactly(descriptor, TypeId::Function) ||
         isExactly(descriptor, TypeId::MethodDescriptor) ||
         isExactly(descriptor, TypeId::SlotWrapper) || isExactly(descriptor, TypeId::Property);
}

// Has a site seen too many classes, or objects of several shapes, to be filled for one class?
bool hasSeenClasses(const InlineCache& cache) {
  return cache.isPolymorphic || cache.refills >= kMostClassRefills;
}

// An attribute of the class `owner` that reading it there gives as it is, or what a classmethod or
// staticmethod holds; for a call, too, a native class method.
bool fillClass(Runtime& rt, Value owner, InlineCache* cache, bool forCall) {
  if (hasSeenClasses(*cache)) return false;
  auto* type = owner.as<Type>();
  Type* meta = typeOf(rt, owner);
  if (!isPlainMeta(rt, meta)) return false;
  Value onMeta = typeLookup(rt, meta, cache->name);
  if (!onMeta.isNotFound() && typeOf(rt, onMeta)->slots.descriptorSet) return false;
  Value found = typeLookup(rt, type, cache->name);
  if (found.isNotFound() || !type->version || !meta->version) return false;
  if (typeOf(rt, found)->slots.descriptorGet && !isItselfOnClass(found) &&
      !wrappedFunction(found) && !(forCall && isExactly(found, TypeId::ClassMethodDescriptor)))
    return false;
  if (!fillEntry(rt, type, found, cache)) return false;
  cache->refills++;
  cache->type = type;
  cache->version = type->version;
  cache->shape = meta->version;
  return true;
}

// A borrow of what such a site finds of the class `owner`, by the table of all of them; null: it is
// no class, or only the general way can tell.
Value classAttrOfMany(Runtime& rt, Value owner, InlineCache* site) {
  if (!kSpecialise || site->refills == kGivenUp || !asType(rt, owner)) return Value::null();
  MachineState& machine = machineOf(rt);
  if (!machine.classes) machine.classes = new (std::nothrow) ClassCache;
  if (!machine.classes) return Value::null();
  ClassEntry& entry = machine.classes->entryOf(owner.as<Type>(), site->name);
  if (entry.isOf(site->name) && cachesClass(rt, entry.cache, owner)) return classAttr(entry.cache);
  entry = {{}, hashOf(rt, site->name)};
  entry.cache.name = site->name;
  if (fillClass(rt, owner, &entry.cache, false)) return classAttr(entry.cache);
  site->refills = kGivenUp;
  return Value::null();
}

// What a native getter computes of classes, such as __name__: it comes before what they define.
bool fillClassGetter(Runtime& rt, Value owner, InlineCache* cache) {
  Value found = typeLookup(rt, rt.type(TypeId::Type), cache->name);
  if (found.isNotFound() || !typeOf(rt, found)->slots.descriptorSet) return false;
  cache->target = found;
  return fill(cache, shapeOf(rt, owner.object()));
}

// Is it a native data descriptor, such as a named tuple's field, whose errors nobody handles?
bool readsNatively(const Runtime& rt, const Type* type, Value descriptor) {
  const Type* kind = typeOf(rt, descriptor);
  if (type->slots.getAttribute != genericGetAttr && !isFunctionLike(rt, type)) return false;
  if (!kind->definition) return false;
  if (kind != rt.type(TypeId::GetSetDescriptor)) return kind->slots.descriptorGet != nullptr;
  return isSubtype(type, descriptor.as<GetSetDescriptor>()->owner);
}

// What a descriptor of a class that a script made can be shortened to.
Op getShortcut(Runtime& rt, Type* type, Shape* shape, Value descriptor, InlineCache* cache) {
  // With a __getattr__ an AttributeError is not the end.
  if (type->slots.getAttribute != genericGetAttr || !accessorOf(rt, descriptor, rt.names.get))
    return Op::LOAD_ATTR;
  cache->target = descriptor;
  return fill(cache, shape) ? Op::LOAD_ATTR_GET : Op::LOAD_ATTR;
}

// The number of the name's entry in the real dict of an instance in dict mode, or -1.
int64_t dictEntryOf(Runtime& rt, const Shape* shape, Value owner, Str* name) {
  Value dict = *extOf(shape->type, owner.object());
  return dict.isNull() ? -1 : dictIndexOf(rt, dict.as<Dict>(), name);
}

// Fills the cache for the name's entry in the real dict of an object; false: there is none.
bool fillDictEntry(Runtime& rt, Shape* shape, Value owner, InlineCache* cache) {
  const int64_t index = dictEntryOf(rt, shape, owner, cache->name);
  cache->offset = static_cast<uint32_t>(index);
  cache->target = Value::null();
  return index >= 0 && fill(cache, shape);
}

// What a read of an attribute of this object, which is no module or class, can be shortened to.
Op shortcut(Runtime& rt, Value owner, InlineCache* cache) {
  Shape* shape = shapeOf(rt, owner.object());
  Type* type = shape->type;
  if (!isGeneric(rt, type) && !isFunctionLike(rt, type)) return Op::LOAD_ATTR;
  Value onType = typeLookup(rt, type, cache->name);
  Type* foundType = onType.isNotFound() ? nullptr : typeOf(rt, onType);
  if (isSlotOf(rt, type, onType)) {
    cache->offset = onType.as<MemberDescriptor>()->offset;
    return fill(cache, shape) ? Op::LOAD_ATTR_SLOT : Op::LOAD_ATTR;
  }
  if (foundType == rt.type(TypeId::Property)) {
    // With a __getattr__ the getter's AttributeError is not the end.
    if (type->slots.getAttribute != genericGetAttr) return Op::LOAD_ATTR;
    cache->target = onType;
    return fill(cache, shape) ? Op::LOAD_ATTR_PROPERTY : Op::LOAD_ATTR;
  }
  if (foundType && comesFirst(foundType)) {
    if (foundType->slots.descriptorGet == classDescriptorGet)
      return getShortcut(rt, type, shape, onType, cache);
    cache->target = onType;
    return readsNatively(rt, type, onType) && fill(cache, shape) ? Op::LOAD_ATTR_GETSET
                                                                 : Op::LOAD_ATTR;
  }
  // What the type has is meant as long as the real dicts of its instances lack the name.
  const bool isBehindDict = type->has(kHasDict) && shape->isDictMode;
  if (isBehindDict) {
    if (fillDictEntry(rt, shape, owner, cache)) return Op::LOAD_ATTR_DICT;
    if (dictEntryOf(rt, shape, owner, cache->name) != -1) return Op::LOAD_ATTR;
  } else if (type->has(kHasDict)) {
    int32_t slot = slotOf(shape, cache->name);
    if (slot >= 0) {
      cache->offset = inlineOffset(type, static_cast<uint32_t>(slot));
      return fill(cache, shape) ? Op::LOAD_ATTR_SLOT : Op::LOAD_ATTR;
    }
  }
  if (!foundType && type == rt.type(TypeId::Function))
    return fillDictEntry(rt, shape, owner, cache) ? Op::LOAD_ATTR_DICT : Op::LOAD_ATTR;
  if (!foundType || isFunctionLike(rt, type)) return Op::LOAD_ATTR;
  if (foundType->has(kIsMethod) || wrappedFunction(onType)) {  // binding raises no AttributeError
    cache->target = onType;
    if (!fill(cache, shape)) return Op::LOAD_ATTR;
    return isBehindDict ? Op::LOAD_ATTR_DICT : Op::LOAD_ATTR_GETSET;
  }
  if (foundType->slots.descriptorGet)
    return isBehindDict ? Op::LOAD_ATTR : getShortcut(rt, type, shape, onType, cache);
  if (!fillEntry(rt, type, onType, cache) || !fill(cache, shape)) return Op::LOAD_ATTR;
  return isBehindDict ? Op::LOAD_ATTR_DICT : Op::LOAD_ATTR_TYPE;
}

void addLoadPath(Runtime& rt, Value owner, InlineCache* cache) {
  InlineCache filled{};
  filled.name = cache->name;
  Shape* shape = shapeOf(rt, owner.object());
  Op kind = shortcut(rt, owner, &filled);
  addPath(rt, cache, Op::LOAD_ATTR, filled, shape, kind);
}

// Fills the cache for what is called without the owner in front, or is not to be called while the
// owner's real dict has the name. Target: what the type has, or null: the instance's own is meant.
void fillOther(Runtime& rt, Value owner, Value target, InlineCache* cache, Op* kind) {
  Shape* shape = shapeOf(rt, owner.object());
  int64_t at = 0;
  if (shape->isDictMode) {
    at = dictEntryOf(rt, shape, owner, cache->name);
    if (at < 0 && (at < -1 || target.isNull())) return;
  } else if (target.isNull()) {
    int32_t slot = slotOf(shape, cache->name);
    if (slot < 0) return;
    at = inlineOffset(shape->type, static_cast<uint32_t>(slot));
  }
  if (!fill(cache, shape)) return;
  cache->refills++;
  cache->offset = static_cast<uint32_t>(at);
  cache->target = target;
  *kind = Op::LOAD_METHOD_OTHER;
}

// The same of what the type of `owner` has and no descriptor is, such as a native function.
void fillPlain(Runtime& rt, Value owner, Value found, InlineCache* cache, Op* kind) {
  Shape* shape = shapeOf(rt, owner.object());
  if (shape->isDictMode && dictEntryOf(rt, shape, owner, cache->name) != -1) return;
  if (!fillEntry(rt, shape->type, found, cache) || !fill(cache, shape)) return;
  cache->refills++;
  *kind = Op::LOAD_METHOD_OTHER;
}

// Fills the cache for a method of the type of `owner`; what is found, or not, as instanceAttr()
// and typeLookup() have it.
Owned loadMethodAnew(Runtime& rt, Value owner, InlineCache* cache, Op* kind, bool* bindsSelf) {
  Type* type = typeOf(rt, owner);
  if (!isGeneric(rt, type)) return getAttr(rt, owner, cache->name);
  Value found = typeLookup(rt, type, cache->name);
  if (found.isNotFound() && errorPending(rt)) return Owned::error();
  const Local held(found);
  Type* foundType = found.isNotFound() ? nullptr : typeOf(rt, found);
  if (foundType && comesFirst(foundType)) return getAttr(rt, owner, cache->name);
  Value own = instanceAttr(rt, owner, cache->name);
  if (own.isError()) return Owned::error();
  if (!own.isNotFound()) {
    fillOther(rt, owner, Value::null(), cache, kind);
    return Owned::share(own);
  }
  if (foundType && owner.isObject()) {
    if (wrappedFunction(found)) {
      fillOther(rt, owner, found, cache, kind);
    } else if (!foundType->slots.descriptorGet) {
      fillPlain(rt, owner, found, cache, kind);
    }
  }
  if (!foundType || !foundType->has(kIsMethod)) return getAttr(rt, owner, cache->name);
  if (!owner.isObject()) {
    *bindsSelf = true;
    if (!cache->isPolymorphic && (owner.isSmall() || owner.isFlonum())) {
      cache->target = found;  // of a built-in type, which nobody can change
      cache->offset = owner.isSmall();
      *kind = Op::LOAD_METHOD_IN_WORD;
    }
    return Owned::share(found);
  }
  *bindsSelf = true;
  Shape* shape = shapeOf(rt, owner.object());
  if (shape->isDictMode) {
    fillOther(rt, owner, found, cache, kind);
  } else if (fill(cache, shape)) {
    cache->refills++;
    cache->target = found;
    *kind = Op::LOAD_METHOD_SHAPE;
  }
  return Owned::share(found);
}

Owned loadMethodOfMany(Runtime& rt, Value owner, InlineCache* cache, bool* bindsSelf) {
  InlineCache filled{};
  filled.name = cache->name;
  Shape* shape = shapeOf(rt, owner.object());
  Op kind = Op::LOAD_METHOD;
  Owned found = loadMethodAnew(rt, owner, &filled, &kind, bindsSelf);
  if (kind != Op::LOAD_METHOD) addPath(rt, cache, Op::LOAD_METHOD, filled, shape, kind);
  return found;
}

// A function's attributes that its type has none of lie in its dict.
bool storeOnFunction(Runtime& rt, Value owner, Value value, InlineCache* cache, Op* kind) {
  if (!setAttr(rt, owner, cache->name, value)) return false;
  Shape* shape = shapeOf(rt, owner.object());
  cache->refills++;
  cache->added = static_cast<uint32_t>(StoreBy::Dict);
  if (typeLookup(rt, shape->type, cache->name).isNotFound() &&
      fillDictEntry(rt, shape, owner, cache))
    *kind = Op::STORE_ATTR_BY;
  return true;
}

bool storeAttrAnew(Runtime& rt, Value owner, Value value, InlineCache* cache, Op* kind) {
  Type* type = typeOf(rt, owner);
  if (type == rt.type(TypeId::Function)) return storeOnFunction(rt, owner, value, cache, kind);
  bool cacheable = owner.isObject() && type->slots.setAttribute == genericSetAttr;
  if (!cacheable) return setAttr(rt, owner, cache->name, value);
  Shape* before = shapeOf(rt, owner.object());
  Value onType = typeLookup(rt, type, cache->name);
  Type* foundType = onType.isNotFound() ? nullptr : typeOf(rt, onType);
  cache->refills++;
  if (isSlotOf(rt, type, onType)) {
    cache->offset = onType.as<MemberDescriptor>()->offset;
    if (fill(cache, before)) *kind = Op::STORE_ATTR_SLOT;
    return genericSetAttr(rt, owner, cache->name, value);
  }
  if (isMemberOf(rt, type, onType)) {
    cache->target = onType;
    cache->added = static_cast<uint32_t>(StoreBy::Member);
    if (fill(cache, before)) *kind = Op::STORE_ATTR_BY;
    return genericSetAttr(rt, owner, cache->name, value);
  }
  if (!genericSetAttr(rt, owner, cache->name, value)) return false;
  // The store may have run script code (a descriptor, a __del__): look afresh.
  if ((foundType && foundType->slots.descriptorSet) || !type->has(kHasDict)) return true;
  if (typeOf(rt, owner) != type) return true;
  Shape* after = shapeOf(rt, owner.object());
  if (before->isDictMode) {
    cache->added = static_cast<uint32_t>(StoreBy::Dict);
    if (after == before && fillDictEntry(rt, after, owner, cache)) *kind = Op::STORE_ATTR_BY;
    return true;
  }
  int32_t slot = after->isDictMode ? -1 : slotOf(after, cache->name);
  if (slot < 0) return true;
  cache->offset = inlineOffset(type, static_cast<uint32_t>(slot));
  if (after == before) {
    if (fill(cache, after)) *kind = Op::STORE_ATTR_SLOT;
  } else if (after->parent == before && fill(cache, before)) {
    cache->added = after->header;
    *kind = Op::STORE_ATTR_ADD;
  }
  return true;
}

bool storesByDescriptor(Runtime& rt, Type* type, Str* name) {
  Value onType = typeLookup(rt, type, name);
  return !onType.isNotFound() && typeOf(rt, onType)->slots.descriptorSet;
}

bool storeAttrOfMany(Runtime& rt, Value owner, Value value, InlineCache* cache) {
  InlineCache filled{};
  filled.name = cache->name;
  Local held(owner);
  Shape* shape = shapeOf(rt, owner.object());
  Op kind = Op::STORE_ATTR;
  if (!storeAttrAnew(rt, owner, value, &filled, &kind)) return false;
  bool isKnown = kind == Op::STORE_ATTR ? shapeOf(rt, owner.object()) == shape &&
                                              storesByDescriptor(rt, shape->type, cache->name)
                                        : filled.shape == shape->header;
  if (isKnown) addPath(rt, cache, Op::STORE_ATTR, filled, shape, kind);
  return true;
}

// Is the store the call of a plain function? Then `filled` says so.
bool storesByCall(Runtime& rt, Type* type, InlineCache* filled) {
  StoreBy how = StoreBy::SetAttr;
  if (type->slots.setAttribute == classSetAttribute) {
    filled->target = typeLookup(rt, type, rt.names.setattr);
    if (!isFunctionOf(filled->target, 3)) return false;
  } else if (type->slots.setAttribute == genericSetAttr) {
    filled->target = typeLookup(rt, type, filled->name);
    how = isExactly(filled->target, TypeId::Property) ? StoreBy::Setter : StoreBy::Set;
    if (how == StoreBy::Setter
            ? !isFunctionOf(filled->target.as<Property>()->setter, 2)
            : !isInstanceOfClass(filled->target) || !accessorOf(rt, filled->target, rt.names.set))
      return false;
  } else {
    return false;
  }
  filled->added = static_cast<uint32_t>(how);
  return true;
}

// Notes it at the site if it is.
void learnStoreByCall(Runtime& rt, Value owner, InlineCache* cache, Instr* site) {
  InlineCache filled{};
  filled.name = cache->name;
  Shape* shape = shapeOf(rt, owner.object());
  if (!kSpecialise || rt.frame->generator() || !storesByCall(rt, shape->type, &filled)) return;
  if (becomePolymorphic(rt, owner, cache, site, Op::STORE_ATTR)) {
    if (fill(&filled, shape)) addPath(rt, cache, Op::STORE_ATTR, filled, shape, Op::STORE_ATTR_BY);
  } else if (fill(&filled, shape)) {
    filled.refills = static_cast<uint16_t>(cache->refills + 1);
    *cache = filled;
    become(site, cache, Op::STORE_ATTR_BY);
  }
}

}  // namespace

Function* accessorOf(Runtime& rt, Value descriptor, Str* name) {
  Value method = typeLookup(rt, typeOf(rt, descriptor), name);
  return isFunctionOf(method, 3) ? method.as<Function>() : nullptr;
}

const ShapePath* sharedPath(Runtime& rt, Op family, const Str* name, const Object* owner) {
  const SharedCache* shared = machineOf(rt).shared;
  return shared ? shared->find(family, name, owner) : nullptr;
}

// A look for a shortcut may have had no memory to make a built-in type ready: then that is raised,
// whatever was found afterwards.
static Owned unlessPending(Runtime& rt, Owned result) {
  if (!errorPending(rt)) [[likely]]
    return result;
  Local unused = result;
  return Owned::error();
}

// What reading the attribute `found` of a class gives.
static Owned readOfClass(Runtime& rt, Value found, Value cls) {
  const bool isWrapped =
      isExactly(found, TypeId::ClassMethod) || isExactly(found, TypeId::StaticMethod);
  return isWrapped ? readClassDescriptor(rt, found, cls) : Owned::share(found);
}

// What is called of it, with the class in front if *bindsSelf.
static Owned calledOfClass(Value found, bool* bindsSelf) {
  *bindsSelf = isExactly(found, TypeId::ClassMethod);
  if (*bindsSelf) return Owned::share(found.as<ClassMethod>()->callable);
  const bool isStatic = isExactly(found, TypeId::StaticMethod);
  return Owned::share(isStatic ? found.as<StaticMethod>()->callable : found);
}

Owned loadAttr(Runtime& rt, Value owner, InlineCache* cache, Instr* site) {
  if (hasSeenClasses(*cache)) {
    const Value found = classAttrOfMany(rt, owner, cache);
    if (!found.isNull()) return readOfClass(rt, found, owner);
  }
  if (isInstanceOfClass(owner) && callsLoadAttr(rt, owner, cache->name, After::Attribute))
    return Owned::done();
  if (errorPending(rt)) return Owned::error();
  if (!kSpecialise) return getAttr(rt, owner, cache->name);
  Op kind = Op::LOAD_ATTR;
  if (isExactly(rt, owner, TypeId::Module)) {
    if (fillModule(rt, owner, cache)) kind = Op::LOAD_ATTR_MODULE;
  } else if (asType(rt, owner)) {
    if (fillClass(rt, owner, cache, false)) {
      kind = Op::LOAD_ATTR_CLASS;
    } else if (isExactly(rt, owner, TypeId::Type) && fillClassGetter(rt, owner, cache)) {
      kind = Op::LOAD_ATTR_GETSET;
    }
  } else if (owner.isObject() && becomePolymorphic(rt, owner, cache, site, kind)) {
    if (!findPath(rt, kind, *cache, owner.object())) addLoadPath(rt, owner, cache);
  } else if (owner.isObject()) {
    cache->refills++;
    kind = shortcut(rt, owner, cache);
  }
  become(site, cache, kind);
  return errorPending(rt) ? Owned::error() : getAttr(rt, owner, cache->name);
}

Owned loadMethod(Runtime& rt, Value owner, InlineCache* cache, Instr* site, bool* bindsSelf) {
  if (hasSeenClasses(*cache)) {
    const Value found = classAttrOfMany(rt, owner, cache);
    if (!found.isNull()) return calledOfClass(found, bindsSelf);
  }
  if (isInstanceOfClass(owner) && callsLoadAttr(rt, owner, cache->name, After::Method))
    return Owned::done();
  if (errorPending(rt)) return Owned::error();
  Op kind = Op::LOAD_METHOD;
  if (isExactly(rt, owner, TypeId::Module)) {
    become(site, cache, fillModule(rt, owner, cache) ? Op::LOAD_METHOD_MODULE : kind);
    return errorPending(rt) ? Owned::error() : getAttr(rt, owner, cache->name);
  }
  if (asType(rt, owner)) {
    become(site, cache, fillClass(rt, owner, cache, true) ? Op::LOAD_METHOD_CLASS : kind);
    return errorPending(rt) ? Owned::error() : getAttr(rt, owner, cache->name);
  }
  if (owner.isObject() && becomePolymorphic(rt, owner, cache, site, kind))
    return unlessPending(rt, loadMethodOfMany(rt, owner, cache, bindsSelf));
  Owned found = loadMethodAnew(rt, owner, cache, &kind, bindsSelf);
  become(site, cache, kind);
  return unlessPending(rt, found);
}

Owned storeAttr(Runtime& rt, Value owner, Value value, InlineCache* cache, Instr* site) {
  if (isInstanceOfClass(owner)) {
    learnStoreByCall(rt, owner, cache, site);
    if (callsStoreAttr(rt, owner, cache->name, value)) return Owned::done();
  }
  Op kind = Op::STORE_ATTR;
  if (owner.isObject() && becomePolymorphic(rt, owner, cache, site, kind)) {
    const ShapePath* known = findPath(rt, kind, *cache, owner.object());
    bool isLong = known && known->kind == static_cast<uint8_t>(kind);
    bool ok =
        isLong ? setAttr(rt, owner, cache->name, value) : storeAttrOfMany(rt, owner, value, cache);
    return ok ? Owned::none() : Owned::error();
  }
  become(site, cache, kind);  // the store may run code that comes by here
  const uint32_t refills = cache->refills + 1u;
  bool ok = storeAttrAnew(rt, owner, value, cache, &kind);
  // Such code may have filled the cache.
  become(site, cache, cache->refills == refills && !cache->isPolymorphic ? kind : Op::STORE_ATTR);
  return ok ? Owned::none() : Owned::error();
}

bool deleteAttr(Runtime& rt, Frame* frame, Value owner, uint32_t name) {
  return setAttr(rt, owner, nameAt(frame, name), Value::unbound());
}

}  // namespace ouro
