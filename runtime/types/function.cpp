// Functions, bound methods, cells.

#include "runtime/types/function.h"
#include "runtime/types/attribute_lookup.h"

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Function* self(Value v) { return v.as<Function>(); }

// Replaces an owned field: store first, drop after.
void assign(Value& field, Value value) {
  retain(value);
  Value old = std::exchange(field, value);
  if (!old.isNull()) release(old);
}

Owned function_repr(Runtime& rt, Value v) {
  return newStr(
      rt, fmt::format("<function {} at {:#x}>", toUtf8(self(v)->qualname.as<Str>()), v.bits()));
}

Owned function_call(Runtime& rt, Value v, const CallArgs& args) {
  return rt.machine.callFunction(rt, self(v), args);
}

Owned function_get(Runtime& rt, Value v, Value instance, Type*) {
  return instance.isUnbound() ? Owned::share(v) : newMethod(rt, v, instance);
}

// The docstring: the first of the code's constants, if that is a str.
Owned docOf(Runtime& rt, const Code* code) {
  if (code->packedAt) return rt.machine.packedDoc(rt, code);
  const Tuple* constants = code->constants.as<Tuple>();
  bool hasDoc = constants->length && isExactly(constants->items()[0], TypeId::Str);
  return hasDoc ? Owned::share(constants->items()[0]) : Owned::none();
}

Owned get_doc(Runtime& rt, Value v) {
  return self(v)->doc.isNull() ? docOf(rt, self(v)->code) : Owned::share(self(v)->doc);
}

Owned get_code(Runtime&, Value v) { return Owned::share(self(v)->code); }
bool set_code(Runtime& rt, Value v, Value value) {
  if (value.isUnbound() || typeOf(rt, value) != rt.type(TypeId::Code))
    return fail(rt, Exc::TypeError, "__code__ must be set to a code object{}", "");
  Code* code = value.as<Code>();
  size_t free = code->freeCount;
  size_t cells = self(v)->closure.isNone() ? 0 : self(v)->closure.as<Tuple>()->length;
  if (free != cells) {
    return fail(rt, Exc::ValueError, "{}() requires a code object with {} free vars, not {}",
                toUtf8(self(v)->name.as<Str>()), cells, free);
  }
  OURO_TRY_BOOL(doc, get_doc(rt, v));
  if (!append(rt, rt.retiredCode, self(v)->code)) return false;
  assign(self(v)->doc, doc);
  retain(code);
  release(std::exchange(self(v)->code, code));
  return true;
}
Owned get_globals(Runtime&, Value v) { return Owned::share(self(v)->globals); }
Owned get_builtins(Runtime&, Value v) { return Owned::share(self(v)->builtins); }
Owned get_closure(Runtime&, Value v) { return Owned::share(self(v)->closure); }
Owned get_defaults(Runtime&, Value v) { return Owned::share(self(v)->defaults); }
bool set_defaults(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) value = Value::none();
  if (!value.isNone() && !isTuple(rt, value))
    return fail(rt, Exc::TypeError, "__defaults__ must be set to a tuple object{}", "");
  assign(self(v)->defaults, value);
  return true;
}
Owned get_kwdefaults(Runtime&, Value v) { return Owned::share(self(v)->kwDefaults); }
bool set_kwdefaults(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) value = Value::none();
  if (!value.isNone() && !isDict(rt, value))
    return fail(rt, Exc::TypeError, "__kwdefaults__ must be set to a dict object{}", "");
  assign(self(v)->kwDefaults, value);
  return true;
}
Owned get_name(Runtime&, Value v) { return Owned::share(self(v)->name); }
bool set_name(Runtime& rt, Value v, Value value) {
  if (value.isUnbound() || !isStr(rt, value))
    return fail(rt, Exc::TypeError, "__name__ must be set to a string object{}", "");
  assign(self(v)->name, value);
  return true;
}
Owned get_qualname(Runtime&, Value v) { return Owned::share(self(v)->qualname); }
bool set_qualname(Runtime& rt, Value v, Value value) {
  if (value.isUnbound() || !isStr(rt, value))
    return fail(rt, Exc::TypeError, "__qualname__ must be set to a string object{}", "");
  assign(self(v)->qualname, value);
  return true;
}
bool set_doc(Runtime&, Value v, Value value) {
  assign(self(v)->doc, value.isUnbound() ? Value::none() : value);
  return true;
}
Owned get_module(Runtime&, Value v) { return Owned::share(self(v)->module); }
bool set_module(Runtime&, Value v, Value value) {
  assign(self(v)->module, value.isUnbound() ? Value::none() : value);
  return true;
}

Owned get_annotations(Runtime& rt, Value v) {
  Function* function = self(v);
  if (!function->annotations.isNull() && isDict(rt, function->annotations))
    return Owned::share(function->annotations);
  OURO_TRY(dict, newDict(rt));
  if (!function->annotations.isNull()) {
    Tuple* pairs = function->annotations.as<Tuple>();
    for (size_t i = 0; i + 1 < pairs->length; i += 2)
      OURO_CHECK(dictSet(rt, dict.as<Dict>(), (*pairs)[i], (*pairs)[i + 1]));
  }
  assign(function->annotations, dict);
  return dict.take();
}
bool set_annotations(Runtime& rt, Value v, Value value) {
  if (value.isUnbound() || value.isNone()) {
    Value old = std::exchange(self(v)->annotations, Value::null());
    if (!old.isNull()) release(old);
    return true;
  }
  if (!isDict(rt, value))
    return fail(rt, Exc::TypeError, "__annotations__ must be set to a dict object{}", "");
  assign(self(v)->annotations, value);
  return true;
}

Owned get_dict(Runtime& rt, Value v) {
  if (self(v)->dict.isNull()) {
    Owned made = newDict(rt);
    if (made.isError()) return made;
    self(v)->dict = made.take();
  }
  return Owned::share(self(v)->dict);
}
bool set_dict(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "cannot delete __dict__{}", "");
  if (!isDict(rt, value)) {
    return fail(rt, Exc::TypeError, "__dict__ must be set to a dictionary, not a '{}'",
                typeName(rt, value));
  }
  assign(self(v)->dict, value);
  return true;
}

bool function_setAttribute(Runtime& rt, Value v, Str* name, Value value) {
  Value found = typeLookup(rt, typeOf(rt, v), name);
  if (!found.isNotFound() && typeOf(rt, found)->slots.descriptorSet)
    return typeOf(rt, found)->slots.descriptorSet(rt, found, v, value);
  if (found.isNotFound() && errorPending(rt)) return false;
  Local dict = get_dict(rt, v);
  if (dict.isError()) return false;
  if (!value.isUnbound()) return dictSet(rt, dict.as<Dict>(), name, value);
  int deleted = dictDelete(rt, dict.as<Dict>(), Value(name));
  if (deleted == 0)
    (void)raiseAttribute(rt, v, name, "'{}' object has no attribute '{}'", typeName(rt, v));
  return deleted > 0;
}

Owned function_make(Runtime& rt, Type*, const CallArgs& args) {
  static constexpr Signature kSignature = "code, globals, name=None, argdefs=None, closure=None";
  Value out[5];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "function", args, out, &keywords) < 0)
    return Owned::error();
  if (typeOf(rt, out[0]) != rt.type(TypeId::Code))
    return raise(rt, Exc::TypeError, "function() argument 'code' must be code, not {}",
                 typeName(rt, out[0]));
  if (!isDict(rt, out[1]))
    return raise(rt, Exc::TypeError, "function() argument 'globals' must be dict, not {}",
                 typeName(rt, out[1]));
  Code* code = out[0].as<Code>();
  size_t free = code->freeCount;
  bool hasClosure = !out[4].isUnbound() && !out[4].isNone();
  if (hasClosure && !isTuple(rt, out[4]))
    return raise(rt, Exc::TypeError, "arg 5 (closure) must be tuple");
  if (!hasClosure && free) return raise(rt, Exc::TypeError, "arg 5 (closure) must be tuple");
  if (hasClosure && out[4].as<Tuple>()->length != free) {
    return raise(rt, Exc::ValueError, "{} requires closure of length {}, not {}",
                 toUtf8(code->name.as<Str>()), free, out[4].as<Tuple>()->length);
  }
  OURO_TRY(function, newFunction(rt, code, out[1].as<Dict>()));
  if (!out[2].isUnbound() && isStr(rt, out[2])) assign(self(function)->name, out[2]);
  if (!out[3].isUnbound() && isTuple(rt, out[3])) assign(self(function)->defaults, out[3]);
  if (hasClosure) assign(self(function)->closure, out[4]);
  return function.take();
}

template <class F>
void eachField(Object* object, F f) {
  Function* function = static_cast<Function*>(object);
  f(function->defaults), f(function->kwDefaults), f(function->closure);
  f(function->name), f(function->qualname), f(function->doc), f(function->module);
  f(function->annotations), f(function->dict);
}
void visitFunction(Object* object, Visitor& visitor) {
  Function* function = static_cast<Function*>(object);
  visit(visitor, function->code);
  visit(visitor, function->globals);
  visit(visitor, function->builtins);
  eachField(object, [&](Value& at) { visit(visitor, at); });
}
void clearFunction(Object* object) {
  Function* function = static_cast<Function*>(object);
  for (Value* at :
       {&function->defaults, &function->kwDefaults, &function->closure, &function->module})
    release(std::exchange(*at, Value::none()));
  assign(function->doc, Value::none());
  // A finaliser may have kept the function: it still has a name, an empty one.
  if (Str* empty = theRuntime().emptyStr) {
    for (Value* at : {&function->name, &function->qualname})
      release(std::exchange(*at, Owned::share(empty).take()));
  }
  for (Value* at : {&function->annotations, &function->dict}) {
    Value old = std::exchange(*at, Value::null());
    if (!old.isNull()) release(old);
  }
}
void destroyFunction(Object* object) {
  Function* function = static_cast<Function*>(object);
  eachField(object, [](Value& at) {
    if (!at.isNull()) release(at);
  });
  release(function->code);
  release(function->globals);
  release(function->builtins);
}

const GetSetDef kFunctionAttributes[] = {
    {"__code__", get_code, set_code},
    {"__globals__", get_globals, refuseSet},
    {"__builtins__", get_builtins, refuseSet},
    {"__closure__", get_closure, refuseSet},
    {"__defaults__", get_defaults, set_defaults},
    {"__kwdefaults__", get_kwdefaults, set_kwdefaults},
    {"__name__", get_name, set_name},
    {"__qualname__", get_qualname, set_qualname},
    {"__doc__", get_doc, set_doc},
    {"__module__", get_module, set_module},
    {"__annotations__", get_annotations, set_annotations},
    {"__dict__", get_dict, set_dict},
};

// ---- bound methods

Owned method_make(Runtime& rt, Type*, const CallArgs& args) {
  if (args.names) return raise(rt, Exc::TypeError, "method() takes no keyword arguments");
  if (args.positional != 2)
    return raise(rt, Exc::TypeError, "method expected 2 arguments, got {}", args.positional);
  if (!isCallable(rt, args.values[0]))
    return raise(rt, Exc::TypeError, "first argument must be callable");
  if (args.values[1].isNone()) return raise(rt, Exc::TypeError, "instance must not be None");
  return newMethod(rt, args.values[0], args.values[1]);
}

Owned method_repr(Runtime& rt, Value v) {
  Method* method = v.as<Method>();
  Owned found = lookupAttr(rt, method->function, rt.names.qualname);
  if (found.isNotFound()) found = lookupAttr(rt, method->function, rt.names.name);
  Local name = found.isNotFound() ? Owned::none() : found;
  if (name.isError()) return Owned::error();
  OURO_TRY(self, repr(rt, method->self));
  return newStr(rt, "<bound method " + (isStr(rt, name) ? toUtf8(name.as<Str>()) : "?") + " of " +
                        toUtf8(self.as<Str>()) + ">");
}

Owned method_call(Runtime& rt, Value v, const CallArgs& args) {
  Method* method = v.as<Method>();
  Local held(v);
  size_t count = args.positional + (args.names ? args.names->length : 0);
  constexpr size_t kInline = 10;
  Value small[kInline];
  std::vector<Value> large;
  Value* to = small;
  if (count + 1 > kInline) {
    large.resize(count + 1);
    to = large.data();
  }
  to[0] = method->self;
  for (size_t i = 0; i < count; i++) to[i + 1] = args.values[i];
  return call(rt, method->function, CallArgs{to, args.positional + 1, args.names});
}

bool method_hash(Runtime& rt, Value v, int64_t* result) {
  int64_t function;
  if (!stackHasRoom(rt) || !hash(rt, v.as<Method>()->function, &function)) return false;
  *result = static_cast<int64_t>(v.as<Method>()->self.bits() >> 4) ^ function;
  if (*result == -1) *result = -2;
  return true;
}

Owned method_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  bool comparable = typeOf(rt, right) == rt.type(TypeId::Method) &&
                    typeOf(rt, left) == rt.type(TypeId::Method) &&
                    (op == CompareOp::Eq || op == CompareOp::Ne);
  if (!comparable) return Owned::notImplemented();
  if (!stackHasRoom(rt)) return Owned::error();
  int same = equals(rt, left.as<Method>()->function, right.as<Method>()->function);
  if (same < 0) return Owned::error();
  bool equal = same && left.as<Method>()->self == right.as<Method>()->self;
  return Owned::boolean(equal == (op == CompareOp::Eq));
}

// The function of a method may be another method, and so on.
Owned attributeOfFunction(Runtime& rt, Value method, Str* name) {
  if (!stackHasRoom(rt)) return Owned::error();
  return getAttr(rt, method.as<Method>()->function, name);
}

Owned method_getAttribute(Runtime& rt, Value v, Str* name) {
  Value found = typeLookup(rt, typeOf(rt, v), name);
  if (!found.isNotFound()) return genericGetAttr(rt, v, name);
  if (errorPending(rt)) return Owned::error();
  return attributeOfFunction(rt, v, name);
}

Owned get_func(Runtime&, Value v) { return Owned::share(v.as<Method>()->function); }
Owned get_self(Runtime&, Value v) { return Owned::share(v.as<Method>()->self); }
Owned get_method_doc(Runtime& rt, Value v) { return attributeOfFunction(rt, v, rt.names.doc); }
Owned method_reduce(Runtime& rt, Value v, Args) {
  OURO_TRY(name, getAttr(rt, v.as<Method>()->function, rt.names.name));
  OURO_TRY(args, newTuple(rt, {v.as<Method>()->self, name.get()}));
  Value getattr = dictGet(rt, rt.builtins, Value(intern(rt, "getattr").get()));
  return newTuple(rt, {getattr, args.get()});
}

void visitMethod(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Method*>(object)->function);
  visit(visitor, static_cast<Method*>(object)->self);
}
void destroyMethod(Object* object) {
  Method* method = static_cast<Method*>(object);
  release(method->function);
  release(method->self);
}

const GetSetDef kMethodAttributes[] = {
    {"__func__", get_func, refuseSet, "the function (or other callable) implementing a method"},
    {"__self__", get_self, refuseSet, "the instance to which a method is bound"},
    {"__doc__", get_method_doc},
};
const MethodDef kMethodMethods[] = {
    {"__reduce__", method_reduce, "/", "Helper for pickle."},
};

// ---- cells

Owned cell_make(Runtime& rt, Type*, const CallArgs& args) {
  if (args.names || args.positional > 1)
    return raise(rt, Exc::TypeError, "cell expected at most 1 argument, got {}", args.positional);
  return newCell(rt, args.positional ? args.values[0] : Value::unbound());
}
Owned cell_repr(Runtime& rt, Value v) {
  Value content = v.as<Cell>()->content;
  if (content.isUnbound() || content.isNull())
    return newStr(rt, fmt::format("<cell at {:#x}: empty>", v.bits()));
  return newStr(rt, fmt::format("<cell at {:#x}: {} object at {:#x}>", v.bits(),
                                typeName(rt, content), content.bits()));
}
Owned get_contents(Runtime& rt, Value v) {
  Value content = v.as<Cell>()->content;
  if (content.isUnbound() || content.isNull()) return raise(rt, Exc::ValueError, "Cell is empty");
  return Owned::share(content);
}
bool set_contents(Runtime&, Value v, Value value) {
  retain(value);
  Value old = std::exchange(v.as<Cell>()->content, value);
  if (!old.isNull()) release(old);
  return true;
}
Owned cell_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (typeOf(rt, left) != typeOf(rt, right)) return Owned::notImplemented();
  Value a = left.as<Cell>()->content, b = right.as<Cell>()->content;
  bool hasA = !a.isUnbound(), hasB = !b.isUnbound();
  if (hasA && hasB) return compare(rt, a, b, op);
  return compare(rt, Value::small(hasA), Value::small(hasB), op);
}
void visitCell(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Cell*>(object)->content);
}
void clearCell(Object* object) {
  Value old = std::exchange(static_cast<Cell*>(object)->content, Value::unbound());
  if (!old.isNull()) release(old);
}
void destroyCell(Object* object) { release(static_cast<Cell*>(object)->content); }

const GetSetDef kCellAttributes[] = {{"cell_contents", get_contents, set_contents}};

// What a module's dict has under one of the names that it begins with, most often at `usual`.
[[gnu::always_inline]] inline Value globalNamed(Runtime& rt, Dict* globals, Str* name,
                                                uint32_t usual) {
  const bool isUsual = usual < globals->filled && globals->entries[usual].key == Value(name);
  return isUsual ? globals->entries[usual].value : dictGet(rt, globals, name);
}
constexpr uint32_t kNamePlace = 0, kBuiltinsPlace = 6;

// What globals["__builtins__"] says: a module or a dict. Of another object the function keeps an
// empty dict; those who look a builtin up then ask the object itself (builtinNamed).
Owned builtinsIn(Runtime& rt, Dict* globals) {
  Value found = globalNamed(rt, globals, rt.names.builtins, kBuiltinsPlace);
  if (isExactly(found, TypeId::Module)) return Owned::share(found.as<Module>()->dict.get());
  if (found.isError()) return Owned::error();
  if (found.isNotFound()) return Owned::share(rt.builtins);
  if (isModule(rt, found)) return Owned::share(found.as<Module>()->dict.get());
  return isDict(rt, found) ? Owned::share(found) : newDict(rt);
}

}  // namespace

// Functions keep their attributes in a dict of their own, made at the first one.
Owned lookupFunctionAttr(Runtime& rt, Value v, Str* name) {
  Owned found = genericLookup(rt, v, name);
  if (!found.isNotFound() || self(v)->dict.isNull()) return found;
  Value own = dictGet(rt, self(v)->dict.as<Dict>(), name);
  return own.isNotFound() ? Owned::notFound() : Owned::share(own);
}

Owned functionGetAttribute(Runtime& rt, Value v, Str* name) {
  Owned found = lookupFunctionAttr(rt, v, name);
  if (!found.isNotFound()) return found;
  return raiseAttribute(rt, v, name, "'{}' object has no attribute '{}'", typeName(rt, v));
}

Owned newFunction(Runtime& rt, Code* code, Dict* globals) {
  Owned builtins = builtinsIn(rt, globals);
  if (builtins.isError()) return Owned::error();
  Value module = globalNamed(rt, globals, rt.names.name, kNamePlace);
  Function* function = makeRaw<Function>(rt, TypeId::Function);
  if (!function) {
    builtins.drop();
    return Owned::error();
  }
  function->code = code;
  function->globals = globals;
  function->builtins = builtins.take().as<Dict>();
  function->defaults = function->kwDefaults = function->closure = Value::none();
  function->name = code->name;
  function->qualname = code->qualname;
  function->module = module.isNotFound() ? Value::none() : module;
  function->doc = function->annotations = function->dict = Value::null();
  code->refs++;
  globals->refs++;
  retain(function->name);
  retain(function->qualname);
  retain(function->module);
  return Owned::adopt(function);
}

Owned newMethod(Runtime& rt, Value function, Value self) {
  Method* method = makeRaw<Method>(rt, TypeId::Method);
  if (!method) return Owned::error();
  retain(function);
  retain(self);
  method->function = function;
  method->self = self;
  return Owned::adopt(method);
}

Owned newCell(Runtime& rt, Value content) {
  Cell* cell = makeRaw<Cell>(rt, TypeId::Cell);
  if (!cell) return Owned::error();
  retain(content);
  cell->content = content;
  return Owned::adopt(cell);
}

const TypeDef functionTypeDef = {
    .name = "function",
    .basicSize = sizeof(Function),
    .flags = kContainerType | kWeakReferable | kIsMethod,
    .dictOffset = sizeof(Function) - sizeof(Value),  // Function::dict, the last
    .traverse = visitFunction,
    .clear = clearFunction,
    .destroy = destroyFunction,
    .slots = {.repr = function_repr,
              .call = function_call,
              .getAttribute = functionGetAttribute,
              .setAttribute = function_setAttribute,
              .descriptorGet = function_get,
              .make = function_make},
    .attributes = kFunctionAttributes,
    .make = "code, globals, name=None, argdefs=None, closure=None",
    .doc = "A function of code and the globals it runs in.",
};

const TypeDef methodTypeDef = {
    .name = "method",
    .basicSize = sizeof(Method),
    .flags = kContainerType | kWeakReferable,
    .traverse = visitMethod,
    .destroy = destroyMethod,
    .slots = {.repr = method_repr,
              .hash = method_hash,
              .call = method_call,
              .getAttribute = method_getAttribute,
              .compare = method_compare,
              .make = method_make},
    .methods = kMethodMethods,
    .attributes = kMethodAttributes,
    .make = "function, instance, /",
    .doc = "A function bound to an instance.",
};

const TypeDef cellTypeDef = {
    .name = "cell",
    .basicSize = sizeof(Cell),
    .flags = kContainerType,
    .traverse = visitCell,
    .clear = clearCell,
    .destroy = destroyCell,
    .slots = {.repr = cell_repr, .compare = cell_compare, .make = cell_make},
    .attributes = kCellAttributes,
    .doc = "A variable shared between a function and the functions inside it.",
};

}  // namespace ouro
