// Calls.

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"

namespace ouro {

bool isCallable(const Runtime& rt, Value v) { return typeOf(rt, v)->slots.call != nullptr; }

Owned call(Runtime& rt, Value callable, const CallArgs& args) {
  Type* type = typeOf(rt, callable);
  if (type == rt.type(TypeId::Function))
    return rt.machine.callFunction(rt, callable.as<Function>(), args);
  if (!type->slots.call)
    return raise(rt, Exc::TypeError, "'{}' object is not callable", nameOf(type));
  RecursionGuard guard(rt, " while calling a Python object");
  if (!guard.ok()) return Owned::error();
  return type->slots.call(rt, callable, args);
}

namespace {

// Native functions and methods: what native loops call most, beside functions (map(str.upper, x),
// sorted(words, key=len)). notFound(): it is something else, or the arguments
// have to be bound.
Owned callBuiltin(Runtime& rt, Value callable, const Value* values, uint32_t count) {
  const MethodDef* row;
  Value self;
  if (isExactly(callable, TypeId::NativeFunction)) {
    row = callable.as<NativeFunction>()->definition;
    self = callable.as<NativeFunction>()->self;
  } else if (isExactly(callable, TypeId::MethodDescriptor) && count > 0 &&
             isSubtype(typeOf(rt, values[0]), callable.as<MethodDescriptor>()->owner)) {
    row = callable.as<MethodDescriptor>()->definition;
    self = *values++;
    count--;
  } else {
    return Owned::notFound();
  }
  RecursionGuard guard(rt, " while calling a Python object");
  if (!guard.ok()) return Owned::error();
  const Local held(callable);
  if (row->signature.takesExactly(count)) return row->function(rt, self, {values, count});
  return callByPosition(rt, *row, self, values, count);
}

// Functions go straight to the machine.
[[gnu::always_inline]] inline Owned callPlainly(Runtime& rt, Value callable, const Value* values,
                                                uint32_t count) {
  if (isExactly(callable, TypeId::Function)) [[likely]]
    return rt.machine.callFunction(rt, callable.as<Function>(), {values, count, nullptr});
  if (isExactly(callable, TypeId::NativeFunction) ||
      isExactly(callable, TypeId::MethodDescriptor)) {
    Owned result = callBuiltin(rt, callable, values, count);
    if (!result.isNotFound()) return result;
  }
  return call(rt, callable, CallArgs{values, count, nullptr});
}

}  // namespace

Owned call(Runtime& rt, Value callable, std::span<const Value> positional) {
  return callPlainly(rt, callable, positional.data(), static_cast<uint32_t>(positional.size()));
}
Owned call(Runtime& rt, Value callable) { return callPlainly(rt, callable, nullptr, 0); }
Owned call(Runtime& rt, Value callable, Value a) {
  if (!isExactly(callable, TypeId::Type) || !callable.as<Type>()->definition)
    return callPlainly(rt, callable, &a, 1);
  RecursionGuard guard(rt, " while calling a Python object");
  return guard.ok() ? instantiateOf(rt, callable.as<Type>(), a) : Owned::error();
}
Owned call(Runtime& rt, Value callable, Value a, Value b) {
  Value args[] = {a, b};
  return callPlainly(rt, callable, args, 2);
}
Owned call(Runtime& rt, Value callable, Value a, Value b, Value c) {
  Value args[] = {a, b, c};
  return callPlainly(rt, callable, args, 3);
}

// What to call for a method of `self`. Functions and native methods that it has from its type come
// unbound (*bindsSelf): no bound method is made for a call that drops it again.
static Owned methodOf(Runtime& rt, Value self, Str* name, bool* bindsSelf) {
  *bindsSelf = false;
  Type* type = typeOf(rt, self);
  if (type->slots.getAttribute != genericGetAttr) return getAttr(rt, self, name);
  Value found = typeLookup(rt, type, name);
  if (found.isNotFound() && errorPending(rt)) return Owned::error();
  if (found.isNotFound() || !typeOf(rt, found)->has(kIsMethod)) return getAttr(rt, self, name);
  Local held(found);
  Value own = instanceAttr(rt, self, name);
  if (own.isError()) return Owned::error();
  if (!own.isNotFound()) return Owned::share(own);
  *bindsSelf = true;
  return held.take();
}

Owned callMethod(Runtime& rt, Value self, Str* name, std::span<const Value> arguments) {
  constexpr size_t kMost = 3;
  if (arguments.size() > kMost) {
    OURO_TRY(bound, getAttr(rt, self, name));
    return call(rt, bound, arguments);
  }
  bool bindsSelf;
  OURO_TRY(method, methodOf(rt, self, name, &bindsSelf));
  if (!bindsSelf) return call(rt, method, arguments);
  const Local held(self);  // as a bound method would
  Value all[1 + kMost] = {self};
  std::ranges::copy(arguments, all + 1);
  return call(rt, method, std::span<const Value>(all, 1 + arguments.size()));
}

}  // namespace ouro
