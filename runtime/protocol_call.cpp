// Calls.

#include "runtime/protocol.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"

namespace ouro {

bool isCallable(const Runtime& rt, Value v) { return typeOf(rt, v)->slots.call != nullptr; }

Owned call(Runtime& rt, Value callable, CallArgs args) {
  Type* type = typeOf(rt, callable);
  if (type == rt.type(TypeId::Function))
    return rt.machine.callFunction(rt, callable.as<Function>(), args);
  if (!type->slots.call)
    return raise(rt, Exc::TypeError, "'{}' object is not callable", nameOf(type));
  RecursionGuard guard(rt, " while calling a Python object");
  if (!guard.ok()) return Owned::error();
  return type->slots.call(rt, callable, args);
}
Owned call(Runtime& rt, Value callable, std::span<const Value> positional) {
  return call(rt, callable,
              CallArgs{positional.data(), static_cast<uint32_t>(positional.size()), nullptr});
}
Owned call(Runtime& rt, Value callable) { return call(rt, callable, CallArgs{}); }
Owned call(Runtime& rt, Value callable, Value a) {
  return call(rt, callable, CallArgs{&a, 1, nullptr});
}
Owned call(Runtime& rt, Value callable, Value a, Value b) {
  Value args[] = {a, b};
  return call(rt, callable, CallArgs{args, 2, nullptr});
}
Owned call(Runtime& rt, Value callable, Value a, Value b, Value c) {
  Value args[] = {a, b, c};
  return call(rt, callable, CallArgs{args, 3, nullptr});
}

Owned callMethod(Runtime& rt, Value self, Str* name, std::span<const Value> arguments) {
  OURO_TRY(method, getAttr(rt, self, name));
  return call(rt, method, arguments);
}

// The pure depth is counted for Python's limit, the address for the native stack's.
RecursionGuard::RecursionGuard(Runtime& rt, const char* where) : rt_(rt), ok_(true) {
  char here;
  if (++rt.depth > rt.recursionLimit || &here < rt.stackLimit) {
    ok_ = false;
    (void)raiseRecursionError(rt, where);
  }
}
RecursionGuard::~RecursionGuard() { --rt_.depth; }

}  // namespace ouro
