// weakref.ref.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"
#include "runtime/types/weakref_table.h"

namespace ouro {

namespace {

WeakRef* self(Value v) { return v.as<WeakRef>(); }

bool noKeywords(Runtime& rt, const CallArgs& given) {
  return !given.names || given.names->length == 0 ||
         fail(rt, Exc::TypeError, "{}", "ref() takes no keyword arguments");
}

// A subclass may take arguments of its own: only the first two are looked at then.
Owned ref_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (given.positional < 1 || given.positional > 2) {
    return raise(rt, Exc::TypeError, "__new__ expected at {} {} argument{}, got {}",
                 given.positional < 1 ? "least" : "most", given.positional < 1 ? 1 : 2,
                 given.positional < 1 ? "" : "s", given.positional);
  }
  if (!cls->has(kHeapType)) OURO_CHECK(noKeywords(rt, given));
  Value callback = given.positional == 2 ? given.values[1] : Value::none();
  return makeWeakRef(rt, cls, given.values[0], callback);
}
bool ref_init(Runtime& rt, Value, const CallArgs& given) {
  if (!noKeywords(rt, given)) return false;
  if (given.positional >= 1 && given.positional <= 2) return true;
  return fail(rt, Exc::TypeError, "__init__ expected at {} {} arguments, got {}",
              given.positional < 1 ? "least" : "most", given.positional < 1 ? 1 : 2,
              given.positional);
}

Owned takesNoArguments(Runtime& rt, const CallArgs& given) {
  OURO_CHECK(refuseKeywords(rt, "weakref", given));
  return raise(rt, Exc::TypeError, "weakref expected 0 arguments, got {}", given.positional);
}
Owned ref_call(Runtime& rt, Value v, const CallArgs& given) {
  if (given.positional || (given.names && given.names->length)) [[unlikely]]
    return takesNoArguments(rt, given);
  Object* target = weakRefTarget(self(v));
  return target ? Owned::share(target) : Owned::none();
}

// "<weakref at 0x1; to 'A' at 0x2 (name)>"
Owned ref_repr(Runtime& rt, Value v) {
  Object* target = weakRefTarget(self(v));
  if (!target) return newStr(rt, fmt::format("<weakref at {:#x}; dead>", v.bits()));
  Local held{Value(target)};
  std::string text = fmt::format("<weakref at {:#x}; to '{}' at {:#x}", v.bits(),
                                 typeName(rt, held), held.get().bits());
  Owned found = lookupAttr(rt, held, rt.names.name);
  if (found.isError()) return found;
  Local name = found.isNotFound() ? Owned::none() : found;
  if (isStr(rt, name)) text += " (" + toUtf8(name.as<Str>()) + ")";
  return newStr(rt, text + ">");
}

bool ref_hash(Runtime& rt, Value v, int64_t* result) {
  WeakRef* ref = self(v);
  if (ref->hash == -1) {
    Object* target = weakRefTarget(ref);
    if (!target) return fail(rt, Exc::TypeError, "{}", "weak object has gone away");
    Local held{Value(target)}, own(v);
    int64_t found;
    if (!hash(rt, held, &found)) return false;
    ref->hash = found;
  }
  *result = ref->hash;
  return true;
}

Owned ref_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  bool comparable =
      (op == CompareOp::Eq || op == CompareOp::Ne) && isWeakRef(rt, left) && isWeakRef(rt, right);
  if (!comparable) return Owned::notImplemented();
  Object* a = weakRefTarget(self(left));
  Object* b = weakRefTarget(self(right));
  if (!a || !b) return Owned::boolean((left == right) == (op == CompareOp::Eq));
  if (const int same = equalAtSight(rt, Value(a), Value(b)); same >= 0)
    return Owned::boolean(same == (op == CompareOp::Eq));
  Local first{Value(a)}, second{Value(b)};
  return compare(rt, first, second, op);
}

Owned get_callback(Runtime&, Value v) {
  return self(v)->target ? Owned::share(self(v)->callback) : Owned::none();
}

constexpr MethodDef kMethods[] = {
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};
const GetSetDef kAttributes[] = {{"__callback__", get_callback}};

}  // namespace

void weakRefTraverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<WeakRef*>(object)->callback);
}
void weakRefClear(Object* object) {
  WeakRef* ref = static_cast<WeakRef*>(object);
  unlinkWeakRef(theRuntime(), ref);
  assignField(ref->callback, Value::none());
}
void weakRefDestroy(Object* object) {
  WeakRef* ref = static_cast<WeakRef*>(object);
  unlinkWeakRef(theRuntime(), ref);
  dropField(ref->callback);
}

const TypeDef weakRefTypeDef = {
    .name = "weakref.ReferenceType",
    .basicSize = sizeof(WeakRef),
    .flags = kSubclassable | kContainerType,
    .traverse = weakRefTraverse,
    .clear = weakRefClear,
    .destroy = weakRefDestroy,
    .slots = {.repr = ref_repr,
              .hash = ref_hash,
              .call = ref_call,
              .compare = ref_compare,
              .make = ref_make,
              .init = ref_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "object, callback=None, /",
    .doc = "A reference that does not keep its object alive.",
};

}  // namespace ouro
