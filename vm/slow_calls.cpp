// Calls in the general way; what await, async for and generators need of the types.

#include "compiler/code_unit.h"
#include "runtime/args.h"
#include "runtime/class_slots.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception.h"
#include "runtime/types/generator.h"
#include "stdlib/builtins.h"
#include "stdlib/lru_cache.h"
#include "vm/constructor.h"
#include "vm/reduction.h"
#include "vm/slow.h"
#include "vm/stack.h"
#include "vm/tracing.h"

namespace ouro {

bool callableName(Runtime& rt, Value callable, std::string* name) {
  OURO_TRY_BOOL(qualname, lookupAttr(rt, callable, rt.names.qualname));
  if (qualname.isNotFound()) {
    OURO_TRY_BOOL(text, str(rt, callable));
    *name = toUtf8(text.as<Str>());
    return true;
  }
  OURO_TRY_BOOL(shown, str(rt, qualname));
  OURO_TRY_BOOL(module, lookupAttr(rt, callable, rt.names.module));
  *name = toUtf8(shown.as<Str>()) + "()";
  if (module.isNotFound() || module.get().isNone()) return true;
  if (isStr(rt, module) && equal(module.as<Str>(), "builtins")) return true;
  OURO_TRY_BOOL(place, str(rt, module));
  *name = toUtf8(place.as<Str>()) + "." + *name;
  return true;
}

static Owned callNativeGiven(Runtime& rt, const Value* base, const CallArgs& given) {
  Value callable = *base;
  if (!isExactly(callable, TypeId::MethodDescriptor))
    return rt.type(TypeId::NativeFunction)->slots.call(rt, callable, given);
  auto* method = callable.as<MethodDescriptor>();
  return callNative(rt, *method->definition, nameOf(method->owner).data(), base[1], given);
}
Owned callNativeAt(Runtime& rt, const Value* base, uint32_t positional, Tuple* names) {
  CallArgs given{base + 2, positional, names};
  if (!names) return callNativeGiven(rt, base, given);
  RecursionGuard guard(rt, " while calling a Python object");
  return guard.ok() ? callNativeGiven(rt, base, given) : Owned::error();
}

// __init__, if it is a plain function and what is made before takes all arguments as they are.
static Function* findInit(Runtime& rt, Type* type) {
  if (!type->has(kHeapType)) return nullptr;
  const Slots& object = rt.type(TypeId::Object)->slots;
  const bool plain =
      type->slots.make == object.make && !type->has(kAbstract) && type->itemSize == 0;
  if (!plain && type->slots.make != rt.exception(Exc::BaseException)->slots.make) return nullptr;
  if (type->slots.init != classInit && type->slots.init != object.init) return nullptr;
  Value init = typeLookup(rt, type, rt.names.init);
  return !init.isNotFound() && isExactly(rt, init, TypeId::Function) ? init.as<Function>()
                                                                     : nullptr;
}

Function* initOf(Runtime& rt, Type* type) {
  if (type->initVersion == type->version && type->version) return type->cachedInit;
  Function* init = findInit(rt, type);
  if (!type->version) return nullptr;
  type->cachedInit = init;
  type->initVersion = type->version;
  if (init || type->slots.init == rt.type(TypeId::Object)->slots.init)
    learnConstructor(rt, type, init);
  return init;
}

Owned makeForInit(Runtime& rt, Type* type, const CallArgs& args) {
  if (type->slots.make != rt.type(TypeId::Object)->slots.make)
    return type->slots.make(rt, type, args);
  Object* object = rt.make<Object>(type);
  return object ? Owned::adopt(object) : Owned::error();
}

int plainlyIsAny(const Runtime& rt, Value v, const Tuple* classes) {
  const Type* type = typeOf(rt, v);
  const bool saysItsType = type->plainClassVersion == type->version && type->version;
  for (const Value cls : classes->span()) {
    if (cls == Value(type)) return 1;
    if (!isExactly(cls, TypeId::Type)) return -1;
    if (isSubtypeSlow(type, cls.as<Type>())) return 1;
    if (!saysItsType) return -1;
  }
  return 0;
}

Function* callMethodOf(Runtime& rt, Value v, bool* isType) {
  Type* type = typeOf(rt, v);
  *isType = false;
  if (type->slots.call != classCall) {
    *isType = type->slots.call == rt.type(TypeId::Type)->slots.call && asType(rt, v);
    return nullptr;
  }
  Value method = typeLookup(rt, type, rt.names.call);
  return isExactly(method, TypeId::Function) ? method.as<Function>() : nullptr;
}

// The slot through which such an object is called without a frame of its own; null: it is a
// function, a class or an instance of one, which the loop enters, or it has a form of its own.
using CallFn = Owned (*)(Runtime&, Value, const CallArgs&);
[[gnu::always_inline]] static inline CallFn nativeCallOf(const Runtime& rt, Value callable,
                                                         bool hasSelf) {
  if (!callable.isObject()) return nullptr;
  if (!isInstanceOfClass(callable)) {
    switch (callable.object()->kindByte()) {
      case kindNumberOf(TypeId::Function):
      case kindNumberOf(TypeId::Method):
      case kindNumberOf(TypeId::NativeFunction):
      case kindNumberOf(TypeId::Type): return nullptr;
      case kindNumberOf(TypeId::MethodDescriptor):
        if (hasSelf) return nullptr;
    }
  }
  const CallFn own = typeOf(rt, callable)->slots.call;
  return own == classCall || own == rt.type(TypeId::Type)->slots.call ? nullptr : own;
}

Owned callNativeObject(Runtime& rt, const Value* base, uint32_t count) {
  const bool hasSelf = !base[1].isUnbound();
  if (!hasSelf && isExactly(base[0], TypeId::MethodDescriptor))
    return call(rt, base[0], std::span(base + 2, count));
  const CallFn own = nativeCallOf(rt, base[0], hasSelf);
  if (!own) return Owned::notFound();
  RecursionGuard guard(rt, " while calling a Python object");
  if (!guard.ok()) return Owned::error();
  const std::span given(base + 2 - hasSelf, count + hasSelf);
  if (own != callCacheAnyhow) return own(rt, base[0], {given.data(), count + hasSelf, nullptr});
  Owned result = callCache(rt, base[0], given);
  if (result.value == Value::done()) ++rt.depth;  // until the function's frame has gone
  return result;
}

namespace {

bool maySuspend(const Code* code) {
  return code->flags & (kGenerator | kCoroutine | kAsyncGenerator);
}

// What code that is still packed begins with will be seen when it is called.
bool onlyMakesGenerator(const Code* code) {
  return maySuspend(code) && (code->packedAt || startOfGenerator(code));
}

Op functionForm(const Frame* caller, const Function* function, uint32_t count, bool hasSelf) {
  const bool isExact = function->code->exactArguments == count + hasSelf;
  if (isExact && onlyMakesGenerator(function->code)) return Op::CALL_GENERATOR;
  if (!isExact && !takesDefaults(function, count + hasSelf)) return Op::CALL_ANY;
  // There, as they may run elsewhere than on the call stack, callees do not begin where their
  // arguments lie.
  if (maySuspend(caller->code)) return Op::CALL_MOVING;
  if (!isExact) return Op::CALL_DEFAULTS;
  return hasSelf ? Op::CALL_WITH_SELF : Op::CALL_FUNCTION;
}

bool takesFew(const Signature& signature, uint32_t count) {
  return signature.takesExactly(count) || signature.takesPadded(count);
}

// Will the loop know the callable as `known`? The first one of a kind it will.
bool isKnown(Value* known, Value callable) {
  if (known->isNone()) {
    retain(callable);
    *known = callable;
  }
  return *known == callable;
}

Op nativeForm(Runtime& rt, Value callable, uint32_t count) {
  const MethodDef& row = *callable.as<NativeFunction>()->definition;
  if (!bindsByPosition(row.signature, count)) return Op::CALL_ANY;
  if (row.signature.takesExactly(count)) {
    if (row.function == builtin_len && isKnown(&rt.lenFunction, callable)) return Op::CALL_LEN;
    if (row.function == builtin_isinstance && isKnown(&rt.isinstanceFunction, callable))
      return Op::CALL_ISINSTANCE;
  }
  return count == 1 && takesFew(row.signature, count) ? Op::CALL_NATIVE_1 : Op::CALL_NATIVE;
}

Op methodForm(Runtime& rt, Value callable, uint32_t count) {
  const MethodDef& row = *callable.as<MethodDescriptor>()->definition;
  if (!bindsByPosition(row.signature, count)) return Op::CALL_ANY;
  if (row.signature.takesExactly(count) && row.function == list_append &&
      isKnown(&rt.appendMethod, callable))
    return Op::CALL_APPEND;
  if (count > 1 || !takesFew(row.signature, count)) return Op::CALL_METHOD;
  return count == 1 ? Op::CALL_METHOD_1 : Op::CALL_METHOD_0;
}

Op typeForm(const Runtime& rt, const Type* type, uint32_t count, Op next) {
  if (type == rt.type(TypeId::Super) && count == 2 && next == Op::LOAD_METHOD)
    return Op::CALL_SUPER;
  const bool iterates = type == rt.type(TypeId::Range) && next == Op::GET_ITER;
  return iterates && count >= 1 && count <= 3 ? Op::CALL_RANGE : Op::CALL_TYPE;
}

}  // namespace

Op callForm(Runtime& rt, const Value* base, uint32_t count, Op next) {
  const Value callable = base[0];
  const bool hasSelf = !base[1].isUnbound();
  if (reductionOf(rt, base, count) != Reduction::None) return Op::CALL_REDUCTION;
  switch (callable.isObject() ? callable.object()->kindByte() : 0) {
    case kindNumberOf(TypeId::Function):
      return functionForm(rt.frame, callable.as<Function>(), count, hasSelf);
    case kindNumberOf(TypeId::NativeFunction):
      if (hasSelf) return Op::CALL_ANY;
      if (count == 1 && isInstanceOfClass(base[2]) &&
          callsBuiltin(rt, callable.as<NativeFunction>()->definition->function, base[2]))
        return Op::CALL_ANY;
      return nativeForm(rt, callable, count);
    case kindNumberOf(TypeId::MethodDescriptor):
      if (!hasSelf) return Op::CALL_NATIVE;
      return methodForm(rt, callable, count);
    case kindNumberOf(TypeId::Type): {
      if (hasSelf) return Op::CALL_ANY;
      if (callable.as<Type>()->definition) return typeForm(rt, callable.as<Type>(), count, next);
      const Function* init = initOf(rt, callable.as<Type>());
      const bool enters = init && takesPlainly(init, count + 1);
      return enters || constructs(callable.as<Type>(), count) ? Op::CALL_CLASS : Op::CALL_ANY;
    }
    default: return nativeCallOf(rt, callable, hasSelf) ? Op::CALL_NATIVE : Op::CALL_ANY;
  }
}

void joinLength(Instr* call) {
  const auto join = [](Instr* load, Op form) {
    if (load->op() == Op::LOAD_GLOBAL_BUILTIN_NULL) load->setOp(form);
  };
  if (call[-1].op() == Op::LOAD_FAST) join(call - 2, Op::LEN_OF_FAST);
  if (call[-2].op() == Op::ATTR_FAST) join(call - 3, Op::LEN_OF_ATTR);
}

Owned makeGenerator(Runtime& rt, const Frame* frame, Code* code, Value* operands, uint32_t cells) {
  Owned function = newFunction(rt, code, globalsOf(frame));
  if (!function.isError())
    return newExpression(rt, function.value.as<Function>(), {operands, cells}, operands[cells]);
  for (uint32_t k = 0; k <= cells; k++) release(operands[k]);
  return Owned::error();
}

Owned suspendedCall(Runtime& rt, Value method, Value self) {
  if (!isFunctionOf(method, 1) || rt.tracing.active || rt.originDepth) return Owned::notFound();
  auto* function = method.as<Function>();
  const Code* code = function->code;
  const Instr* start = code->frameSize != Code::kNeverRan ? startOfGenerator(code) : nullptr;
  if (!start) return Owned::notFound();
  retain(method);
  retain(self);
  if (Generator* made = newUnentered(rt, function, &self, start)) return Owned::adopt(made);
  release(method);
  release(self);
  return Owned::error();
}

namespace {

Owned notIterable(Runtime& rt, Value callable, Value v) {
  std::string name;
  OURO_CHECK(callableName(rt, callable, &name));
  return raise(rt, Exc::TypeError, "{} argument after * must be an iterable, not {}", name,
               typeName(rt, v));
}

bool hasStrKeys(const Runtime& rt, const Dict* dict) {
  size_t position = 0;
  Value key, value;
  while (dictNext(dict, &position, &key, &value))
    if (!isStr(rt, key)) return false;
  return true;
}

}  // namespace

Owned callSpread(Runtime& rt, Value callable, Value iterable, Value mapping) {
  Local positional(iterable);
  if (!isExactTuple(rt, iterable)) {
    const Slots& slots = typeOf(rt, iterable)->slots;
    if (!slots.iter && !slots.getItem) return notIterable(rt, callable, iterable);
    positional = tupleFrom(rt, iterable);
    if (positional.isError()) return Owned::error();
  }
  Local keywords;
  if (!mapping.isUnbound()) {
    // What only the call holds does not change meanwhile.
    if (isExactDict(rt, mapping) && mapping.object()->refs == 1 &&
        !mapping.as<Dict>()->isHashed() && hasStrKeys(rt, mapping.as<Dict>())) {
      keywords = Local(mapping);
    } else {
      keywords = newDict(rt);
      if (keywords.isError()) return Owned::error();
      OURO_CHECK(mergeKeywords(rt, keywords.as<Dict>(), mapping, callable));
    }
  }
  Value given = keywords.get().isNone() ? Value::unbound() : keywords.get();
  return passKeywords(rt, given, positional.as<Tuple>()->span(),
                      [&](const CallArgs& args) { return call(rt, callable, args); });
}

int fetchArguments(Runtime& rt, Value iterable, Value mapping, SpreadArguments* to) {
  std::span<const Value> items;
  if (isExactly(iterable, TypeId::Tuple)) {
    items = iterable.as<Tuple>()->span();
  } else if (isExactly(iterable, TypeId::List)) {
    items = iterable.as<List>()->span();
  } else {
    return 0;
  }
  if (!mapping.isUnbound() && !isExactly(mapping, TypeId::Dict)) return 0;
  const Dict* keywords = mapping.isUnbound() ? nullptr : mapping.as<Dict>();
  uint32_t named = keywords ? keywords->used : 0;
  if (items.size() + named > SpreadArguments::kMost) return 0;
  if (named) {
    SpreadArguments keys;
    Value *name = keys.values, *value = to->values + items.size();
    size_t position = 0;
    while (dictNext(keywords, &position, name, value)) {
      if (!isStr(rt, *name)) return 0;
      name++, value++;
    }
    Owned tuple = newTuple(rt, {keys.values, named});
    if (tuple.isError()) return -1;
    to->names = tuple.take().as<Tuple>();
  }
  std::copy(items.begin(), items.end(), to->values);
  to->count = static_cast<uint32_t>(items.size()) + named;
  for (uint32_t i = 0; i < to->count; i++) retain(to->values[i]);
  return 1;
}

Owned buildClassFunction(Runtime& rt, Frame* frame) {
  Owned found = builtinNamed(rt, frame, rt.names.build_class);
  if (!found.isNotFound()) return found;
  return raise(rt, Exc::NameError, "__build_class__ not found");
}

namespace {

Owned sendUnseen(Runtime& rt, Value receiver, Value value, Value* result) {
  Type* type = typeOf(rt, receiver);
  if (type == rt.type(TypeId::Generator) || type == rt.type(TypeId::Coroutine))
    return generatorSend(rt, receiver.as<Generator>(), value, result);
  if (type->slots.send) return type->slots.send(rt, receiver, value, result);
  Owned item = value.isNone() ? nextOrStop(rt, receiver)
                              : callMethod(rt, receiver, rt.names.send, {&value, 1});
  if (!item.isError() || !errorMatches(rt, Exc::StopIteration)) return item;
  Local stop = takeError(rt);
  Value carried = stop.as<StopIteration>()->value;
  *result = carried.isNull() ? Value::none() : Owned::share(carried).take();
  return Owned::done();
}

}  // namespace

Owned sendTo(Runtime& rt, Value receiver, Value value, Value* result) {
  Owned item = sendUnseen(rt, receiver, value, result);
  if (!item.isDone() || !rt.tracing.active) return item;
  if (endsSilently(rt, receiver, *result) || reportStop(rt, rt.frame, *result)) return item;
  release(*result);
  return Owned::error();
}

// The generator of an __await__ that is a generator function; notFound(): it is something else.
static Owned generatorOfAwait(Runtime& rt, Value v) {
  Type* type = typeOf(rt, v);
  if (type->slots.await != classUnary<&Names::await>) return Owned::notFound();
  Owned made = suspendedCall(rt, typeLookup(rt, type, rt.names.await), v);
  if (made.isError() || made.isNotFound()) return made;
  if (isExactly(made.value, TypeId::Generator) &&
      !(made.value.as<Generator>()->code->flags & kIterableCoroutine))
    return made;
  made.drop();
  return Owned::notFound();
}

Owned awaitable(Runtime& rt, Value v, uint32_t after) {
  Owned it = generatorOfAwait(rt, v);
  if (!it.isNotFound()) return it;
  it = awaitableIterator(rt, v);
  if (it.isError() && after && errorMatches(rt, Exc::TypeError) && !typeOf(rt, v)->slots.await) {
    clearError(rt);
    return raise(rt, Exc::TypeError,
                 "'async with' received an object from {} that does not implement __await__: {}",
                 after == 1 ? "__aenter__" : "__aexit__", typeName(rt, v));
  }
  if (it.isError() || typeOf(rt, it.value) != rt.type(TypeId::Coroutine)) return it;
  if (coroutineIsAwaited(it.value.as<Generator>())) {
    it.drop();
    return raise(rt, Exc::RuntimeError, "coroutine is being awaited already");
  }
  return it;
}

Owned asyncIterator(Runtime& rt, Value v) {
  Type* type = typeOf(rt, v);
  if (!type->slots.aiter) {
    return raise(rt, Exc::TypeError, "'async for' requires an object with __aiter__ method, got {}",
                 nameOf(type));
  }
  OURO_TRY(it, type->slots.aiter(rt, v));
  if (!typeOf(rt, it)->slots.anext) {
    return raise(
        rt, Exc::TypeError,
        "'async for' received an object from __aiter__ that does not implement __anext__: {}",
        typeName(rt, it));
  }
  return it.take();
}

Owned asyncNext(Runtime& rt, Value iterator) {
  Type* type = typeOf(rt, iterator);
  if (!type->slots.anext) {
    return raise(rt, Exc::TypeError,
                 "'async for' requires an iterator with __anext__ method, got {}", nameOf(type));
  }
  if (type->slots.anext == classUnary<&Names::anext>) {
    Owned made = suspendedCall(rt, typeLookup(rt, type, rt.names.anext), iterator);
    if (made.isError() || (!made.isNotFound() && isExactly(made.value, TypeId::Coroutine)))
      return made;
    made.drop();
  }
  OURO_TRY(awaited, type->slots.anext(rt, iterator));
  if (type == rt.type(TypeId::AsyncGenerator)) return awaited.take();
  Owned it = awaitableIterator(rt, awaited);
  if (!it.isError()) return it;
  Local cause = takeError(rt);
  (void)raise(rt, Exc::TypeError, "'async for' received an invalid object from __anext__: {}",
              typeName(rt, awaited));
  Local error = takeError(rt);
  setCauseAndContext(error, cause);
  restoreError(rt, error.take());
  return Owned::error();
}

Owned wrapAsyncValue(Runtime& rt, Value v) { return newAsyncGeneratorValue(rt, v); }

}  // namespace ouro
