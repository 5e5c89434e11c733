// aiter and anext, and what anext with a default gives: an awaitable that turns the end of the
// iteration into the default.

#include "runtime/protocol.h"
#include "runtime/types/generator.h"
#include "runtime/types/iterators.h"
#include "runtime/types/str.h"
#include "stdlib/builtins.h"

namespace ouro {

namespace {

struct AnextAwaitable : Object {
  Value awaitable, fallback;  // owned
};

Value awaitableOf(Value self) { return self.as<AnextAwaitable>()->awaitable; }

void anext_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<AnextAwaitable*>(object)->awaitable);
  visit(visitor, static_cast<AnextAwaitable*>(object)->fallback);
}

void anext_destroy(Object* object) {
  auto* self = static_cast<AnextAwaitable*>(object);
  release(std::exchange(self->awaitable, Value::none()));
  release(std::exchange(self->fallback, Value::none()));
}

// StopAsyncIteration from the step inside becomes the result.
Owned settle(Runtime& rt, Value self, Owned step) {
  if (!step.isError() || !errorMatches(rt, Exc::StopAsyncIteration)) return step;
  clearError(rt);
  return raiseStopIteration(rt, self.as<AnextAwaitable>()->fallback);
}

Owned innerMethod(Runtime& rt, Value self, const char* name, std::span<const Value> arguments) {
  OURO_TRY(iterator, awaitableIterator(rt, awaitableOf(self)));
  Ref<Str> method = intern(rt, name);
  if (!method) return Owned::error();
  return settle(rt, self, callMethod(rt, iterator, method.get(), arguments));
}

Owned anext_send(Runtime& rt, Value self, Args args) {
  return innerMethod(rt, self, "send", args.from(0));
}
Owned anext_throw(Runtime& rt, Value self, Args args) {
  return innerMethod(rt, self, "throw", args.from(0));
}
Owned anext_close(Runtime& rt, Value self, Args args) {
  return innerMethod(rt, self, "close", args.from(0));
}

Owned anext_next(Runtime& rt, Value self) {
  OURO_TRY(iterator, awaitableIterator(rt, awaitableOf(self)));
  Value returned = Value::none();
  Owned step = isCoroutine(rt, iterator)
                   ? generatorSend(rt, iterator.as<Generator>(), Value::none(), &returned)
                   : callSpecial(rt, iterator, rt.names.next);
  if (step.isDone()) {
    Local result = Owned::adopt(returned);
    return raiseStopIteration(rt, result);
  }
  return settle(rt, self, step);
}

constexpr MethodDef kMethods[] = {
    {"send", anext_send, "value, /", "Goes on with a value."},
    {"throw", anext_throw, "*args", "Goes on with an exception."},
    {"close", anext_close, "", "Ends it."},
};

constexpr Slots makeSlots() {
  Slots s;
  s.iter = iterateSelf;
  s.await = iterateSelf;
  s.next = anext_next;
  return s;
}

const TypeDef anextAwaitableTypeDef = {
    .name = "anext_awaitable",
    .basicSize = sizeof(AnextAwaitable),
    .flags = kContainerType,
    .traverse = anext_traverse,
    .destroy = anext_destroy,
    .slots = makeSlots(),
    .methods = kMethods,
};

}  // namespace

Owned builtin_aiter(Runtime& rt, Value, Args args) {
  Type* type = typeOf(rt, args[0]);
  if (!type->slots.aiter) {
    return raise(rt, Exc::TypeError, "'{}' object is not an async iterable", typeName(rt, args[0]));
  }
  OURO_TRY(iterator, type->slots.aiter(rt, args[0]));
  if (typeOf(rt, iterator)->slots.anext) return iterator.take();
  return raise(rt, Exc::TypeError, "aiter() returned not an async iterator of type '{}'",
               typeName(rt, iterator));
}

Owned builtin_anext(Runtime& rt, Value self, Args args) {
  Type* type = typeOf(rt, args[0]);
  if (!type->slots.anext) {
    return raise(rt, Exc::TypeError, "'{}' object is not an async iterator", typeName(rt, args[0]));
  }
  Local step = type->slots.anext(rt, args[0]);
  if (step.isError() || !args.has(1)) return step.take();
  auto*& awaitableType = builtinsState(self)->anextAwaitable;
  if (!awaitableType) {
    OURO_TRY(made, newType(rt, anextAwaitableTypeDef));
    awaitableType = made.take().take().as<Type>();
  }
  auto* result = rt.make<AnextAwaitable>(awaitableType);
  if (!result) return Owned::error();
  result->awaitable = step.take().take();
  result->fallback = Owned::share(args[1]).take();
  return Owned::adopt(result);
}

}  // namespace ouro
