#include "runtime/class_slots.h"

#include <array>
#include <vector>

#include "runtime/slot_table.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// Arguments with `first` put before them.
struct Prefixed {
  Prefixed(Value first, const CallArgs& args) {
    size_t count = args.positional + (args.names ? args.names->length : 0);
    Value* to = inline_;
    if (count + 1 > kInline) {
      spill_.resize(count + 1);
      to = spill_.data();
    }
    to[0] = first;
    for (size_t i = 0; i < count; i++) to[i + 1] = args.values[i];
    args_ = {to, args.positional + 1, args.names};
  }
  const CallArgs& get() const { return args_; }

 private:
  static constexpr size_t kInline = 10;
  Value inline_[kInline];
  std::vector<Value> spill_;
  CallArgs args_;
};

}  // namespace

// The method `name` of self's type called with `args`: functions take self in front, other
// attributes are bound first.
Owned callBound(Runtime& rt, Value self, Value attribute, const CallArgs& args, bool* unbindable) {
  constexpr uint32_t kFew = 3;
  if (isExactly(attribute, TypeId::Function) && args.positional <= kFew && !args.names) {
    Value all[kFew + 1] = {self};
    for (uint32_t i = 0; i < args.positional; i++) all[i + 1] = args.values[i];
    return rt.machine.callFunction(rt, attribute.as<Function>(), {all, args.positional + 1});
  }
  if (isExactly(attribute, TypeId::MethodDescriptor) && !args.names &&
      isSubtype(typeOf(rt, self), attribute.as<MethodDescriptor>()->owner)) {
    const MethodDef& row = *attribute.as<MethodDescriptor>()->definition;
    RecursionGuard guard(rt, " while calling a Python object");
    if (!guard.ok()) return Owned::error();
    if (row.signature.takesExactly(args.positional))
      return row.function(rt, self, {args.values, args.positional});
    return callByPosition(rt, row, self, args.values, args.positional);
  }
  Local held(attribute);
  if (isExactly(attribute, TypeId::SlotWrapper) &&
      isSubtype(typeOf(rt, self), attribute.as<SlotWrapper>()->owner)) {
    RecursionGuard guard(rt, " while calling a Python object");
    if (!guard.ok()) return Owned::error();
    return callWrapper(rt, attribute.as<SlotWrapper>(), self, args);
  }
  Type* type = typeOf(rt, attribute);
  if (type->has(kIsMethod)) return call(rt, attribute, Prefixed(self, args).get());
  if (!type->slots.descriptorGet) return call(rt, attribute, args);
  Local bound = type->slots.descriptorGet(rt, attribute, self, typeOf(rt, self));
  if (!bound.isError()) return call(rt, bound, args);
  if (unbindable) *unbindable = true;
  return Owned::error();
}

namespace {

// callBound() of few arguments. Plain functions, the most, are called without detours.
template <class... V>
[[gnu::always_inline]] inline Owned callFound(Runtime& rt, Value self, Value attribute,
                                              V... arguments) {
  constexpr uint32_t kCount = sizeof...(V);
  const Value all[] = {self, arguments...};
  if (isExactly(attribute, TypeId::Function)) [[likely]]
    return rt.machine.callFunction(rt, attribute.as<Function>(), {all, kCount + 1, nullptr});
  return callBound(rt, self, attribute, {all + 1, kCount, nullptr});
}

// self.name(arguments), found on the type: notFound() if it is not.
template <class... V>
[[gnu::always_inline]] inline Owned callNamed(Runtime& rt, Value self, Str* name, V... arguments) {
  Value attribute = typeLookup(rt, typeOf(rt, self), name);
  if (attribute.isNotFound()) return errorPending(rt) ? Owned::error() : Owned::notFound();
  return callFound(rt, self, attribute, arguments...);
}

// callFound() of what counts as missing where it cannot be bound: notFound() then.
template <class... V>
[[gnu::always_inline]] inline Owned callBindable(Runtime& rt, Value self, Value attribute,
                                                 V... arguments) {
  if (isExactly(attribute, TypeId::Function)) [[likely]]
    return callFound(rt, self, attribute, arguments...);
  const std::array<Value, sizeof...(V)> all = {arguments...};
  bool unbindable = false;
  Owned result = callBound(rt, self, attribute, {all.data(), sizeof...(V), nullptr}, &unbindable);
  if (!unbindable) return result;
  clearError(rt);
  return Owned::notFound();
}

Owned foundOrRaise(Runtime& rt, Str* name, Owned result) {
  if (!result.isNotFound()) return result;
  return raise(rt, Exc::AttributeError, "{}", toUtf8(name));
}

}  // namespace

Owned callSlotMethod(Runtime& rt, Value self, Str* name) {
  return foundOrRaise(rt, name, callNamed(rt, self, name));
}
Owned callSlotMethod(Runtime& rt, Value self, Str* name, Value argument) {
  return foundOrRaise(rt, name, callNamed(rt, self, name, argument));
}

Owned callSpecial(Runtime& rt, Value self, Str* name, std::span<const Value> arguments) {
  Value attribute = typeLookup(rt, typeOf(rt, self), name);
  if (attribute.isNotFound()) return errorPending(rt) ? Owned::error() : Owned::notFound();
  return callBound(rt, self, attribute,
                   {arguments.data(), static_cast<uint32_t>(arguments.size())});
}

Owned classBinaryWith(Runtime& rt, BinaryOp op, BinaryFn self, Value left, Value right) {
  OperatorNames names = operatorNames(op);
  Type *leftType = typeOf(rt, left), *rightType = typeOf(rt, right);
  bool tryReflected = leftType != rightType && rightType->slots.of(op) == self;
  if (leftType->slots.of(op) == self) {
    if (tryReflected && isSubtype(rightType, leftType)) {
      Value theirs = typeLookup(rt, rightType, rt.names.*names.reflected);
      Value ours = typeLookup(rt, leftType, rt.names.*names.reflected);
      if (!theirs.isNotFound() && !(theirs == ours)) {
        Owned result = callBound(rt, right, theirs, {&left, 1});
        if (!result.isNotImplemented()) return result;
        tryReflected = false;
      }
    }
    Owned result = callNamed(rt, left, rt.names.*names.forward, right);
    if (result.isNotFound()) result = Owned::notImplemented();
    if (!result.isNotImplemented() || leftType == rightType) return result;
  }
  if (tryReflected) {
    Owned result = callNamed(rt, right, rt.names.*names.reflected, left);
    return result.isNotFound() ? Owned::notImplemented() : result;
  }
  return Owned::notImplemented();
}

Owned classInplaceWith(Runtime& rt, BinaryOp op, Value left, Value right) {
  Owned result = callNamed(rt, left, rt.names.*operatorNames(op).inplace, right);
  return result.isNotFound() ? Owned::notImplemented() : result;
}

Owned classPower(Runtime& rt, Value base, Value exponent, Value modulus) {
  if (typeOf(rt, base)->slots.power != classPower) return Owned::notImplemented();
  Value args[] = {exponent, modulus};
  Owned result = callSpecial(rt, base, rt.names.pow, args);
  return result.isNotFound() ? Owned::notImplemented() : result;
}

Owned classNext(Runtime& rt, Value self) {
  Owned result = callSlotMethod(rt, self, rt.names.next);
  if (result.isError() && errorMatches(rt, Exc::StopIteration)) {
    clearError(rt);
    return Owned::done();
  }
  return result;
}

Owned classCall(Runtime& rt, Value self, const CallArgs& args) {
  Value attribute = typeLookup(rt, typeOf(rt, self), rt.names.call);
  if (attribute.isNotFound())
    return raise(rt, Exc::TypeError, "'{}' object is not callable", typeName(rt, self));
  RecursionGuard guard(rt, " while calling a Python object");
  if (!guard.ok()) return Owned::error();
  return callBound(rt, self, attribute, args);
}

bool hashNotImplemented(Runtime& rt, Value self, int64_t*) {
  return fail(rt, Exc::TypeError, "unhashable type: '{}'", typeName(rt, self));
}

bool classHash(Runtime& rt, Value self, int64_t* result) {
  Value attribute = typeLookup(rt, typeOf(rt, self), rt.names.hash);
  if (attribute.isNotFound() || attribute.isNone()) return hashNotImplemented(rt, self, result);
  OURO_TRY_BOOL(value, callBindable(rt, self, attribute));
  if (value.isNotFound()) return hashNotImplemented(rt, self, result);
  if (value.get().isSmall()) {
    *result = value.get().small();
  } else {
    if (!isInt(rt, value))
      return fail(rt, Exc::TypeError, "__hash__ method should return an integer");
    if (!intFits(rt, value, result)) *result = intHash(rt, value);
  }
  if (*result == -1) *result = -2;
  return true;
}

int classTruth(Runtime& rt, Value self) {
  Owned answer = callNamed(rt, self, rt.names.bool_);
  if (answer.isNotFound()) {
    int64_t length = classLength(rt, self);
    return length < 0 ? -1 : length > 0;
  }
  return boolOf(rt, answer);
}

int boolOf(Runtime& rt, Owned answer) {
  if (answer.isError()) return -1;
  Local value = answer;
  if (value.get().isBool()) return value.get().isTrue();
  (void)raise(rt, Exc::TypeError, "__bool__ should return bool, returned {}", typeName(rt, value));
  return -1;
}

int64_t classLength(Runtime& rt, Value self) {
  return lengthOf(rt, callSlotMethod(rt, self, rt.names.len));
}

int64_t lengthOf(Runtime& rt, Owned answer) {
  Local value = answer;
  if (!value.isError()) value = index(rt, value);
  if (value.isError()) return -1;
  int64_t result = -1;
  if (!intIsNegative(rt, value) && !indexInt64(rt, value, &result)) return -1;
  if (result >= 0) return result;
  (void)raise(rt, Exc::ValueError, "__len__() should return >= 0");
  return -1;
}

int classContains(Runtime& rt, Value self, Value item) {
  Value attribute = typeLookup(rt, typeOf(rt, self), rt.names.contains);
  if (attribute.isNone()) {
    (void)raise(rt, Exc::TypeError, "'{}' object is not a container", typeName(rt, self));
    return -1;
  }
  Local value = attribute.isNotFound() ? raise(rt, Exc::AttributeError, "__contains__")
                                       : callFound(rt, self, attribute, item);
  return value.isError() ? -1 : truth(rt, value);
}

bool classSetItem(Runtime& rt, Value self, Value key, Value value) {
  Value args[] = {key, value};
  Local result = value.isUnbound() ? callSpecial(rt, self, rt.names.delitem, {args, 1})
                                   : callSpecial(rt, self, rt.names.setitem, args);
  if (!result.isNotFound()) return !result.isError();
  return fail(rt, Exc::TypeError, "'{}' object {} support item {}", typeName(rt, self),
              value.isUnbound() ? "doesn't" : "does not",
              value.isUnbound() ? "deletion" : "assignment");
}

void noteAttribute(Runtime& rt, Value self, Str* name) {
  AttributeError* error = rt.pending.as<AttributeError>();
  if (!error->name.isNull() || !error->obj.isNull()) return;
  assignField(error->name, Value(name));
  assignField(error->obj, self);
}

Owned classGetAttribute(Runtime& rt, Value self, Str* name) {
  Type* type = typeOf(rt, self);
  Value getattribute = typeLookup(rt, type, rt.names.getattribute);
  Value nameValue(name);
  const bool isNative = isExactly(getattribute, TypeId::SlotWrapper) &&
                        getattribute.as<SlotWrapper>()->definition->name == &Names::getattribute;
  AttributeFn native =
      isNative ? getattribute.as<SlotWrapper>()->owner->slots.getAttribute : nullptr;
  Owned result = isNative ? lookupBy(rt, native, self, name)
                          : callBound(rt, self, getattribute, {&nameValue, 1});
  const bool isMissing = result.isNotFound();
  if (!isMissing && (!result.isError() || !errorMatches(rt, Exc::AttributeError))) return result;
  // Looking up may call a script's __eq__, which needs a clean slate.
  Local error = isMissing ? Local() : Local(takeError(rt));
  Value getattr = typeLookup(rt, type, rt.names.getattr);
  if (getattr.isNotFound()) {
    if (isMissing) return errorPending(rt) ? Owned::error() : native(rt, self, name);
    restoreError(rt, error.take());
    return result;
  }
  Owned made = callBound(rt, self, getattr, {&nameValue, 1});
  if (made.isError() && errorMatches(rt, Exc::AttributeError)) noteAttribute(rt, self, name);
  return made;
}

bool classSetAttribute(Runtime& rt, Value self, Str* name, Value value) {
  Local result = value.isUnbound()
                     ? callSlotMethod(rt, self, rt.names.delattr, Value(name))
                     : foundOrRaise(rt, rt.names.setattr,
                                    callNamed(rt, self, rt.names.setattr, Value(name), value));
  return !result.isError();
}

Owned classCompare(Runtime& rt, Value left, Value right, CompareOp op) {
  Value attribute = typeLookup(rt, typeOf(rt, left), compareName(rt, op));
  if (attribute.isNotFound()) return errorPending(rt) ? Owned::error() : Owned::notImplemented();
  Owned result = callBindable(rt, left, attribute, right);
  return result.isNotFound() ? Owned::notImplemented() : result;
}

Owned classDescriptorGet(Runtime& rt, Value self, Value instance, Type* owner) {
  Value attribute = typeLookup(rt, typeOf(rt, self), rt.names.get);
  if (attribute.isNotFound()) return Owned::share(self);
  Value args[] = {instance.isUnbound() ? Value::none() : instance,
                  owner ? Value(owner) : Value::none()};
  return callBound(rt, self, attribute, {args, 2});
}

bool classDescriptorSet(Runtime& rt, Value self, Value instance, Value value) {
  Value args[] = {instance, value};
  Str* name = value.isUnbound() ? rt.names.delete_ : rt.names.set;
  Local result = callSpecial(rt, self, name, {args, value.isUnbound() ? 1u : 2u});
  if (!result.isNotFound()) return !result.isError();
  return fail(rt, Exc::AttributeError, "{}", toUtf8(name));
}

bool classInit(Runtime& rt, Value self, const CallArgs& args) {
  Value attribute = typeLookup(rt, typeOf(rt, self), rt.names.init);
  OURO_TRY_BOOL(result, callBound(rt, self, attribute, args));
  if (result.get().isNone()) return true;
  return fail(rt, Exc::TypeError, "__init__() should return None, not '{}'", typeName(rt, result));
}

Owned classMake(Runtime& rt, Type* cls, const CallArgs& args) {
  OURO_TRY(function, getAttr(rt, cls, rt.names.new_));
  return call(rt, function, Prefixed(cls, args).get());
}

bool classFinalise(Runtime& rt, Value self) {
  Local result = callSpecial(rt, self, rt.names.del);
  return !result.isError();
}

}  // namespace ouro
