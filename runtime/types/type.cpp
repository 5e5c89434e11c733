// Making types: built-in ones from their definitions, lazily; and what is common to all.

#include "runtime/type.h"

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/slot_table.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr uint32_t kInheritedFlags = kHasDict | kWeakReferable | kContainerType | kSequencePattern |
                                     kMappingPattern | kMatchSelf | kException;

template <class T>
bool addToDict(Runtime& rt, Type* type, const char* name, T* object) {
  if (!object) return false;
  Local held = Owned::adopt(object);
  Ref<Str> interned = intern(rt, name);
  return interned && dictSet(rt, type->dict.get(), interned.get(), held);
}

bool addMethods(Runtime& rt, Type* type) {
  for (const MethodDef& row : type->definition->methods) {
    if (row.kind == MethodKind::Static) {
      Owned function = newNativeFunction(rt, &row, type, Value::none(), type);
      if (function.isError()) return false;
      Local held = function;
      StaticMethod* object = rt.make<StaticMethod>(TypeId::StaticMethod);
      if (!object) return false;
      object->callable = held.take().take();
      object->dict = Value::null();
      if (!addToDict(rt, type, row.name, object)) return false;
      continue;
    }
    TypeId id =
        row.kind == MethodKind::Class ? TypeId::ClassMethodDescriptor : TypeId::MethodDescriptor;
    MethodDescriptor* object = rt.make<MethodDescriptor>(id);
    if (!object) return false;
    setOwner(rt, object, type);
    object->definition = &row;
    if (!addToDict(rt, type, row.name, object)) return false;
  }
  return true;
}

bool addAttribute(Runtime& rt, Type* type, const GetSetDef& row) {
  bool isMember = row.isMember || row.set == refuseSet;
  GetSetDescriptor* object = isMember ? rt.make<MemberDescriptor>(TypeId::MemberDescriptor)
                                      : rt.make<GetSetDescriptor>(TypeId::GetSetDescriptor);
  if (!object) return false;
  setOwner(rt, object, type);
  object->definition = &row;
  return addToDict(rt, type, row.name, object);
}

bool addAttributes(Runtime& rt, Type* type) {
  bool bringsDict = type->has(kHasDict) && !type->base->has(kHasDict);
  for (const GetSetDef& row : type->definition->attributes) {
    if (!addAttribute(rt, type, row)) return false;
    bringsDict &= row.name != std::string_view("__dict__");
  }
  return !bringsDict || addAttribute(rt, type, dictAccessor());
}

// T.__new__(cls, ...): checks that cls is a T whose layout T may make.
Owned newMethodOf(Runtime& rt, Value self, Args args) {
  Type* owner = self.as<Type>();
  if (args.count < 2) {
    return raise(rt, Exc::TypeError, "{}.__new__(): not enough arguments", nameOf(owner));
  }
  Type* cls = asType(rt, args[1]);
  if (!cls) {
    return raise(rt, Exc::TypeError, "{}.__new__(X): X is not a type object ({})", nameOf(owner),
                 typeName(rt, args[1]));
  }
  if (cls->layout != owner->definition && !isSubtype(cls, owner)) {
    return raise(rt, Exc::TypeError, "{}.__new__({}): {} is not a subtype of {}", nameOf(owner),
                 nameOf(cls), nameOf(cls), nameOf(owner));
  }
  const Type* native = cls;
  while (!native->definition) native = native->base;
  if (native->slots.make != owner->slots.make) {
    return raise(rt, Exc::TypeError, "{}.__new__({}) is not safe, use {}.__new__()", nameOf(owner),
                 nameOf(cls), nameOf(native));
  }
  return passKeywords(rt, args[0], args.from(2),
                      [&](const CallArgs& given) { return owner->slots.make(rt, cls, given); });
}

const MethodDef kNewMethod = {"__new__", newMethodOf, "*args, **kwargs",
                              "Creates an object of the class; see help(type)."};

bool addNew(Runtime& rt, Type* type) {
  if (!type->definition->slots.make) return true;
  Owned function = newNativeFunction(rt, &kNewMethod, type, Value::none(), type);
  if (function.isError()) return false;
  Local held = function;
  return dictSet(rt, type->dict.get(), rt.names.new_, held);
}

bool addDoc(Runtime& rt, Type* type) {
  // A type whose instances have a __doc__ of their own keeps that descriptor here.
  if (!dictGet(rt, type->dict.get(), rt.names.doc).isNotFound()) return true;
  if (!type->definition->doc) return dictSet(rt, type->dict.get(), rt.names.doc, Value::none());
  Local doc = newStr(rt, type->definition->doc);
  return !doc.isError() && dictSet(rt, type->dict.get(), rt.names.doc, doc);
}

void addSubclass(Type* base, Type* type) {
  if (!base->subclasses) base->subclasses = new std::vector<Type*>;
  base->subclasses->push_back(type);
}

uint32_t roundUp(uint32_t size) { return (size + 7) & ~7u; }

}  // namespace

void joinSubclasses(Type* type) {
  for (Value base : type->bases->span()) addSubclass(base.as<Type>(), type);
}

// From the end: classes that are made and dropped stand there.
static void removeSubclass(Type* base, Type* type) {
  if (!base || !base->subclasses) return;
  std::vector<Type*>& all = *base->subclasses;
  auto found = std::find(all.rbegin(), all.rend(), type);
  if (found != all.rend()) all.erase(std::next(found).base());
}

void leaveBases(Type* type, Type* base, const Tuple* bases) {
  removeSubclass(base, type);
  if (!bases) return;
  for (Value other : bases->span())
    if (other.as<Type>() != base) removeSubclass(other.as<Type>(), type);
}

void leaveSubclasses(Type* type) { leaveBases(type, type->base, type->bases.get()); }

size_t modulePrefixOf(const Type* type) {
  if (!type->definition || std::strcmp(type->definition->module, "builtins") == 0) return 0;
  return std::strlen(type->definition->module) + 1;
}

// The name of a native module's type stands behind the module's, "collections.deque", in a buffer.
static bool setNativeName(Runtime& rt, Type* type) {
  const TypeDef& definition = *type->definition;
  size_t prefix = modulePrefixOf(type);
  type->utf8Name = definition.name;
  if (prefix == 0) return true;
  auto* text = static_cast<char*>(allocateBuffer(rt, prefix + type->utf8Length + 1));
  if (!text) return false;
  std::memcpy(text, definition.module, prefix - 1);
  text[prefix - 1] = '.';
  std::memcpy(text + prefix, definition.name, type->utf8Length + 1);
  type->utf8Name = text + prefix;
  return true;
}

Type* makeBuiltinType(Runtime& rt, const TypeDef& definition, Type* base, Type* metatype) {
  void* memory = metatype ? static_cast<void*>(rt.allocate(metatype, sizeof(Type)))
                          : rt.heap.allocateContainer(sizeof(Type), 1);
  if (!memory) return nullptr;
  Type* type = static_cast<Type*>(memory);
  type->definition = type->layout = &definition;
  type->utf8Length = static_cast<uint32_t>(std::strlen(definition.name));
  new (&type->abstractMethods) Local();  // the memory is zero, which no Local is
  if (!setNativeName(rt, type)) {
    rt.heap.freeBlock(type);
    return nullptr;
  }
  type->base = base;
  type->basicSize = definition.basicSize;
  type->itemSize = definition.itemSize;
  type->flags = definition.flags | kImmutable;
  type->slots = definition.slots;
  if (base) {
    retain(base);
    addSubclass(base, type);
    if (!type->basicSize) type->basicSize = base->basicSize;
    if (!type->itemSize) type->itemSize = base->itemSize;
    type->flags |= base->flags & kInheritedFlags;
    inheritBuiltinSlots(type, base);
  }
  type->instanceSize = roundUp(type->basicSize);
  type->extOffset = definition.dictOffset;
  if (type->has(kHasDict)) {
    type->extOffset = type->instanceSize;
    type->instanceSize += sizeof(Value);
  }
  type->rootShape = newRootShape(rt, type, 0, type->has(kHasDict));
  if (type->rootShape && type->has(kHasDict)) type->dictShape = type->rootShape;
  if (type->rootShape && (!rt.emptyTuple || linkHierarchy(rt, type))) return type;
  unlinkHierarchy(type);  // mro[0] is the type itself
  release(type);
  return nullptr;
}

bool linkHierarchy(Runtime& rt, Type* type) {
  std::vector<Value> chain;
  for (Type* at = type; at; at = at->base) chain.push_back(at);
  Owned mro = newTuple(rt, chain);
  if (mro.isError()) return false;
  type->mro = Ref<Tuple>::adopt(mro.value.as<Tuple>());
  Value base(type->base);
  Owned bases = newTuple(rt, std::span<const Value>(&base, type->base ? 1 : 0));
  if (bases.isError()) return false;
  type->bases = Ref<Tuple>::adopt(bases.value.as<Tuple>());
  return true;
}

void unlinkHierarchy(Type* type) {
  // The first base is left when the type dies, as it is known until then.
  if (type->bases)
    for (Value base : type->bases->span())
      if (base.as<Type>() != type->base) removeSubclass(base.as<Type>(), type);
  Ref<Dict> dict = std::move(type->dict);
  Ref<Tuple> mro = std::move(type->mro), bases = std::move(type->bases);
  Ref<Tuple> slotNames = std::move(type->slotNames);
  Ref<Str> name = std::move(type->name), qualname = std::move(type->qualname);
  Local methods = std::move(type->abstractMethods);
}

void dropTypeAndObject(Runtime& rt) {
  Type* object = std::exchange(rt.types[0], nullptr);
  Type* meta = std::exchange(rt.types[1], nullptr);
  meta->base = nullptr;
  release(object);  // the base of type
  release(object);
  release(meta);
}

bool readyType(Runtime& rt, Type* type) {
  const TypeDef& definition = *type->definition;
  Owned dict = newDict(rt, definition.methods.size() + definition.attributes.size() + 16);
  if (dict.isError()) return false;
  type->dict = Ref<Dict>::adopt(dict.value.as<Dict>());
  if (addNew(rt, type) && addMethods(rt, type) && addSlotWrappers(rt, type) &&
      addAttributes(rt, type) && addDoc(rt, type))
    return true;
  type->dict = nullptr;  // half of it is worse than none: next time it is made anew
  return false;
}

void visitShapeNames(Type* type, Visitor& visitor) {
  if (!type) return;
  for (Shape* shape = type->shapes; shape; shape = shape->next) visit(visitor, shape->lastName);
}

void growCapacity(Runtime& rt, Type* type, uint32_t capacity) {
  if (capacity < 4) capacity = 4;
  if (capacity > kMostSlots) capacity = kMostSlots;
  if (type->rootShape->isDictMode || type->rootShape->capacity >= capacity) return;
  Shape* root = newRootShape(rt, type, capacity, false);
  if (!root) return clearError(rt);
  type->instanceSize += (capacity - type->rootShape->capacity) * sizeof(Value);
  type->rootShape = root;
  type->initVersion = 0;
}

Owned newType(Runtime& rt, const TypeDef& definition, Type* base) {
  if (!base) base = rt.type(definition.base);
  Type* type = makeBuiltinType(rt, definition, base, rt.type(TypeId::Type));
  if (!type) return Owned::error();
  // Unlike the runtime's own types it can die before its last instance: instances count.
  type->flags |= kHeapType;
  setKindFunctions(type->rootShape);
  if (type->has(kHasDict) && type->itemSize == 0) {
    // Instances start without a dict, so that their methods can be cached by shape.
    Shape* plain = newRootShape(rt, type, 0, false);
    if (!plain) return release(type), Owned::error();
    type->rootShape = plain;
  }
  return Owned::adopt(type);
}

}  // namespace ouro
