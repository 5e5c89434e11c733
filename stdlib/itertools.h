#pragma once
// What the files of the module itertools share.

#include <initializer_list>

#include "runtime/protocol.h"
#include "runtime/types/iterators.h"
#include "runtime/types/module.h"

namespace ouro {

// Types of the module that objects of other types need.
struct ItertoolsState {
  Type *grouper, *tee, *teeBlock;  // owned
};

// Every iterator here keeps the values it owns at its front: kValues of them, null or a value.
template <class T>
Value* valuesOf(T* object) {
  return reinterpret_cast<Value*>(static_cast<Object*>(object) + 1);
}
template <class T>
void traverseValues(Object* self, Visitor& visitor) {
  Value* values = valuesOf(static_cast<T*>(self));
  for (size_t i = 0; i < T::kValues; i++) visit(visitor, values[i]);
}
inline void dropValue(Value& field) {
  Value old = std::exchange(field, Value::null());
  if (!old.isNull()) release(old);
}
template <class T>
void dropValues(Object* self) {
  Value* values = valuesOf(static_cast<T*>(self));
  for (size_t i = 0; i < T::kValues; i++) dropValue(values[i]);
}
// The arguments without the keywords, when those are for a subclass's own __init__.
inline CallArgs withoutInitKeywords(Runtime& rt, const Type* cls, const CallArgs& given) {
  return cls->slots.init != rt.type(TypeId::Object)->slots.init ? given.withoutNames() : given;
}
// Stores a value in place of what was there, which is dropped last.
inline void replaceValue(Value& field, Owned value) {
  Value old = std::exchange(field, value.take());
  if (!old.isNull()) release(old);
}

// A type of this module whose objects are T.
template <class T>
constexpr TypeDef iteratorDef(const char* name, Owned (*make)(Runtime&, Type*, const CallArgs&),
                              UnaryFn next, Signature signature, const char* doc) {
  TypeDef def = {.name = name,
                 .module = "itertools",
                 .basicSize = sizeof(T),
                 .flags = kSubclassable | kContainerType,
                 .traverse = traverseValues<T>,
                 .destroy = dropValues<T>};
  def.slots.iter = iterateSelf;
  def.slots.next = next;
  def.slots.make = make;
  def.make = signature;
  def.doc = doc;
  return def;
}

// For __reduce__: (the type of self, the arguments), and the state unless it is unbound. What is
// null is said as None.
Owned reduceTo(Runtime&, Value self, std::initializer_list<Value> arguments,
               Value state = Value::unbound());
// For __setstate__: a tuple of `least` to `most` items; TypeError otherwise.
bool unpackState(Runtime&, Value state, size_t least, size_t most, std::span<const Value>* items);

constexpr TypeDef withMethods(TypeDef def, std::span<const MethodDef> methods) {
  def.methods = methods;
  return def;
}
constexpr const char* kReduceDoc = "How to make it again, for copy and pickle.";
constexpr const char* kSetStateDoc = "Go to the place that __reduce__ told.";

// Binds arguments by a signature with up to four parameters and no *args.
inline bool bindFew(Runtime& rt, const Signature& signature, const char* name,
                    const CallArgs& given, Value (&out)[4]) {
  Local keywords;
  return bindArguments(rt, signature, nullptr, name, given, out, &keywords) >= 0;
}

extern const TypeDef countTypeDef, cycleTypeDef, repeatTypeDef;
extern const TypeDef accumulateTypeDef, chainTypeDef, compressTypeDef, dropWhileTypeDef,
    takeWhileTypeDef, filterFalseTypeDef, starMapTypeDef, pairwiseTypeDef, zipLongestTypeDef;
extern const TypeDef isliceTypeDef, groupByTypeDef, grouperTypeDef, teeTypeDef, teeBlockTypeDef;
extern const TypeDef productTypeDef, permutationsTypeDef, combinationsTypeDef,
    combinationsWithReplacementTypeDef;
Owned itertools_tee(Runtime&, Value module, Args);

}  // namespace ouro
