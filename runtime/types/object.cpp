// object: what every value has.

#include <charconv>

#include "runtime/args.h"
#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/slot_table.h"
#include "runtime/types/dict.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/reduce.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/type_name.h"

namespace ouro {

namespace {

bool excessArguments(const CallArgs& args) { return args.positional > 0 || args.names; }

Owned raiseAbstract(Runtime& rt, Type* type) {
  OURO_TRY(names, listFrom(rt, type->abstractMethods));
  OURO_CHECK(sortList(rt, names.as<List>(), Value::none(), false));
  OURO_TRY(separator, newStr(rt, ", "));
  OURO_TRY(joined, join(rt, separator.as<Str>(), names));
  return raise(rt, Exc::TypeError, "Can't instantiate abstract class {} with abstract method{} {}",
               nameOf(type), names.as<List>()->length == 1 ? "" : "s", toUtf8(joined.as<Str>()));
}

Owned object_make(Runtime& rt, Type* type, const CallArgs& args);

bool object_init(Runtime& rt, Value self, const CallArgs& args) {
  if (!excessArguments(args)) return true;
  Type* type = typeOf(rt, self);
  if (type->slots.init != object_init)
    return fail(rt, Exc::TypeError,
                "object.__init__() takes exactly one argument (the instance to initialize){}", "");
  if (type->slots.make == object_make)
    return fail(rt, Exc::TypeError,
                "{}.__init__() takes exactly one argument (the instance to initialize)",
                nameOf(type));
  return true;
}

Owned object_make(Runtime& rt, Type* type, const CallArgs& args) {
  if (excessArguments(args)) {
    if (type->slots.make != object_make)
      return raise(rt, Exc::TypeError,
                   "object.__new__() takes exactly one argument (the type to instantiate)");
    if (type->slots.init == object_init)
      return raise(rt, Exc::TypeError, "{}() takes no arguments", nameOf(type));
  }
  if (type->has(kAbstract)) return raiseAbstract(rt, type);
  Object* object = rt.make<Object>(type);
  return object ? Owned::adopt(object) : Owned::error();
}

Owned object_repr(Runtime& rt, Value v) {
  constexpr std::string_view kAt = " object at 0x";
  char address[17];
  char* end = std::to_chars(address, std::end(address), v.bits(), 16).ptr;
  *end++ = '>';
  StrBuilder out(rt);
  const bool ok = out.append(U'<') && appendFullName(rt, typeOf(rt, v), out) &&
                  out.appendAscii(kAt) && out.appendAscii({address, end});
  return ok ? out.finish() : Owned::error();
}

// What it gives is judged by str(), in the name of __str__.
Owned object_str(Runtime& rt, Value v) { return typeOf(rt, v)->slots.repr(rt, v); }

bool object_hash(Runtime&, Value v, int64_t* result) {
  uint64_t address = v.bits();
  *result = static_cast<int64_t>(address >> 4 | address << 60);
  if (*result == -1) *result = -2;
  return true;
}

Owned object_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (op == CompareOp::Eq) return left == right ? Owned::boolean(true) : Owned::notImplemented();
  if (op != CompareOp::Ne) return Owned::notImplemented();
  // != follows ==, whatever class defines it.
  auto fn = typeOf(rt, left)->slots.compare;
  if (!fn) return Owned::notImplemented();
  Owned equal = fn(rt, left, right, CompareOp::Eq);
  if (equal.isError() || equal.isNotImplemented()) return equal;
  Local value = equal;
  int isTrue = truth(rt, value);
  return isTrue < 0 ? Owned::error() : Owned::boolean(!isTrue);
}

Owned object_format(Runtime& rt, Value self, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "__format__() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  if (args[0].as<Str>()->length > 0) {
    return raise(rt, Exc::TypeError, "unsupported format string passed to {}.__format__",
                 typeName(rt, self));
  }
  return str(rt, self);
}

}  // namespace

bool addClassNames(Runtime& rt, Dict* names, Value cls) {
  RecursionGuard guard(rt);
  if (!guard.ok()) return false;
  OURO_TRY_BOOL(own, lookupAttr(rt, cls, rt.names.dict));
  if (!own.isNotFound() && !dictMerge(rt, names, own, true)) return false;
  OURO_TRY_BOOL(bases, lookupAttr(rt, cls, rt.names.bases));
  if (bases.isNotFound()) return true;
  return forEach(rt, bases, [&](Value base) { return addClassNames(rt, names, base); });
}

namespace {

// What the instance's __dict__ and its __class__ say, whatever they are.
Owned object_dir(Runtime& rt, Value self, Args) {
  OURO_TRY(names, newDict(rt));
  OURO_TRY(own, lookupAttr(rt, self, rt.names.dict));
  if (!own.isNotFound() && isDict(rt, own))
    OURO_CHECK(dictMerge(rt, names.as<Dict>(), own.as<Dict>(), true));
  OURO_TRY(cls, lookupAttr(rt, self, rt.names.class_));
  if (!cls.isNotFound()) OURO_CHECK(addClassNames(rt, names.as<Dict>(), cls));
  return listFrom(rt, names);
}

Owned object_sizeof(Runtime&, Value self, Args) {
  return smallInt(self.isObject() ? static_cast<int64_t>(Heap::blockSize(self.object())) : 8);
}
Owned object_init_subclass(Runtime&, Value, Args) { return Owned::none(); }
Owned object_subclasshook(Runtime&, Value, Args) { return Owned::notImplemented(); }

Owned get_class(Runtime& rt, Value self) { return Owned::share(typeOf(rt, self)); }

bool set_class(Runtime& rt, Value self, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "can't delete __class__ attribute{}", "");
  Type* next = asType(rt, value);
  if (!next) {
    return fail(rt, Exc::TypeError, "__class__ must be set to a class, not '{}' object",
                typeName(rt, value));
  }
  Type* old = typeOf(rt, self);
  bool bothModules =
      isSubtype(old, rt.type(TypeId::Module)) && isSubtype(next, rt.type(TypeId::Module));
  if (!bothModules && (!next->has(kHeapType) || !old->has(kHeapType))) {
    return fail(rt, Exc::TypeError,
                "__class__ assignment only supported for mutable types or ModuleType subclasses{}",
                "");
  }
  if (!layoutsAgree(rt, old, next, "__class__")) return false;
  Object* object = self.object();
  if (old->has(kHasDict) && !materialiseDict(rt, object)) return false;
  Shape* shape = next->has(kHasDict) ? next->dictShape : next->rootShape;
  if (next->has(kHeapType)) retain(next);
  object->meta = shape->header | (object->meta & kFlagsMask);
  if (old->has(kHeapType)) release(old);
  return true;
}

const GetSetDef kAttributes[] = {
    {"__class__", get_class, set_class, "the object's class"},
};

const MethodDef kMethods[] = {
    {"__format__", object_format, "format_spec, /", "The object as text in the given format."},
    {"__reduce__", object_reduce, "/", "Helper for pickle."},
    {"__reduce_ex__", object_reduce_ex, "protocol, /", "Helper for pickle."},
    {"__getstate__", object_getstate, "/", "The object's state, for copying and pickling."},
    {"__dir__", object_dir, "/", "The names of the object's attributes."},
    {"__sizeof__", object_sizeof, "/", "Size of the object in memory, in bytes."},
    {"__init_subclass__", object_init_subclass, "/", "Called when a class is subclassed.",
     MethodKind::Class},
    {"__subclasshook__", object_subclasshook, "cls, /",
     "Lets abstract classes customize issubclass().", MethodKind::Class},
};

// ---- None, Ellipsis, NotImplemented

Owned none_repr(Runtime& rt, Value) { return Owned::share(rt.names.none); }
int none_truth(Runtime&, Value) { return 0; }
Owned ellipsis_repr(Runtime& rt, Value) { return newStr(rt, "Ellipsis"); }
Owned notImplemented_repr(Runtime& rt, Value) { return newStr(rt, "NotImplemented"); }
int notImplemented_truth(Runtime& rt, Value) {
  Local warned =
      warn(rt, Exc::DeprecationWarning, "NotImplemented should not be used in a boolean context");
  return warned.isError() ? -1 : 1;
}
bool immediate_hash(Runtime&, Value v, int64_t* result) {
  *result = static_cast<int64_t>(v.bits() * 0x9e3779b97f4a7c15u >> 4);
  return true;
}
template <uint64_t bits>
Owned singleton_make(Runtime& rt, Type* type, const CallArgs& args) {
  if (excessArguments(args))
    return raise(rt, Exc::TypeError, "{} takes no arguments",
                 Value(bits).isEllipsis() ? "EllipsisType" : nameOf(type));
  return Owned::adopt(Value(bits));
}
Owned reduceToName(Runtime& rt, Value self, Args) { return repr(rt, self); }

const MethodDef kSingletonMethods[] = {
    {"__reduce__", reduceToName, "/", "Helper for pickle."},
};

constexpr Slots objectSlots() {
  Slots slots;
  slots.repr = object_repr;
  slots.str = object_str;
  slots.hash = object_hash;
  slots.getAttribute = genericGetAttr;
  slots.setAttribute = genericSetAttr;
  slots.compare = object_compare;
  slots.make = object_make;
  slots.init = object_init;
  return slots;
}
constexpr Slots noneSlots() {
  Slots slots;
  slots.repr = none_repr;
  slots.truth = none_truth;
  slots.hash = immediate_hash;
  slots.make = singleton_make<Value::none().bits()>;
  return slots;
}

}  // namespace

extern const TypeDef objectTypeDef = {
    .name = "object",
    .basicSize = sizeof(Object),
    .flags = kSubclassable,
    .slots = objectSlots(),
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "/",
    .doc =
        "The base class of the class hierarchy.\n\nWhen called, it accepts no arguments and "
        "returns "
        "a new featureless\ninstance that has no instance attributes and cannot be given any.\n",
};

extern const TypeDef noneTypeDef = {.name = "NoneType", .slots = noneSlots()};
extern const TypeDef ellipsisTypeDef = {
    .name = "ellipsis",
    .slots = {.repr = ellipsis_repr,
              .hash = immediate_hash,
              .make = singleton_make<Value::ellipsis().bits()>},
    .methods = kSingletonMethods,
};
extern const TypeDef notImplementedTypeDef = {
    .name = "NotImplementedType",
    .slots = {.repr = notImplemented_repr,
              .hash = immediate_hash,
              .truth = notImplemented_truth,
              .make = singleton_make<Value::notImplemented().bits()>},
    .methods = kSingletonMethods,
};

}  // namespace ouro
