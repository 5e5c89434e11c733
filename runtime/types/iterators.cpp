// Iterators without a type of their own in scripts: over whatever has __getitem__, over the results
// of a function; and reversed.

#include "runtime/types/iterators.h"

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

// The next character of a str, if it is one of those that are kept; else null.
static Value keptChar(const Runtime& rt, Value iterator) {
  if (!isExactly(iterator, TypeId::StrIterator)) return Value::null();
  auto* it = iterator.as<StrIterator>();
  if (!it->str || it->index >= it->str->length || it->str->widthLog() != 0) return Value::null();
  Str* kept = rt.latin1[it->str->chars<uint8_t>()[it->index]];
  if (!kept) return Value::null();
  it->index++;
  return Value(kept);
}

Owned advanceOther(Runtime& rt, Value iterator) {
  if (Value kept = keptChar(rt, iterator); !kept.isNull()) return Owned::share(kept);
  if (!stackHasRoom(rt)) return Owned::error();
  return next(rt, iterator);
}

Owned iterateSelf(Runtime&, Value self) { return Owned::share(self); }

Value builtinNamed(Runtime& rt, const char* name) {
  Ref<Str> key = intern(rt, name);
  if (!key) return Value::error();
  Value found = dictGet(rt, rt.builtins, key.get());
  if (found.isNotFound()) return raise(rt, Exc::AttributeError, name).take();
  return found;
}

namespace {

struct SequenceIterator : Object {
  Value sequence;  // null when exhausted; owned
  int64_t index;
};

struct CallableIterator : Object {
  Value callable, sentinel;  // null when exhausted; owned
};

// The item at an index, or done() where the sequence says that it ends there.
Owned itemOrDone(Runtime& rt, Value sequence, int64_t index) {
  OURO_TRY(at, newInt(rt, index));
  Owned item = getItem(rt, sequence, at);
  if (!item.isError()) return item;
  if (!errorMatches(rt, Exc::IndexError) && !errorMatches(rt, Exc::StopIteration)) return item;
  clearError(rt);
  return Owned::done();
}

void drop(Value& field) {
  Value old = std::exchange(field, Value::null());
  if (!old.isNull()) release(old);
}

// (function, (argument,), state), or with an empty tuple for what is exhausted.
Owned reduceAs(Runtime& rt, Value function, Value sequence, int64_t state) {
  if (function.isError()) return Owned::error();
  if (sequence.isNull()) {
    OURO_TRY(nothing, newTuple(rt, std::span<const Value>{}));
    OURO_TRY(arguments, newTuple(rt, {nothing.get()}));
    return newTuple(rt, {function, arguments});
  }
  OURO_TRY(arguments, newTuple(rt, {sequence}));
  OURO_TRY(index, newInt(rt, state));
  return newTuple(rt, {function, arguments, index});
}

// How many items are left of a sequence; notImplemented() if it has no length.
Owned remaining(Runtime& rt, Value sequence, int64_t gone) {
  if (sequence.isNull()) return smallInt(0);
  if (!typeOf(rt, sequence)->slots.length) return Owned::notImplemented();
  int64_t n = length(rt, sequence);
  if (n < 0) return Owned::error();
  return newInt(rt, n > gone ? n - gone : 0);
}

}  // namespace

// ---- iter(sequence)

Owned newSequenceIterator(Runtime& rt, Value sequence) {
  auto* it = rt.make<SequenceIterator>(TypeId::SequenceIterator);
  if (!it) return Owned::error();
  retain(sequence);
  it->sequence = sequence;
  return Owned::adopt(it);
}

// Is it known without asking for the item that there is none? So it is where the methods of a
// built-in type say it: no IndexError has to be made.
static bool endsBefore(Runtime& rt, Value sequence, int64_t index) {
  const Type* type = typeOf(rt, sequence);
  const TypeDef* layout = type->layout;
  return layout->flags & kWalkedByIndex && type->slots.getItem == layout->slots.getItem &&
         type->slots.length == layout->slots.length && index >= layout->slots.length(rt, sequence);
}

static Owned nextInSequence(Runtime& rt, Value self) {
  auto* it = self.as<SequenceIterator>();
  if (it->sequence.isNull()) return Owned::done();
  if (it->index == INT64_MAX) return raise(rt, Exc::OverflowError, "iter index too large");
  Local held(it->sequence);
  Owned item = endsBefore(rt, held, it->index) ? Owned::done() : itemOrDone(rt, held, it->index);
  if (item.isDone()) {
    drop(it->sequence);
  } else if (!item.isError()) {
    it->index++;
  }
  return item;
}

static Owned iterator_length_hint(Runtime& rt, Value self, Args) {
  auto* it = self.as<SequenceIterator>();
  return remaining(rt, it->sequence, it->index);
}
static Owned iterator_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<SequenceIterator>();
  return reduceAs(rt, builtinNamed(rt, "iter"), it->sequence, it->index);
}
static Owned iterator_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<SequenceIterator>();
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (!it->sequence.isNull()) it->index = index < 0 ? 0 : index;
  return Owned::none();
}

static constexpr MethodDef kSequenceMethods[] = {
    {"__length_hint__", iterator_length_hint, "", "How many items are still to come."},
    {"__reduce__", iterator_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", iterator_setstate, "state, /", "Go to a place in the sequence."},
};

static void sequence_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<SequenceIterator*>(self)->sequence);
}
static void sequence_drop(Object* self) { drop(static_cast<SequenceIterator*>(self)->sequence); }

const TypeDef sequenceIteratorTypeDef = {
    .name = "iterator",
    .basicSize = sizeof(SequenceIterator),
    .flags = kContainerType,
    .traverse = sequence_traverse,
    .clear = sequence_drop,
    .destroy = sequence_drop,
    .slots = {.iter = iterateSelf, .next = nextInSequence},
    .methods = kSequenceMethods,
};

// ---- iter(callable, sentinel)

Owned newCallableIterator(Runtime& rt, Value callable, Value sentinel) {
  auto* it = rt.make<CallableIterator>(TypeId::CallableIterator);
  if (!it) return Owned::error();
  retain(callable);
  retain(sentinel);
  it->callable = callable;
  it->sentinel = sentinel;
  return Owned::adopt(it);
}

static void callable_drop(Object* self) {
  drop(static_cast<CallableIterator*>(self)->callable);
  drop(static_cast<CallableIterator*>(self)->sentinel);
}

static Owned nextResult(Runtime& rt, Value self) {
  auto* it = self.as<CallableIterator>();
  if (it->callable.isNull()) return Owned::done();
  Local callable(it->callable);
  Local result = call(rt, callable);
  if (result.isError()) {
    if (!errorMatches(rt, Exc::StopIteration)) return Owned::error();
    clearError(rt);
    callable_drop(it);
    return Owned::done();
  }
  if (it->callable.isNull()) return Owned::done();  // the call itself exhausted the iterator
  Local sentinel(it->sentinel);
  int same = equals(rt, sentinel, result);
  if (same == 0) return result.take();
  if (same < 0) return Owned::error();
  callable_drop(it);
  return Owned::done();
}

static Owned callable_iterator_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<CallableIterator>();
  Value function = builtinNamed(rt, "iter");
  if (it->callable.isNull()) return reduceAs(rt, function, Value::null(), 0);
  if (function.isError()) return Owned::error();
  OURO_TRY(arguments, newTuple(rt, {it->callable, it->sentinel}));
  return newTuple(rt, {function, arguments});
}

static constexpr MethodDef kCallableMethods[] = {
    {"__reduce__", callable_iterator_reduce, "", "How to make it again, for copy and pickle."},
};

static void callable_traverse(Object* self, Visitor& visitor) {
  visit(visitor, static_cast<CallableIterator*>(self)->callable);
  visit(visitor, static_cast<CallableIterator*>(self)->sentinel);
}

const TypeDef callableIteratorTypeDef = {
    .name = "callable_iterator",
    .basicSize = sizeof(CallableIterator),
    .flags = kContainerType,
    .traverse = callable_traverse,
    .clear = callable_drop,
    .destroy = callable_drop,
    .slots = {.iter = iterateSelf, .next = nextResult},
    .methods = kCallableMethods,
};

// ---- reversed(sequence): a SequenceIterator that goes down to -1

static Owned makeReversed(Runtime& rt, Type* cls, const CallArgs& given) {
  Type* exact = rt.type(TypeId::Reversed);
  if (cls == exact && !refuseKeywords(rt, "reversed", given)) return Owned::error();
  Value sequence;
  OURO_CHECK(unpackPositional(rt, "reversed", given.withoutNames(), 1, 1, &sequence));
  if (isExactly(sequence, TypeId::List)) {  // what its __reversed__ gives
    auto* list = sequence.as<List>();
    return newListIterator(rt, TypeId::ListReverseIterator, list, list->length);
  }
  Type* type = typeOf(rt, sequence);
  Value special = typeLookup(rt, type, rt.names.reversed);
  if (special.isNotFound() && errorPending(rt)) return Owned::error();
  if (!special.isNotFound() && !special.isNone()) {
    return callSpecial(rt, sequence, rt.names.reversed);
  }
  bool isSequence = type->slots.length && type->slots.getItem &&
                    !isInstance(rt, sequence, TypeId::Dict) &&
                    (type->has(kHeapType) || type->flags & (kSequencePattern | kWalkedByIndex) ||
                     isStr(rt, sequence) || isBytesLike(rt, sequence));
  if (special.isNone() || !isSequence) {
    return raise(rt, Exc::TypeError, "'{}' object is not reversible", nameOf(type));
  }
  int64_t n = length(rt, sequence);
  if (n < 0) return Owned::error();
  auto* it = rt.make<SequenceIterator>(cls);
  if (!it) return Owned::error();
  retain(sequence);
  it->sequence = sequence;
  it->index = n - 1;
  return Owned::adopt(it);
}

// Of the sequences that never change and are reversed most; notFound(): it is another one, or there
// is no such item.
static Owned itemAtSight(Runtime& rt, Value sequence, int64_t index) {
  const auto at = static_cast<uint64_t>(index);
  if (isExactly(sequence, TypeId::Str) && at < sequence.as<Str>()->length)
    return newChar(rt, sequence.as<Str>()->at(at));
  if (isExactly(sequence, TypeId::Tuple) && at < sequence.as<Tuple>()->length)
    return Owned::share((*sequence.as<Tuple>())[at]);
  return Owned::notFound();
}

static Owned nextBackwards(Runtime& rt, Value self) {
  auto* it = self.as<SequenceIterator>();
  if (it->sequence.isNull()) return Owned::done();
  Owned known = itemAtSight(rt, it->sequence, it->index);
  if (!known.isNotFound()) {
    if (!known.isError()) it->index--;
    return known;
  }
  Local held(it->sequence);
  Owned item = it->index < 0 ? Owned::done() : itemOrDone(rt, held, it->index);
  if (item.isDone()) {
    drop(it->sequence);
  } else if (!item.isError()) {
    it->index--;
  }
  return item;
}

static Owned reversed_length_hint(Runtime& rt, Value self, Args) {
  auto* it = self.as<SequenceIterator>();
  if (it->sequence.isNull()) return smallInt(0);
  int64_t n = length(rt, it->sequence);
  if (n < 0) return Owned::error();
  return newInt(rt, n < it->index + 1 ? 0 : it->index + 1);
}

static Owned reversed_reduce(Runtime& rt, Value self, Args) {
  auto* it = self.as<SequenceIterator>();
  return reduceAs(rt, Value(typeOf(rt, self)), it->sequence, it->index);
}

static Owned reversed_setstate(Runtime& rt, Value self, Args args) {
  auto* it = self.as<SequenceIterator>();
  int64_t index;
  OURO_CHECK(indexInt64(rt, args[0], &index));
  if (it->sequence.isNull()) return Owned::none();
  int64_t n = length(rt, it->sequence);
  if (n < 0) return Owned::error();
  it->index = index < -1 ? -1 : index > n - 1 ? n - 1 : index;
  return Owned::none();
}

static constexpr MethodDef kReversedMethods[] = {
    {"__length_hint__", reversed_length_hint, "", "How many items are still to come."},
    {"__reduce__", reversed_reduce, "", "How to make it again, for copy and pickle."},
    {"__setstate__", reversed_setstate, "state, /", "Go to a place in the sequence."},
};

const TypeDef reversedTypeDef = {
    .name = "reversed",
    .basicSize = sizeof(SequenceIterator),
    .flags = kSubclassable | kContainerType,
    .traverse = sequence_traverse,
    .clear = sequence_drop,
    .destroy = sequence_drop,
    .slots = {.iter = iterateSelf, .next = nextBackwards, .make = makeReversed},
    .methods = kReversedMethods,
    .make = "sequence, /",
    .doc = "The items of a sequence, last first.",
};

}  // namespace ouro
