// __dict__ and __weakref__ of instances.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/weakref.h"

namespace ouro {

namespace {

// A class may inherit the accessor through its metaclass, but what it has is what type shows.
Value dictOfClasses(Runtime& rt) { return typeLookup(rt, rt.type(TypeId::Type), rt.names.dict); }

Owned get_dict(Runtime& rt, Value v) {
  if (asType(rt, v)) {
    Local attribute(dictOfClasses(rt));
    return typeOf(rt, attribute)->slots.descriptorGet(rt, attribute, v, typeOf(rt, v));
  }
  Dict* dict = instanceDict(rt, v);
  if (dict) return Owned::share(dict);
  if (errorPending(rt)) return Owned::error();
  return raise(rt, Exc::AttributeError, "This object has no __dict__");
}

bool set_dict(Runtime& rt, Value v, Value value) {
  if (asType(rt, v)) {
    Local attribute(dictOfClasses(rt));
    return typeOf(rt, attribute)->slots.descriptorSet(rt, attribute, v, value);
  }
  if (isInstance(rt, v, TypeId::Module)) return fail(rt, Exc::AttributeError, "readonly attribute");
  if (!v.isObject() || !typeOf(rt, v)->has(kHasDict))
    return fail(rt, Exc::AttributeError, "{}", "This object has no __dict__");
  if (value.isUnbound()) return replaceDict(rt, v.object(), nullptr);
  if (!isDict(rt, value)) {
    return fail(rt, Exc::TypeError, "__dict__ must be set to a dictionary, not a '{}'",
                typeName(rt, value));
  }
  return replaceDict(rt, v.object(), value.as<Dict>());
}

Owned get_weakref(Runtime& rt, Value v) { return firstWeakRefOf(rt, v); }

const GetSetDef kDict = {"__dict__", get_dict, set_dict,
                         "dictionary for instance variables (if defined)"};
const GetSetDef kWeakref = {"__weakref__", get_weakref, nullptr,
                            "list of weak references to the object (if defined)"};

}  // namespace

const GetSetDef& dictAccessor() { return kDict; }
const GetSetDef& weakrefAccessor() { return kWeakref; }

}  // namespace ouro
