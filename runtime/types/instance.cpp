#include "runtime/types/instance.h"

#include <algorithm>

#include "runtime/method_cache.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/weakref.h"

namespace ouro {

namespace {

// Where the items of an instance of a type with items end.
size_t itemsEnd(const Type* type, const Object* object) {
  size_t end;
  if (type->layout == &strTypeDef) {
    const Str* text = static_cast<const Str*>(object);
    end = sizeof(Str) + size_t{text->length} * text->width();
  } else if (type->layout == &bytesTypeDef) {
    end = sizeof(Bytes) + static_cast<const Bytes*>(object)->length;
  } else if (type->layout == &tupleTypeDef) {
    end = sizeof(Tuple) + static_cast<const Tuple*>(object)->length * sizeof(Value);
  } else {
    int32_t size = static_cast<const BigInt*>(object)->size;
    end = sizeof(BigInt) + static_cast<size_t>(size < 0 ? -size : size) * sizeof(mp_limb_t);
  }
  return (end + 7) & ~size_t{7};
}

Value* behindItems(const Type* type, Object* object) {
  return slotAt(object, static_cast<uint32_t>(itemsEnd(type, object)));
}

Shape* kindOf(const Object* object) { return static_cast<Shape*>(theHeap().kindOf(object)); }

// Calls f(Value&) for the __slots__, ext and attribute slots of an instance, which lie in this
// order without a gap; with items there are no attribute slots, and the others lie behind the
// items.
template <class F>
[[gnu::always_inline]] inline void forEachSlot(Object* object, const Shape* shape, F f) {
  Type* type = shape->type;
  Value* at = type->itemSize != 0
                  ? behindItems(type, object)
                  : slotAt(object, type->slotCount ? type->slotsOffset : type->extOffset);
  uint32_t count = type->slotCount + (type->dictShape ? 1 + shape->slotCount : 0);
  for (; count > 0; --count) f(*at++);
}

void visitInstance(Object* object, Visitor& visitor) {
  const Shape* shape = kindOf(object);
  Type* type = shape->type;
  if (type->layout->traverse) type->layout->traverse(object, visitor);
  forEachSlot(object, shape, [&](Value& slot) { visit(visitor, slot); });
  if (type->has(kHeapType)) visitor(type);
}

void clearInstance(Object* object) {
  const Shape* shape = kindOf(object);
  if (shape->type->layout->clear) shape->type->layout->clear(object);
  // The shape stays: an attribute whose slot is null counts as not set. (It is looked up again, as
  // clearing the layout may have run code.)
  forEachSlot(object, kindOf(object), [](Value& slot) {
    Value old = slot;
    slot = Value::null();
    if (!old.isNull()) release(old);
  });
}

void destroyInstance(Object* object) {
  const Shape* shape = kindOf(object);
  Type* type = shape->type;
  if (shape->wordsAt != 0) [[likely]] {
    Value* at = slotAt(object, shape->wordsAt);
    for (Value* end = at + shape->words; at < end; at++)
      if (Object* child = referenceIn(at->bits())) release(child);
    if (shape->common) release(shape->common);
    return;
  }
  forEachSlot(object, shape, [](Value& slot) {
    if (!slot.isNull()) release(slot);
  });
  if (type->layout->destroy) type->layout->destroy(object);
  if (type->has(kHeapType)) release(type);
}

void finaliseInstance(Object* object) {
  Type* type = static_cast<Shape*>(theHeap().kindOf(object))->type;
  if (!type->slots.finalise) return;
  Runtime& rt = theRuntime();
  Local saved = rt.pending.isUnbound() ? Local() : Local(takeError(rt));
  bool hadError = !saved.get().isNone();
  if (!type->slots.finalise(rt, object)) {
    Value del = typeLookup(rt, type, rt.names.del);
    reportUnraisable(rt, del.isNotFound() ? Value(type) : del);
  }
  if (hadError) restoreError(rt, saved.take());
}

// What visitInstance would tell, for the collector to read by itself; not where the layout has
// something to tell that is no plain word, too.
void describeWords(Shape* shape) {
  Type* type = shape->type;
  const bool withLayout = type->layout->flags & kWordsOnly;
  uint32_t first = type->slotCount ? type->slotsOffset : type->extOffset;
  uint32_t count = type->slotCount + (type->has(kHasDict) ? 1 + shape->slotCount : 0);
  if (withLayout) {
    count += (first - sizeof(Object)) / sizeof(Value);
    first = sizeof(Object);
  }
  const bool plain = type->itemSize == 0 &&
                     (withLayout || (!type->layout->traverse && !type->layout->destroy)) &&
                     first <= UINT16_MAX && count < Kind::kPairedWords;
  shape->wordsAt = static_cast<uint16_t>(!plain ? 0 : count ? first : sizeof(Object));
  shape->words = static_cast<uint16_t>(plain ? count : 0);
  shape->common = plain && type->has(kHeapType) ? type : nullptr;
}

// Instances that have nothing beside their native part, which often owns nothing: the heap drops
// their type by itself.
void describeBare(Shape* shape) {
  const Type* type = shape->type;
  const bool bare = type->itemSize == 0 && type->slotCount == 0 && !type->has(kHasDict);
  if (!bare || (type->layout->destroy && !type->layout->destroyFlag)) return;
  if (!type->layout->destroy) shape->destroy = nullptr;
  shape->destroyFlag = Kind::flagOf(type->layout->destroyFlag);
  shape->common = shape->type;
}

}  // namespace

void setKindFunctions(Shape* shape) {
  Type* type = shape->type;
  shape->isContainer = type->has(kContainerType);
  describeWords(shape);
  if (type->has(kHeapType) || type->has(kHasDict)) {
    shape->traverse = visitInstance;
    shape->clear = clearInstance;
    shape->destroy = destroyInstance;
    if (type->has(kHeapType)) describeBare(shape);
  } else {
    shape->traverse = type->layout->traverse;
    shape->clear = type->layout->clear;
    shape->destroy = type->layout->destroy;
    if (type->layout == &strTypeDef) shape->destroyFlag = Kind::flagOf(Str::kInterned);
    if (type->definition == &tupleTypeDef) {
      shape->destroyFlag = Kind::flagOf(Tuple::kHoldsObjects);
      shape->wordsAt = sizeof(Tuple);
      shape->words = Kind::kCountedWords;
    } else if (type->definition == &listTypeDef) {  // items, length
      shape->wordsAt = sizeof(Object);
      shape->words = Kind::kListedWords;
    } else if (type->definition == &dictTypeDef) {  // entries, used, filled
      shape->wordsAt = sizeof(Object);
      shape->words = Kind::kPairedWords;
    }
  }
  shape->finalise = type->slots.finalise ? finaliseInstance : nullptr;
  if (type->has(kMarksFinaliser)) shape->finaliseFlag = Kind::flagOf(kNeedsFinaliser);
  shape->settleDeath();
}

Value* extOf(Type* type, Object* object) {
  if (type->itemSize == 0) return slotAt(object, type->extOffset);
  return behindItems(type, object) + type->slotCount;
}

Value* memberSlot(const MemberDescriptor* member, Object* object) {
  const Type* owner = member->owner;
  if (owner->itemSize == 0) return slotAt(object, member->offset);
  return behindItems(owner, object) + member->offset / sizeof(Value);
}

Value ownInDict(Runtime& rt, Type* type, Object* object, Str* name) {
  const Value dict = *extOf(type, object);
  return dict.isNull() ? Value::notFound() : dictGet(rt, dict.as<Dict>(), name);
}

[[gnu::always_inline]] static inline void storeInSlot(const Type* type, Object* object,
                                                      int32_t slot, Value value) {
  Value* at = slotAt(object, inlineOffset(type, static_cast<uint32_t>(slot)));
  retain(value);
  const Value old = std::exchange(*at, value);
  if (!old.isNull()) release(old);
}

// What is not in a slot yet, or whose name may be another str than the slot's.
[[gnu::noinline]] static bool addOwnAttr(Runtime& rt, Object* object, Str* name, Value value) {
  Shape* shape = shapeOf(rt, object);
  if (!shape->isDictMode) {
    const Ref<Str> interned = intern(rt, name);
    if (!interned) return false;
    int32_t slot = slotIn(rt, shape, interned.get());
    if (slot < 0) {
      if (const Shape* child = childShape(rt, shape, interned.get())) {
        slot = shape->slotCount;
        object->meta = child->header | (object->meta & kFlagsMask);
      } else if (errorPending(rt)) {
        return false;
      } else {
        growCapacity(rt, shape->type, shape->capacity * 2u);
      }
    }
    if (slot >= 0) {
      storeInSlot(shape->type, object, slot, value);
      return true;
    }
  }
  Dict* dict = materialiseDict(rt, object);
  return dict && dictSet(rt, dict, name, value);
}

bool setOwnAttr(Runtime& rt, Object* object, Str* name, Value value) {
  const Shape* shape = shapeOf(rt, object);
  if (!shape->isDictMode && name->isInterned()) {
    if (const int32_t slot = slotIn(rt, shape, name); slot >= 0) {
      storeInSlot(shape->type, object, slot, value);
      return true;
    }
  }
  return addOwnAttr(rt, object, name, value);
}

namespace {

bool hasMoreShapes(const Type* type, uint32_t count) {
  const Shape* shape = type->shapes;
  while (shape && count-- > 0) shape = shape->next;
  return shape;
}

// The shape of instances that got the same attributes in the same order but this one; null: there
// is none, and is not to be (instances that get and lose ever other ones are better off with
// dicts), or an error is pending.
Shape* shapeWithout(Runtime& rt, Shape* shape, uint32_t slot) {
  constexpr uint32_t kMostShapes = 48;
  if (shape->slotCount == slot + 1) return shape->parent;
  Shape* before = shapeWithout(rt, shape->parent, slot);
  if (!before) return nullptr;
  for (Shape* child = before->firstChild; child; child = child->sibling)
    if (child->lastName == shape->lastName) return child;
  if (hasMoreShapes(shape->type, kMostShapes)) return nullptr;
  return childShape(rt, before, shape->lastName);
}

}  // namespace

int deleteOwnAttr(Runtime& rt, Object* object, Str* name) {
  Value value = ownAttr(rt, object, name);
  if (value.isNotFound()) return 0;
  Shape* shape = shapeOf(rt, object);
  const int32_t slot = shape->isDictMode ? -1 : slotOf(shape, name);
  Shape* next = slot < 0 ? nullptr : shapeWithout(rt, shape, static_cast<uint32_t>(slot));
  if (next) {
    Value* at = slotAt(object, inlineOffset(shape->type, static_cast<uint32_t>(slot)));
    Value* last = slotAt(object, inlineOffset(shape->type, shape->slotCount - 1u));
    for (; at < last; at++) *at = at[1];
    *last = Value::null();
    object->meta = next->header | (object->meta & kFlagsMask);
    release(value);
    return 1;
  }
  if (errorPending(rt)) return -1;
  Dict* dict = materialiseDict(rt, object);
  return dict ? dictDelete(rt, dict, Value(reinterpret_cast<Object*>(name))) : -1;
}

// A new dict of the attributes that lie in the object.
static Owned dictOfOwnAttrs(Runtime& rt, Object* object, Shape* shape) {
  constexpr uint32_t kFew = 8;  // which go into a small dict at once
  const uint32_t count = shape->slotCount;
  const Value* values = slotAt(object, inlineOffset(shape->type, 0));
  auto isMissing = [](Value value) { return value.isNull(); };
  if (count <= kFew && std::none_of(values, values + count, isMissing)) {
    Value names[kFew];
    for (Shape* at = shape; at->slotCount > 0; at = at->parent)
      names[at->slotCount - 1] = Value(at->lastName);
    return newDictOf(rt, {names, count}, values);
  }
  Str* names[UINT8_MAX + 1];
  for (Shape* at = shape; at->slotCount > 0; at = at->parent)
    names[at->slotCount - 1] = at->lastName;
  OURO_TRY(made, newDict(rt, count));
  for (uint32_t i = 0; i < count; i++)
    if (!isMissing(values[i])) OURO_CHECK(dictSet(rt, made.as<Dict>(), names[i], values[i]));
  return made.take();
}

Owned copyOwnAttrs(Runtime& rt, Object* object) {
  Shape* shape = shapeOf(rt, object);
  Value* ext = extOf(shape->type, object);
  if (shape->isDictMode) return ext->isNull() ? newDict(rt) : dictCopy(rt, ext->as<Dict>());
  return dictOfOwnAttrs(rt, object, shape);
}

Dict* materialiseDict(Runtime& rt, Object* object) {
  Shape* shape = shapeOf(rt, object);
  Type* type = shape->type;
  Value* ext = extOf(type, object);
  if (shape->isDictMode && !ext->isNull()) return ext->as<Dict>();
  Owned made = shape->isDictMode ? newDict(rt) : dictOfOwnAttrs(rt, object, shape);
  if (made.isError()) return nullptr;
  Dict* dict = made.value.as<Dict>();
  if (!shape->isDictMode) {
    object->meta = type->dictShape->header | (object->meta & kFlagsMask);
    *ext = made.take();
    for (uint32_t i = 0; i < shape->slotCount; i++) {
      Value* at = slotAt(object, inlineOffset(type, i));
      Value old = *at;
      *at = Value::null();
      if (!old.isNull()) release(old);  // the dict holds it: nothing dies here
    }
    return dict;
  }
  *ext = made.take();
  return dict;
}

bool replaceDict(Runtime& rt, Object* object, Dict* dict) {
  if (!materialiseDict(rt, object)) return false;
  Value* ext = extOf(typeOf(rt, object), object);
  Value old = *ext;
  if (dict) retain(reinterpret_cast<Object*>(dict));
  *ext = Value(reinterpret_cast<Object*>(dict));
  release(old);
  return true;
}

}  // namespace ouro
