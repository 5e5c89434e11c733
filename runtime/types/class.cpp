// The class statement's work: type(name, bases, namespace).

#include <algorithm>
#include <cstring>
#include <new>
#include <vector>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/slot_table.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/function.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr uint32_t kCollection = kSequencePattern | kMappingPattern;
constexpr uint32_t kNoFlag = 0;

}  // namespace

const Type* solidBase(const Type* type) {
  for (; type->base; type = type->base) {
    const Type* base = type->base;
    if (type->definition ? type->basicSize != base->basicSize || type->itemSize != base->itemSize
                         : type->slotCount != base->slotCount)
      return type;
  }
  return type;
}

namespace {

// The base whose layout all the others fit into; null with TypeError pending.
Type* bestBase(Runtime& rt, Tuple* bases) {
  Type* winner = nullptr;
  const Type* solid = nullptr;
  for (Value value : bases->span()) {
    Type* base = asType(rt, value);
    if (!base) {
      (void)raise(rt, Exc::TypeError, "bases must be types");
      return nullptr;
    }
    if (!base->has(kSubclassable)) {
      (void)raise(rt, Exc::TypeError, "type '{}' is not an acceptable base type",
                  dottedNameOf(base));
      return nullptr;
    }
    const Type* candidate = solidBase(base);
    if (!winner || (candidate != solid && isSubtype(candidate, solid))) {
      winner = base;
      solid = candidate;
    } else if (!isSubtype(solid, candidate)) {
      (void)raise(rt, Exc::TypeError, "multiple bases have instance lay-out conflict");
      return nullptr;
    }
  }
  return winner;
}

struct SlotList {
  bool given = false, wantsDict = false, wantsWeakref = false;
  std::vector<Ref<Str>> names;  // sorted, mangled
};

Ref<Str> mangled(Runtime& rt, const Str* className, Str* name) {
  std::string text = toUtf8(name);
  bool isPrivate = text.size() > 2 && text.starts_with("__") && !text.ends_with("__");
  if (!isPrivate) return intern(rt, name);
  std::string prefix = toUtf8(className);
  prefix.erase(0, prefix.find_first_not_of('_'));
  if (prefix.empty()) return intern(rt, name);
  return intern(rt, "_" + prefix + text);
}

// As in the reference: its int, tuple and bytes have no fixed size, where str has.
bool isOfVariableSize(const Type* type) {
  return type->itemSize != 0 && type->layout != &strTypeDef;
}

bool addSlotName(Runtime& rt, Str* className, const Type* base, Value item, SlotList& out) {
  if (isOfVariableSize(base)) {
    return fail(rt, Exc::TypeError, "nonempty __slots__ not supported for subtype of '{}'",
                nameOf(base));
  }
  if (!isStr(rt, item))
    return fail(rt, Exc::TypeError, "__slots__ items must be strings, not '{}'",
                typeName(rt, item));
  Str* name = item.as<Str>();
  if (!isIdentifier(name)) return fail(rt, Exc::TypeError, "__slots__ must be identifiers");
  if (equal(name, "__dict__")) {
    if (out.wantsDict || base->has(kHasDict) || isSubtype(base, rt.type(TypeId::Type)))
      return fail(rt, Exc::TypeError, "__dict__ slot disallowed: we already got one");
    return out.wantsDict = true;
  }
  if (equal(name, "__weakref__")) {
    if (out.wantsWeakref || base->has(kWeakReferable))
      return fail(rt, Exc::TypeError,
                  "__weakref__ slot disallowed: either we already got one, or __itemsize__ != 0");
    return out.wantsWeakref = true;
  }
  Ref<Str> interned = mangled(rt, className, name);
  if (!interned) return false;
  out.names.push_back(std::move(interned));
  return true;
}

bool readSlots(Runtime& rt, Str* className, const Type* base, Dict* nspace, SlotList& out) {
  Value slots = dictGet(rt, nspace, rt.names.slots);
  if (slots.isNotFound()) return true;
  out.given = true;
  if (isStr(rt, slots)) {
    if (!addSlotName(rt, className, base, slots, out)) return false;
  } else if (!forEach(rt, slots,
                      [&](Value item) { return addSlotName(rt, className, base, item, out); })) {
    return false;
  }
  std::sort(out.names.begin(), out.names.end(),
            [](const Ref<Str>& a, const Ref<Str>& b) { return compare(a.get(), b.get()) < 0; });
  return true;
}

}  // namespace

bool setShownName(Runtime& rt, Type* type, const std::string& text) {
  char* copy = static_cast<char*>(allocateBuffer(rt, text.size() + 1));
  if (!copy) return false;
  std::memcpy(copy, text.c_str(), text.size() + 1);
  if (type->utf8Name) freeBuffer(const_cast<char*>(type->utf8Name), type->utf8Length + 1);
  type->utf8Name = copy;
  type->utf8Length = static_cast<uint32_t>(text.size());
  for (Shape* shape = type->shapes; shape; shape = shape->next) shape->name = copy;
  return true;
}

bool setTypeName(Runtime& rt, Type* type, Str* name) {
  std::string text;
  if (!toUtf8Strict(rt, name, &text)) return false;
  if (text.find('\0') != std::string::npos)
    return fail(rt, Exc::ValueError, "type name must not contain null characters");
  if (!setShownName(rt, type, text)) return false;
  type->name = Ref<Str>(name);
  return true;
}

namespace {

Value ownAttribute(Runtime& rt, const Type* type, Str* name) {
  Value found = dictGet(rt, type->dict.get(), name);
  if (found.isError()) clearError(rt);
  return found;
}

// How many attributes the class's methods store on self and its body annotates, which is what
// dataclass() and the like make an __init__ of later.
uint32_t addedAttributes(Runtime& rt, const Type* type) {
  if (type->slotNames) return 0;  // that is where they are stored
  uint32_t count = 0;
  size_t position = 0;
  Value key, value;
  while (dictNext(type->dict.get(), &position, &key, &value))
    if (isExactly(value, TypeId::Function)) count += value.as<Function>()->code->selfAttributes;
  Value annotations = ownAttribute(rt, type, rt.names.annotations);
  return count + (isExactly(annotations, TypeId::Dict) ? annotations.as<Dict>()->used : 0);
}

// Adds the type and those above it that scripts made, each once.
void addWithBases(const Type* type, std::vector<const Type*>& to) {
  if (!type->dict || !type->has(kHeapType)) return;
  if (std::find(to.begin(), to.end(), type) != to.end()) return;
  to.push_back(type);
  for (Value base : type->bases->span()) addWithBases(base.as<Type>(), to);
}

// How many attributes instances will likely have, if each __init__ calls the next one's.
uint32_t initialAttributes(Runtime& rt, const Type* type) {
  std::vector<const Type*> classes;
  addWithBases(type, classes);
  uint32_t count = 0;
  for (const Type* one : classes) count += addedAttributes(rt, one);
  return count;
}

// Native part, __slots__, ext, then room for attributes.
bool layOut(Runtime& rt, Type* type, const SlotList& slots) {
  Type* base = type->base;
  bool hasDict = base->has(kHasDict) || !slots.given || slots.wantsDict;
  for (Value other : type->bases->span()) hasDict |= other.as<Type>()->has(kHasDict);
  hasDict &= !isSubtype(base, rt.type(TypeId::Type));  // classes have dicts of their own
  bool weak = !slots.given || slots.wantsWeakref;
  for (Value other : type->bases->span()) weak |= other.as<Type>()->has(kWeakReferable);
  weak = base->has(kWeakReferable) || (weak && !isOfVariableSize(base));
  // The ext word comes behind our slots: its place is the type's own affair.
  uint32_t start =
      base->itemSize ? 0 : ((base->basicSize + 7) & ~7u);  // from the items' end, if any
  type->slotsOffset = base->slotCount ? base->slotsOffset : start;
  uint32_t fixed = type->slotsOffset + base->slotCount * 8;
  type->slotCount = base->slotCount + static_cast<uint32_t>(slots.names.size());
  type->basicSize = base->basicSize;
  type->itemSize = base->itemSize;
  uint32_t end = fixed + static_cast<uint32_t>(slots.names.size()) * 8;
  type->flags =
      kHeapType | kSubclassable | kContainerType | (base->flags & (kMatchSelf | kException)) |
      (hasDict ? uint32_t{kHasDict} : kNoFlag) | (weak ? uint32_t{kWeakReferable} : kNoFlag);
  type->instanceSize = end;
  uint32_t capacity = 0;
  if (hasDict) {
    type->extOffset = end;
    end += 8;
    type->dictShape = newRootShape(rt, type, 0, true);
    if (!type->dictShape) return false;
    type->instanceSize = end;
    if (type->itemSize == 0) {
      capacity = base->rootShape->isDictMode ? 0 : base->rootShape->capacity;
      capacity = std::max(capacity, initialAttributes(rt, type));
      capacity = std::min(std::max(capacity, 1u), kMostSlots);
      if ((end + capacity * 8) % 16) capacity++;  // the block has the room anyway
      type->instanceSize += capacity * 8;
    }
  }
  bool dictMode = hasDict && (type->itemSize != 0 || capacity == 0);
  type->rootShape = dictMode ? type->dictShape : newRootShape(rt, type, capacity, false);
  return type->rootShape != nullptr;
}

bool addMembers(Runtime& rt, Type* type, const SlotList& slots) {
  if (slots.names.empty()) return true;
  std::vector<Value> names;
  for (const Ref<Str>& name : slots.names) names.emplace_back(name.get());
  OURO_TRY_BOOL(tuple, newTuple(rt, names));
  type->slotNames = Ref<Tuple>(tuple.as<Tuple>());
  uint32_t offset = type->slotsOffset + type->base->slotCount * 8;
  for (const Ref<Str>& name : slots.names) {
    Value present = dictGet(rt, type->dict.get(), name.get());
    bool isTwice = present.isObject() && typeOf(rt, present) == rt.type(TypeId::MemberDescriptor) &&
                   present.as<MemberDescriptor>()->owner == type;
    if (!present.isNotFound() && !isTwice) {
      return fail(rt, Exc::ValueError, "{} in __slots__ conflicts with class variable",
                  "'" + toUtf8(name.get()) + "'");
    }
    MemberDescriptor* member = rt.make<MemberDescriptor>(TypeId::MemberDescriptor);
    if (!member) return false;
    Local held = Owned::adopt(member);
    setOwner(rt, member, type);
    retain(name.get());
    member->name = name.get();
    member->offset = offset;
    offset += 8;
    if (!dictSet(rt, type->dict.get(), name.get(), held)) return false;
  }
  return true;
}

bool addAccessors(Runtime& rt, Type* type) {
  struct Accessor {
    bool wanted;
    Str* name;
    const GetSetDef* definition;
  } accessors[] = {
      {type->has(kHasDict) && !type->base->has(kHasDict), rt.names.dict, &dictAccessor()},
      {type->has(kWeakReferable) && !type->base->has(kWeakReferable), rt.names.weakref,
       &weakrefAccessor()},
  };
  for (const Accessor& accessor : accessors) {
    if (!accessor.wanted) continue;
    GetSetDescriptor* object = rt.make<GetSetDescriptor>(TypeId::GetSetDescriptor);
    if (!object) return false;
    Local held = Owned::adopt(object);
    setOwner(rt, object, type);
    object->definition = accessor.definition;
    if (dictGet(rt, type->dict.get(), accessor.name).isNotFound() &&
        !dictSet(rt, type->dict.get(), accessor.name, held))
      return false;
  }
  return true;
}

// A plain function given for one of these names becomes a static or class method by itself.
bool wrapSpecial(Runtime& rt, Dict* dict, Str* name, TypeId wrapperType) {
  Value value = dictGet(rt, dict, name);
  if (value.isNotFound() || typeOf(rt, value) != rt.type(TypeId::Function)) return true;
  Local function(value);
  Local wrapper = call(rt, rt.type(wrapperType), function);
  return !wrapper.isError() && dictSet(rt, dict, name, wrapper);
}

bool fillDict(Runtime& rt, Type* type, Local* classCell) {
  Dict* dict = type->dict.get();
  if (dictGet(rt, dict, rt.names.module).isNotFound() && rt.frame) {
    Value module = dictGet(rt, globalsOf(rt.frame), rt.names.name);
    if (!module.isNotFound() && !dictSet(rt, dict, rt.names.module, module)) return false;
  }
  Value qualname = dictGet(rt, dict, rt.names.qualname);
  if (qualname.isNotFound()) {
    type->qualname = type->name;
  } else {
    if (!isStr(rt, qualname)) {
      return fail(rt, Exc::TypeError, "type __qualname__ must be a str, not {}",
                  typeName(rt, qualname));
    }
    type->qualname = Ref<Str>(qualname.as<Str>());
    if (dictDelete(rt, dict, Value(rt.names.qualname)) < 0) return false;
  }
  if (!wrapSpecial(rt, dict, rt.names.new_, TypeId::StaticMethod) ||
      !wrapSpecial(rt, dict, rt.names.init_subclass, TypeId::ClassMethod) ||
      !wrapSpecial(rt, dict, rt.names.class_getitem, TypeId::ClassMethod))
    return false;
  Owned cell = dictPop(rt, dict, Value(rt.names.classcell));
  if (cell.isError()) return false;
  if (!cell.isNotFound()) *classCell = Local(cell);
  return true;
}

// What a class has even if its body does not say so; __slots__ may have given it already.
bool addImplied(Runtime& rt, Dict* dict) {
  Value doc = dictGet(rt, dict, rt.names.doc);
  if (doc.isNotFound() && !dictSet(rt, dict, rt.names.doc, Value::none())) return false;
  std::string encoded;
  if (isStr(rt, doc) && !toUtf8Strict(rt, doc.as<Str>(), &encoded)) return false;
  if (!dictGet(rt, dict, rt.names.eq).isNotFound() && dictGet(rt, dict, rt.names.hash).isNotFound())
    return dictSet(rt, dict, rt.names.hash, Value::none());
  return true;
}

// What methods see as __class__.
bool fillClassCell(Runtime& rt, Type* type, Value classCell) {
  if (typeOf(rt, classCell) != rt.type(TypeId::Cell)) {
    OURO_TRY_BOOL(shown, repr(rt, Value(typeOf(rt, classCell))));
    return fail(rt, Exc::TypeError, "__classcell__ must be a nonlocal cell, not {}",
                toUtf8(shown.as<Str>()));
  }
  Cell* cell = classCell.as<Cell>();
  Value old = cell->content;
  retain(type);
  cell->content = type;
  release(old);
  return true;
}

bool callSetNames(Runtime& rt, Type* type) {
  OURO_TRY_BOOL(copy, dictCopy(rt, type->dict.get()));
  size_t position = 0;
  Value key, value;
  while (dictNext(copy.as<Dict>(), &position, &key, &value)) {
    // Only what the call raises is wrapped, not what the look-up does.
    if (typeLookup(rt, typeOf(rt, value), rt.names.set_name).isNotFound()) {
      if (errorPending(rt)) return false;
      continue;
    }
    Value args[] = {type, key};
    Owned result = callSpecial(rt, value, rt.names.set_name, args);
    if (result.isNotFound()) continue;
    if (result.isError()) {
      Local cause = takeError(rt);
      Local keyText = repr(rt, key);
      if (keyText.isError()) return false;
      (void)raise(rt, Exc::RuntimeError, "Error calling __set_name__ on '{}' instance {} in '{}'",
                  typeName(rt, value), toUtf8(keyText.as<Str>()), nameOf(type));
      Local error = takeError(rt);
      setCauseAndContext(error, cause);
      restoreError(rt, error.take());
      return false;
    }
    result.drop();
  }
  return true;
}

bool callInitSubclass(Runtime& rt, Type* type, const CallArgs& keywords) {
  OURO_TRY_BOOL(super, call(rt, rt.type(TypeId::Super), Value(type), Value(type)));
  OURO_TRY_BOOL(function, getAttr(rt, super, rt.names.init_subclass));
  OURO_TRY_BOOL(result, call(rt, function,
                             CallArgs{keywords.values + keywords.positional, 0, keywords.names}));
  return true;
}

}  // namespace

Type* winningMetatype(Runtime& rt, Type* metatype, Tuple* bases) {
  Type* winner = metatype;
  for (Value base : bases->span()) {
    Type* candidate = typeOf(rt, base);
    if (isSubtype(winner, candidate)) continue;
    if (isSubtype(candidate, winner)) {
      winner = candidate;
      continue;
    }
    (void)raise(rt, Exc::TypeError,
                "metaclass conflict: the metaclass of a derived class must be a (non-strict) "
                "subclass of the metaclasses of all its bases");
    return nullptr;
  }
  return winner;
}

namespace {

struct MroChange {
  Ref<Type> type;
  Ref<Tuple> before, after;
};

// Everything below, as copied: a mro() method may change the tree while it is walked.
std::vector<Ref<Type>> subclassesOf(const Type* type) {
  std::vector<Ref<Type>> result;
  if (!type->subclasses) return result;
  for (Type* sub : *type->subclasses)
    if (!sub->Object::has(kDying)) result.emplace_back(sub);
  return result;
}

bool renewMrosBelow(Runtime& rt, Type* type, std::vector<MroChange>& changes) {
  RecursionGuard guard(rt);
  if (!guard.ok()) return false;
  Ref<Tuple> before;
  int done = renewMro(rt, type, &before);
  if (done <= 0) return done == 0;
  changes.push_back({Ref<Type>(type), before, type->mro});
  for (const Ref<Type>& sub : subclassesOf(type))
    if (!renewMrosBelow(rt, sub.get(), changes)) return false;
  return true;
}

void renewSlotsBelow(Runtime& rt, Type* type) {
  typeChanged(type);
  inheritSlots(rt, type);
  for (Shape* shape = type->shapes; shape; shape = shape->next) setKindFunctions(shape);
  for (const Ref<Type>& sub : subclassesOf(type)) renewSlotsBelow(rt, sub.get());
}

// Along the bases that are assigned before an mro is known.
bool isBelow(const Type* type, const Type* base) {
  for (; type; type = type->base)
    if (type == base) return true;
  return false;
}

}  // namespace

namespace {

// Does a class add nothing to what its base's instances look like?
bool addsNothing(const Type* type) {
  const Type* base = type->base;
  constexpr uint32_t kParts = kHasDict | kWeakReferable | kContainerType;
  return base && type->basicSize == base->basicSize && type->itemSize == base->itemSize &&
         !type->slotNames && (type->flags & kParts) == (base->flags & kParts);
}

bool addTheSame(const Type* a, const Type* b) {
  constexpr uint32_t kParts = kHasDict | kWeakReferable;
  if (a->base != b->base || a->definition || b->definition || !a->slotNames != !b->slotNames ||
      (a->flags & kParts) != (b->flags & kParts))
    return false;
  if (!a->slotNames) return true;
  return std::equal(a->slotNames->span().begin(), a->slotNames->span().end(),
                    b->slotNames->span().begin(), b->slotNames->span().end());
}

}  // namespace

bool layoutsAgree(Runtime& rt, const Type* from, const Type* to, const char* what) {
  const Type* last = from;
  const Type* next = to;
  while (addsNothing(last)) last = last->base;
  while (addsNothing(next)) next = next->base;
  if (last == next || addTheSame(last, next)) return true;
  return fail(rt, Exc::TypeError, "{} assignment: '{}' object layout differs from '{}'", what,
              dottedNameOf(to), dottedNameOf(from));
}

bool replaceBases(Runtime& rt, Type* type, Tuple* bases) {
  for (Value base : bases->span()) {
    Type* candidate = asType(rt, base);
    if (!candidate) {
      return fail(rt, Exc::TypeError, "{}.__bases__ must be tuple of classes, not '{}'",
                  nameOf(type), typeName(rt, base));
    }
    if (isSubtype(candidate, type) || isBelow(candidate, type))
      return fail(rt, Exc::TypeError, "a __bases__ item causes an inheritance cycle{}", "");
  }
  Type* base = bestBase(rt, bases);
  if (!base) return false;
  if (!layoutsAgree(rt, type->base, base, "__bases__")) return false;
  Ref<Tuple> oldBases = std::exchange(type->bases, Ref<Tuple>(bases));
  Ref<Type> oldBase = Ref<Type>::adopt(std::exchange(type->base, base));
  retain(base);
  std::vector<MroChange> changes;
  if (renewMrosBelow(rt, type, changes)) {
    // A mro() method may have assigned other bases meanwhile, which stand.
    if (type->bases.get() != bases) return true;
    leaveBases(type, oldBase.get(), oldBases.get());
    joinSubclasses(type);
    renewSlotsBelow(rt, type);
    return true;
  }
  Local error = takeError(rt);
  for (size_t i = changes.size(); i-- > 0;) {
    if (changes[i].type->mro.get() != changes[i].after.get()) continue;
    changes[i].type->mro = changes[i].before;
    typeChanged(changes[i].type.get());
  }
  if (type->bases.get() == bases) {
    type->bases = oldBases;
    release(std::exchange(type->base, oldBase.take()));
  }
  restoreError(rt, error.take());
  return false;
}

Owned newClass(Runtime& rt, Type* metatype, Str* name, Tuple* bases, Dict* nspace,
               const CallArgs& keywords) {
  Local objectBase;
  if (bases->length == 0) {
    OURO_TRY(made, newTuple(rt, {Value(rt.type(TypeId::Object))}));
    objectBase = made.take();
    bases = objectBase.as<Tuple>();
  }
  Type* base = bestBase(rt, bases);
  if (!base) return Owned::error();
  SlotList slots;
  OURO_CHECK(readSlots(rt, name, base, nspace, slots));
  OURO_TRY(dict, dictCopy(rt, nspace));

  Type* type = rt.make<Type>(metatype);
  if (!type) return Owned::error();
  Local held = Owned::adopt(type);
  new (&type->abstractMethods) Local();  // None: zero is no value
  type->layout = base->layout;
  type->base = base;
  retain(base);
  type->bases = Ref<Tuple>(bases);
  type->dict = Ref<Dict>(dict.as<Dict>());
  Local classCell = Owned::notFound();
  if (!setTypeName(rt, type, name) || !layOut(rt, type, slots) || !fillDict(rt, type, &classCell) ||
      !addMembers(rt, type, slots) || !addAccessors(rt, type) || !addImplied(rt, type->dict.get()))
    return Owned::error();
  for (Shape* shape = type->shapes; shape; shape = shape->next) shape->name = type->utf8Name;
  if (!classCell.isNotFound()) OURO_CHECK(fillClassCell(rt, type, classCell));
  int done = renewMro(rt, type, nullptr);
  if (done < 0) return Owned::error();
  // The patterns that instances match are those of the nearest class that says anything of them.
  for (Value base : type->mro->span())
    if (!(type->flags & kCollection)) type->flags |= base.as<Type>()->flags & kCollection;
  if (done == 0) leaveSubclasses(type);  // what its mro() did has made it join already
  joinSubclasses(type);
  inheritSlots(rt, type);
  for (Shape* shape = type->shapes; shape; shape = shape->next) setKindFunctions(shape);
  if (!callSetNames(rt, type) || !callInitSubclass(rt, type, keywords)) return Owned::error();
  return held.take();
}

}  // namespace ouro
