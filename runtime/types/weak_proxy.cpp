// Weak proxies: they do what their target does, as long as it lives.

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/str.h"
#include "runtime/types/weakref_table.h"

namespace ouro {

namespace {

bool isProxy(const Runtime& rt, Value v) {
  return typeOf(rt, v) == rt.type(TypeId::WeakProxy) ||
         typeOf(rt, v) == rt.type(TypeId::WeakCallableProxy);
}

// What stands behind a proxy (held), or the value itself; ReferenceError when it is dead.
Owned behind(Runtime& rt, Value v) {
  if (!isProxy(rt, v)) return Owned::share(v);
  Object* target = weakRefTarget(v.as<WeakRef>());
  if (target) return Owned::share(target);
  return raise(rt, Exc::ReferenceError, "weakly-referenced object no longer exists");
}

template <Owned (*function)(Runtime&, Value)>
Owned proxyUnary(Runtime& rt, Value v) {
  OURO_TRY(target, behind(rt, v));
  return function(rt, target);
}
template <BinaryOp op>
Owned proxyBinary(Runtime& rt, Value left, Value right) {
  OURO_TRY(a, behind(rt, left));
  OURO_TRY(b, behind(rt, right));
  return op == BinaryOp::Power ? power(rt, a, b, Value::none()) : binary(rt, op, a, b);
}
template <BinaryOp op>
Owned proxyInplace(Runtime& rt, Value left, Value right) {
  OURO_TRY(a, behind(rt, left));
  OURO_TRY(b, behind(rt, right));
  return inplace(rt, op, a, b);
}
Owned proxy_power(Runtime& rt, Value base, Value exponent, Value modulus) {
  OURO_TRY(a, behind(rt, base));
  OURO_TRY(b, behind(rt, exponent));
  OURO_TRY(c, behind(rt, modulus));
  return power(rt, a, b, c);
}

Owned proxy_repr(Runtime& rt, Value v) {
  Object* target = weakRefTarget(v.as<WeakRef>());
  Value shown = target ? Value(target) : Value::none();
  return newStr(rt, fmt::format("<weakproxy at {:#x} to {} at {:#x}>", v.bits(),
                                typeName(rt, shown), shown.bits()));
}
int proxy_truth(Runtime& rt, Value v) {
  Local target = behind(rt, v);
  return target.isError() ? -1 : truth(rt, target);
}
Owned proxy_call(Runtime& rt, Value v, const CallArgs& given) {
  OURO_TRY(target, behind(rt, v));
  return call(rt, target, given);
}
Owned proxy_getAttribute(Runtime& rt, Value v, Str* name) {
  OURO_TRY(target, behind(rt, v));
  return getAttr(rt, target, name);
}
bool proxy_setAttribute(Runtime& rt, Value v, Str* name, Value value) {
  OURO_TRY_BOOL(target, behind(rt, v));
  return setAttr(rt, target, name, value);
}
Owned proxy_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  OURO_TRY(a, behind(rt, left));
  OURO_TRY(b, behind(rt, right));
  return compare(rt, a, b, op);
}
Owned proxy_next(Runtime& rt, Value v) {
  OURO_TRY(target, behind(rt, v));
  if (typeOf(rt, target)->slots.next) return next(rt, target);
  return raise(rt, Exc::TypeError, "Weakref proxy referenced a non-iterator '{}' object",
               typeName(rt, target));
}
int64_t proxy_length(Runtime& rt, Value v) {
  Local target = behind(rt, v);
  return target.isError() ? -1 : length(rt, target);
}
Owned proxy_getItem(Runtime& rt, Value v, Value key) {
  OURO_TRY(target, behind(rt, v));
  OURO_TRY(index, behind(rt, key));
  return getItem(rt, target, index);
}
bool proxy_setItem(Runtime& rt, Value v, Value key, Value value) {
  OURO_TRY_BOOL(target, behind(rt, v));
  return setItem(rt, target, key, value);
}
int proxy_contains(Runtime& rt, Value v, Value item) {
  Local target = behind(rt, v);
  return target.isError() ? -1 : contains(rt, target, item);
}
Owned proxy_bytes(Runtime& rt, Value v, Args) {
  OURO_TRY(target, behind(rt, v));
  return callMethod(rt, target, rt.names.bytes);
}
Owned proxy_reversed(Runtime& rt, Value v, Args) {
  OURO_TRY(target, behind(rt, v));
  return callMethod(rt, target, rt.names.reversed);
}

template <BinaryOp... ops>
constexpr void fillOperators(Slots& slots) {
  ((slots[ops] = proxyBinary<ops>), ...);
  ((slots.inplace[static_cast<size_t>(ops)] = proxyInplace<ops>), ...);
}

constexpr Slots proxySlots(bool callable) {
  Slots slots;
  slots.repr = proxy_repr;
  slots.str = proxyUnary<str>;
  if (callable) slots.call = proxy_call;
  slots.getAttribute = proxy_getAttribute;
  slots.setAttribute = proxy_setAttribute;
  slots.compare = proxy_compare;
  slots.iter = proxyUnary<iter>;
  slots.next = proxy_next;
  slots.truth = proxy_truth;
  fillOperators<BinaryOp::Add, BinaryOp::Subtract, BinaryOp::Multiply, BinaryOp::MatrixMultiply,
                BinaryOp::TrueDivide, BinaryOp::Remainder, BinaryOp::Power, BinaryOp::LShift,
                BinaryOp::RShift, BinaryOp::Or, BinaryOp::Xor, BinaryOp::And,
                BinaryOp::FloorDivide>(slots);
  slots[BinaryOp::DivMod] = proxyBinary<BinaryOp::DivMod>;
  slots.power = proxy_power;
  slots.negative = proxyUnary<negative>;
  slots.positive = proxyUnary<positive>;
  slots.invert = proxyUnary<invert>;
  slots.absolute = proxyUnary<absolute>;
  slots.index = proxyUnary<index>;
  slots.toInt = proxyUnary<toInt>;
  slots.toFloat = proxyUnary<toFloat>;
  slots.length = proxy_length;
  slots.getItem = proxy_getItem;
  slots.setItem = proxy_setItem;
  slots.contains = proxy_contains;
  return slots;
}

constexpr MethodDef kMethods[] = {
    {"__bytes__", proxy_bytes, "", "bytes() of the target."},
    {"__reversed__", proxy_reversed, "", "reversed() of the target."},
};

}  // namespace

const TypeDef weakProxyTypeDef = {
    .name = "weakref.ProxyType",
    .basicSize = sizeof(WeakRef),
    .flags = kContainerType,
    .traverse = weakRefTraverse,
    .clear = weakRefClear,
    .destroy = weakRefDestroy,
    .slots = proxySlots(false),
    .methods = kMethods,
};
const TypeDef weakCallableProxyTypeDef = {
    .name = "weakref.CallableProxyType",
    .basicSize = sizeof(WeakRef),
    .flags = kContainerType,
    .traverse = weakRefTraverse,
    .clear = weakRefClear,
    .destroy = weakRefDestroy,
    .slots = proxySlots(true),
    .methods = kMethods,
};

}  // namespace ouro
