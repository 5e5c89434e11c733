// Coroutines, and what await needs of them.

#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/generator_state.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

constexpr uint32_t kIterableCoroutineFlag = 0x100;  // types.coroutine

// What coroutine.__await__() gives: an iterator that steps the coroutine.
struct CoroutineWrapper : Object {
  Generator* coroutine;  // owned
};
Value inner(Value v) { return Value(v.as<CoroutineWrapper>()->coroutine); }

Owned coroutine_await(Runtime& rt, Value v) {
  CoroutineWrapper* made = rt.make<CoroutineWrapper>(TypeId::CoroutineWrapper);
  if (!made) return Owned::error();
  retain(v);
  made->coroutine = generatorOf(v);
  return Owned::adopt(made);
}

// warnings._warn_unawaited_coroutine, which also tells where the coroutine was made; notFound().
Owned ownWarning(Runtime& rt) {
  Ref<Str> module = intern(rt, "warnings"), name = intern(rt, "_warn_unawaited_coroutine");
  if (!module || !name) return Owned::error();
  Value found = rt.modules ? dictGet(rt, rt.modules, module.get()) : Value::notFound();
  Local warnings = found.isNotFound() ? Owned::notFound() : Owned::share(found);
  if (found.isNotFound() && rt.modules)
    warnings = rt.machine.importName(rt, module.get(), Value::none(), Value::none(), 0);
  if (warnings.isError()) {  // no library, or the program is at its end
    clearError(rt);
    return Owned::notFound();
  }
  return warnings.isNotFound() ? Owned::notFound() : lookupAttr(rt, warnings, name.get());
}

// What the module warnings does, or if that fails (which is reported) the plain warning.
Owned warnUnawaited(Runtime& rt, Generator* coroutine) {
  Local own = ownWarning(rt);
  if (!own.isError() && !own.isNotFound()) own = call(rt, own, Value(coroutine));
  if (own.isError()) {
    bool warned = errorMatches(rt, Exc::RuntimeWarning);
    reportUnraisable(rt, Value(coroutine));
    if (warned) return Owned::none();
  } else if (!own.isNotFound()) {
    return own.take();
  }
  std::string name = toUtf8(coroutine->qualname.as<Str>());
  return warn(rt, Exc::RuntimeWarning, "coroutine '" + name + "' was never awaited");
}

bool coroutine_finalise(Runtime& rt, Value v) {
  Generator* coroutine = generatorOf(v);
  if (coroutine->state != GeneratorState::Created) return generatorFinalise(rt, v);
  Local warned = warnUnawaited(rt, coroutine);
  if (warned.isError()) reportUnraisable(rt, v);
  return true;
}

constexpr MethodDef kMethods[] = {
    {"send", generatorMethodSend, "arg, /",
     "Sends a value into coroutine: the result of its await."},
    {"throw", generatorMethodThrow, "typ, val=None, tb=None, /",
     "Raises an exception in coroutine, where it is suspended."},
    {"close", generatorMethodClose, "", "Raises GeneratorExit inside coroutine, to end it."},
    {"__sizeof__", generatorSizeof, "", "Size of the coroutine in bytes, its frame included."},
};
const GetSetDef kAttributes[] = {
    {"__name__", getField<&Generator::name>, generatorSetName, "name of the coroutine"},
    {"__qualname__", getField<&Generator::qualname>, generatorSetQualname,
     "qualified name of the coroutine"},
    {"cr_code", generatorGetCode, refuseSet},
    {"cr_frame", generatorGetFrame},
    {"cr_running", generatorGetRunning},
    {"cr_suspended", generatorGetSuspended},
    {"cr_await", generatorGetDelegate, nullptr, "object being awaited on, or None"},
    {"cr_origin", getField<&Generator::origin>, refuseSet},
};

// ---- coroutine_wrapper

Owned wrapper_next(Runtime& rt, Value v) {
  Value result = Value::none();
  Owned yielded = generatorSend(rt, generatorOf(inner(v)), Value::none(), &result);
  if (!yielded.isDone()) return yielded;
  if (result.isNone()) return yielded;
  return raiseStop(rt, Owned::adopt(result));  // the value matters to whoever awaits
}
Owned wrapper_step(Runtime& rt, Value v, Value sent, Value* result) {
  return generatorSend(rt, generatorOf(inner(v)), sent, result);
}
Owned wrapper_send(Runtime& rt, Value v, Args args) {
  return generatorMethodSend(rt, inner(v), args);
}
Owned wrapper_throw(Runtime& rt, Value v, Args args) {
  return generatorMethodThrow(rt, inner(v), args);
}
Owned wrapper_close(Runtime& rt, Value v, Args args) {
  return generatorMethodClose(rt, inner(v), args);
}

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<CoroutineWrapper*>(object)->coroutine);
}
void drop(Object* object) { dropField(static_cast<CoroutineWrapper*>(object)->coroutine); }

constexpr MethodDef kWrapperMethods[] = {
    {"send", wrapper_send, "arg, /", "As the coroutine's own send()."},
    {"throw", wrapper_throw, "typ, val=None, tb=None, /", "As the coroutine's own throw()."},
    {"close", wrapper_close, "", "As the coroutine's own close()."},
};

bool isIterableCoroutine(Value v) {
  return isExactly(v, TypeId::Generator) && (generatorOf(v)->code->flags & kIterableCoroutineFlag);
}

}  // namespace

bool isCoroutine(const Runtime&, Value v) { return isExactly(v, TypeId::Coroutine); }

bool coroutineIsAwaited(const Generator* coroutine) {
  return !generatorDelegate(coroutine).isNull();
}

Owned awaitableIterator(Runtime& rt, Value v) {
  if (isExactly(v, TypeId::Coroutine) || isIterableCoroutine(v)) return Owned::share(v);
  Type* type = typeOf(rt, v);
  if (!type->slots.await) {
    return raise(rt, Exc::TypeError, "object {} can't be used in 'await' expression", nameOf(type));
  }
  OURO_TRY(it, type->slots.await(rt, v));
  if (isExactly(it, TypeId::Coroutine) || isIterableCoroutine(it))
    return raise(rt, Exc::TypeError, "__await__() returned a coroutine");
  if (typeOf(rt, it)->slots.next) return it.take();
  return raise(rt, Exc::TypeError, "__await__() returned non-iterator of type '{}'",
               typeName(rt, it));
}

Owned yieldFromIterator(Runtime& rt, Value v, bool inCoroutine) {
  if (isExactly(v, TypeId::Generator)) return Owned::share(v);
  if (!isExactly(v, TypeId::Coroutine)) return iter(rt, v);
  if (inCoroutine) return Owned::share(v);
  return raise(rt, Exc::TypeError,
               "cannot 'yield from' a coroutine object in a non-coroutine generator");
}

const TypeDef coroutineTypeDef = {
    .name = "coroutine",
    .basicSize = sizeof(Generator),
    .itemSize = sizeof(Value),
    .flags = kContainerType | kWeakReferable | kMarksFinaliser,
    .traverse = generatorTraverse,
    .clear = generatorClear,
    .destroy = generatorDestroy,
    .slots = {.repr = generatorRepr, .finalise = coroutine_finalise, .await = coroutine_await},
    .methods = kMethods,
    .attributes = kAttributes,
};

const TypeDef coroutineWrapperTypeDef = {
    .name = "coroutine_wrapper",
    .basicSize = sizeof(CoroutineWrapper),
    .flags = kContainerType,
    .traverse = traverse,
    .clear = drop,
    .destroy = drop,
    .slots = {.iter = iterateSelf, .next = wrapper_next, .send = wrapper_step},
    .methods = kWrapperMethods,
};

}  // namespace ouro
