#pragma once
// Specialised calls: what a CALL becomes when it has seen what it calls. A form that meets
// something else leaves it to CALL (Flow::Call), which finds the form that suits.

#include "runtime/types/range.h"
#include "vm/constructor.h"
#include "vm/ops/generators.h"
#include "vm/ops/operators.h"

namespace ouro {

// ---- of functions

template <bool hasSelf>
[[gnu::always_inline]] inline Flow callExact(Regs& r, uint64_t count) {
  uint64_t size = count * sizeof(Value);
  loadNow(size);
  Value* given = reinterpret_cast<Value*>(reinterpret_cast<char*>(+r.sp) - size);
  loadNow(given);  // the place of the first argument: the others are told from here
  Value *base = given - 2, *locals = given - hasSelf;
  if (!isExactly(base[0], TypeId::Function) || base[1].isUnbound() == hasSelf) [[unlikely]]
    return Flow::Call;
  Function* function = base[0].as<Function>();
  Code* code = guessed(r.pc, function->code);
  if (code->directArguments != count + hasSelf || !mayEnterDirectly(r, code, locals)) [[unlikely]]
    return Flow::Call;
  return enterBound(r, function, code, base, locals, 0);
}
OURO_OP(CALL_FUNCTION) { return callExact<false>(r, i.arg()); }
OURO_OP(CALL_WITH_SELF) { return callExact<true>(r, i.arg()); }

OURO_OP(CALL_MOVING) {
  Value* base = r.callee(i.arg());
  if (!isExactly(base[0], TypeId::Function)) [[unlikely]]
    return Flow::Call;
  Function* function = base[0].as<Function>();
  Value* given = base + 1 + base[1].isUnbound();
  const auto count = static_cast<uint32_t>(r.sp - given);
  Value* locals = placeFor(r, given);
  const bool isBound = function->code->exactArguments == count || takesDefaults(function, count);
  if (!isBound || !mayEnter(r, function->code, locals)) [[unlikely]]
    return Flow::Call;
  return enterPlaced(r, function, base, given, locals, count, 0);
}

OURO_OP(CALL_DEFAULTS) {
  Value* base = r.callee(i.arg());
  if (!isExactly(base[0], TypeId::Function)) [[unlikely]]
    return Flow::Call;
  Function* function = base[0].as<Function>();
  const Code* code = function->code;
  const uint32_t self = !base[1].isUnbound();
  Value* locals = base + 2 - self;
  const uint32_t count = i.arg() + self;
  if (!takesDefaults(function, count) || !mayEnter(r, code, locals)) [[unlikely]]
    return Flow::Call;
  addDefaults(function, count, locals);
  return enterAt(r, function, base, locals, locals, 0);
}

// No frame is made first from which the generator's would be copied.
OURO_OP(CALL_GENERATOR) {
  Value* base = r.callee(i.arg());
  if (!isExactly(base[0], TypeId::Function)) [[unlikely]]
    return Flow::Call;
  Function* function = base[0].as<Function>();
  Value* given = base + 1 + base[1].isUnbound();
  const Code* code = function->code;
  const bool suits = code->exactArguments == static_cast<uint32_t>(r.sp - given) &&
                     !r.rt.tracing.active && !r.rt.originDepth &&
                     mayEnter(r, code, placeFor(r, given));
  const Instr* start = suits ? startOfGenerator(code) : nullptr;
  if (!start) [[unlikely]]
    return Flow::Call;
  r.save();
  Generator* made = newUnentered(r.rt, function, given, start);
  if (!made) [[unlikely]]
    return Flow::Error;
  r.sp = base;
  r.push(made);
  return Flow::Next;
}

// Makes an object of the class at base[0] and enters its __init__. The registers are saved.
[[gnu::always_inline]] inline Flow enterInit(Regs& r, Value* base, uint32_t count) {
  Type* type = base[0].as<Type>();
  Function* init = type->cachedInit;
  Value* locals = placeFor(r, base + 1);
  if (!init || (init->code->exactArguments != count + 1 && !takesDefaults(init, count + 1)) ||
      !mayEnter(r, init->code, locals)) [[unlikely]]
    return Flow::Call;
  Owned made = makeForInit(r.rt, type, CallArgs{base + 2, count, nullptr});
  if (made.isError()) return Flow::Error;
  Value object = made.take();
  retain(object);
  base[0] = base[1] = object;
  retain(init);
  release(Value(type));
  return enterPlaced(r, init, base, base + 1, locals, count + 1, kInitFrame | kOwnsFunction);
}
OURO_OP(CALL_CLASS) {
  Value* base = r.callee(i.arg());
  if (!isExactly(base[0], TypeId::Type) || !base[1].isUnbound()) [[unlikely]]
    return Flow::Call;
  Type* type = base[0].as<Type>();
  if (type->initVersion != type->version || !type->version) [[unlikely]]
    return Flow::Call;
  r.save();
  if (type->constructor) {
    if (Object* made = construct(r.rt, type, base + 2, i.arg())) [[likely]] {
      base[0] = made;
      r.sp = base + 1;
      return Flow::Next;
    }
  }
  const uint32_t count = r.again(-1).arg();  // nothing is kept for this beyond construct()
  return enterInit(r, r.callee(count), count);
}

// ---- of native functions

// The result takes the place of the callable, an object; what lies behind it is dropped, of a call
// without self from the second operand on.
[[gnu::always_inline]] inline Flow endNative(Regs& r, Value* base, bool hasSelf, uint32_t operands,
                                             Owned v) {
  if (v.isError()) [[unlikely]]
    return Flow::Error;
  Value callable = std::exchange(base[0], v.take());
  r.sp = base + 1;
  for (uint32_t k = hasSelf ? 1 : 2; k < operands; k++) release(base[k]);
  release(callable.object());
  return Flow::Next;
}

// Tells the compiler that it is not null.
template <class T>
[[gnu::always_inline]] inline T* known(T* object) {
  if (!object) __builtin_unreachable();
  return object;
}
// The native function without self, the native method with self, that is called; or null.
[[gnu::always_inline]] inline const NativeFunction* nativeAt(const Value* base) {
  if (!isExactly(base[0], TypeId::NativeFunction) || !base[1].isUnbound()) return nullptr;
  return known(base[0].as<NativeFunction>());
}
[[gnu::always_inline]] inline const MethodDescriptor* methodAt(const Value* base) {
  if (!isExactly(base[0], TypeId::MethodDescriptor) || base[1].isUnbound()) return nullptr;
  return known(base[0].as<MethodDescriptor>());
}

// Calls what lies at base with the `count` arguments behind it, if they are so few that the
// function takes them as they lie or beside unbound ones.
[[gnu::always_inline]] inline Flow callFew(Regs& r, Value* base, bool hasSelf, const MethodDef& row,
                                           Value self, uint32_t count) {
  Owned v = Owned::notFound();
  if (row.signature.takesExactly(count)) [[likely]] {
    r.save();
    v = row.function(r.rt, self, {base + 2, count});
  } else if (row.signature.takesPadded(count)) {
    r.save();
    v = callPadded(r.rt, row, self, base + 2, count);
  } else {
    return Flow::Call;
  }
  return endNative(r, base, hasSelf, count + 2, v);
}
// The same with any number of positional arguments; two are not rare.
[[gnu::always_inline]] inline Flow callMany(Regs& r, Value* base, bool hasSelf,
                                            const MethodDef& row, Value self, uint32_t count) {
  if (count == 2 && (row.signature.takesExactly(2) || row.signature.takesPadded(2)))
    return callFew(r, base, hasSelf, row, self, 2);
  r.save();
  Owned v = callRow(r.rt, row, self, base + 2, count);
  if (v.isNotFound()) [[unlikely]]
    return Flow::Call;
  return endNative(r, base, hasSelf, count + 2, v);
}

[[gnu::always_inline]] inline Flow callNativeForm(Regs& r, uint32_t count) {
  Value* base = r.callee(count);
  const NativeFunction* function = nativeAt(base);
  if (!function) [[unlikely]]
    return Flow::Call;
  return callFew(r, base, false, *function->definition, function->self, count);
}
// Does a signature say no more than "*args, **kwargs"?
[[gnu::always_inline]] inline bool takesAnything(const Signature& signature) {
  return signature.varArgs && signature.varKeywords && signature.parameters() == 1;
}
// An object of a built-in type (itemgetter(1), partial(f), a method with a cache), too.
OURO_OP(CALL_NATIVE) {
  const uint32_t count = i.arg();
  Value* base = r.callee(count);
  const NativeFunction* function = nativeAt(base);
  if (!function) [[unlikely]] {
    r.save();
    Owned v = callNativeObject(r.rt, base, count);
    if (v.value == Value::done()) return Flow::Special;
    return v.isNotFound() ? Flow::Call : endNative(r, base, true, count + 2, v);
  }
  const MethodDef& row = *function->definition;
  if (!takesAnything(row.signature)) [[likely]]
    return callMany(r, base, false, row, function->self, count);
  // T.__new__: the place of self, which there is none, is that of the keywords.
  r.save();
  return endNative(r, base, false, count + 2,
                   row.function(r.rt, function->self, {base + 1, count + 1}));
}
OURO_OP(CALL_NATIVE_1) { return callNativeForm(r, 1); }

[[gnu::always_inline]] inline Flow callMethodForm(Regs& r, uint32_t count) {
  Value* base = r.callee(count);
  const MethodDescriptor* method = methodAt(base);
  if (!method) [[unlikely]]
    return Flow::Call;
  return callFew(r, base, true, *method->definition, base[1], count);
}
OURO_OP(CALL_METHOD) {
  Value* base = r.callee(i.arg());
  const MethodDescriptor* method = methodAt(base);
  if (!method) [[unlikely]]
    return Flow::Call;
  return callMany(r, base, true, *method->definition, base[1], i.arg());
}
OURO_OP(CALL_METHOD_0) { return callMethodForm(r, 0); }
OURO_OP(CALL_METHOD_1) { return callMethodForm(r, 1); }

OURO_OP(CALL_TYPE) {
  const uint32_t count = i.arg();
  Value* base = r.callee(count);
  if (!isExactly(base[0], TypeId::Type) || !base[1].isUnbound()) [[unlikely]]
    return Flow::Call;
  Type* type = base[0].as<Type>();
  if (!type->definition) [[unlikely]]
    return Flow::Call;
  r.save();  // what goes may run a script's code
  if (count == 1) {
    if (type == r.rt.type(TypeId::Str) && isInstanceOfClass(base[2]) &&
        callsText(r.rt, base[2], false))
      return Flow::Special;
    return endNative(r, base, false, 3, instantiateOf(r.rt, type, base[2]));
  }
  return endNative(r, base, false, count + 2,
                   instantiate(r.rt, type, CallArgs{base + 2, count, nullptr}));
}

// Nobody sees the range itself: its iterator is made at once.
OURO_OP(CALL_RANGE) {
  const uint32_t count = i.arg();
  Value *base = r.callee(count), *given = base + 2;
  const Value first = given[0], second = count > 1 ? given[1] : first;
  const Value step = count > 2 ? given[2] : Value::small(1);
  const bool isPlain = base[0] == Value(r.rt.type(TypeId::Range)) && base[1].isUnbound() &&
                       Value::bothSmall(first, second) && step.isSmall() &&
                       step != Value::small(0) && r.pc->op() == Op::GET_ITER;
  if (!isPlain) [[unlikely]]
    return Flow::Call;
  r.save();
  const int64_t start = count > 1 ? first.small() : 0;
  Owned it = newRangeIterator(r.rt, start, step.small(),
                              wordRangeLength(start, second.small(), step.small()));
  if (it.isError()) [[unlikely]]
    return Flow::Error;
  r.pc += 1;
  Value callable = std::exchange(base[0], it.take());
  r.sp = base + 1;
  release(callable);
  return Flow::Next;
}

// Nobody sees the super object itself: the method is found at once.
OURO_OP(CALL_SUPER) {
  Value* base = r.sp - 4;
  const bool isPlain = base[0] == Value(r.rt.type(TypeId::Super)) && base[1].isUnbound() &&
                       r.pc->op() == Op::LOAD_METHOD;
  if (!isPlain) [[unlikely]]
    return Flow::Call;
  const Value super = base[0], type = base[2], self = base[3];
  const SuperCall found = methodBehind(r.rt, type, self, &r.cache(r.pc->arg()));
  if (found.callable.isNull()) [[unlikely]]
    return Flow::Call;
  retain(found.callable);
  retain(found.self);
  base[0] = found.callable;
  base[1] = found.self;
  r.sp = base + 2;
  r.pc += 1;
  release(self);
  release(type);
  release(super);
  return Flow::Next;
}

// ---- of single ones

// len() of a container that knows it, else -1.
[[gnu::always_inline]] inline int64_t lengthOf(Value v) {
  if (!v.isObject()) return -1;
  switch (v.object()->kindByte()) {
    case kindNumberOf(TypeId::List): return v.as<List>()->length;
    case kindNumberOf(TypeId::Tuple): return static_cast<int64_t>(v.as<Tuple>()->length);
    case kindNumberOf(TypeId::Str): return v.as<Str>()->length;
    case kindNumberOf(TypeId::Dict): return v.as<Dict>()->used;
    default: return -1;
  }
}
OURO_OP(CALL_LEN) {
  Value* base = r.sp - 3;
  if (base[0] != r.rt.lenFunction || !base[1].isUnbound()) [[unlikely]]
    return Flow::Call;
  const int64_t length = lengthOf(base[2]);
  if (length < 0) [[unlikely]]
    return callNativeForm(r, 1);
  Value callable = base[0], of = base[2];
  base[0] = Value::small(length);
  r.sp = base + 1;
  release(of);
  release(callable.object());
  return Flow::Next;
}
OURO_OP(CALL_ISINSTANCE) {
  Value* base = r.sp - 4;
  if (base[0] != r.rt.isinstanceFunction || !base[1].isUnbound()) [[unlikely]]
    return Flow::Call;
  Value callable = base[0], v = base[2], cls = base[3];
  int is = plainlyIs(r.rt, v, cls);
  if (is < 0 && isExactly(cls, TypeId::Tuple)) is = plainlyIsAny(r.rt, v, cls.as<Tuple>());
  if (is < 0) return callNativeForm(r, 2);
  base[0] = Value::boolean(is);
  r.sp = base + 1;
  release(v);
  release(cls);
  release(callable.object());
  return Flow::Next;
}
OURO_OP(CALL_APPEND) {
  Value* base = r.sp - 3;
  if (base[0] != r.rt.appendMethod || base[1].isUnbound()) [[unlikely]]
    return Flow::Call;
  if (!isExactly(base[1], TypeId::List)) [[unlikely]]
    return callMethodForm(r, 1);
  List* list = base[1].as<List>();
  if (list->length == list->capacity) [[unlikely]] {
    r.save();
    if (!growList(r.rt, list, size_t{list->length} + 1)) return Flow::Error;
    r.pc -= 1;  // once more, with room
    return Flow::Next;
  }
  list->items[list->length++] = base[2];
  Value callable = std::exchange(base[0], Value::none());
  r.sp = base + 1;
  if (r.pc->op() == Op::POP_TOP) [[likely]] {
    r.sp = base;
    r.pc += 1;
  }
  release(list);
  release(callable.object());
  return Flow::Next;
}

OURO_OP(CALL_REDUCTION) {
  Value* base = r.callee(i.arg());
  const Reduction kind = reductionOf(r.rt, base, i.arg());
  if (kind == Reduction::None) [[unlikely]]
    return Flow::Call;
  r.save();
  if (!beginReduction(r.rt, kind, base, i.arg())) return Flow::Error;
  return resumeReduction(r, kind, base);
}

}  // namespace ouro
