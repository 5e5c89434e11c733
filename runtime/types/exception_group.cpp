// BaseExceptionGroup and ExceptionGroup (PEP 654): trees of exceptions, and how they are split.

#include <algorithm>
#include <vector>

#include "runtime/argument_name.h"
#include "runtime/types/exact.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {

ExceptionGroup* self(Value v) { return v.as<ExceptionGroup>(); }
Tuple* members(Value v) { return self(v)->exceptions.as<Tuple>(); }

// The exceptions as a tuple; *nested: one of them is not an Exception.
Owned checkMembers(Runtime& rt, Value given, bool* nested) {
  const Slots& slots = typeOf(rt, given)->slots;
  bool isSequence = slots.getItem && !isInstance(rt, given, TypeId::Dict);
  if (!isSequence)
    return raise(rt, Exc::TypeError, "second argument (exceptions) must be a sequence");
  OURO_TRY(tuple, tupleFrom(rt, given));
  Tuple* items = tuple.as<Tuple>();
  if (items->length == 0)
    return raise(rt, Exc::ValueError, "second argument (exceptions) must be a non-empty sequence");
  for (size_t i = 0; i < items->length; i++) {
    if (!isExceptionInstance(rt, (*items)[i])) {
      return raise(rt, Exc::ValueError,
                   "Item {} of second argument (exceptions) is not an exception", i);
    }
    *nested |= !isSubtype(typeOf(rt, (*items)[i]), rt.exception(Exc::Exception));
  }
  return tuple.take();
}

// The class that is really made: a BaseExceptionGroup of nothing but Exceptions is an
// ExceptionGroup. Null with TypeError pending.
Type* chooseClass(Runtime& rt, Type* cls, bool nested) {
  if (cls == rt.exception(Exc::BaseExceptionGroup))
    return nested ? cls : rt.exception(Exc::ExceptionGroup);
  if (!nested) return cls;
  if (cls == rt.exception(Exc::ExceptionGroup)) {
    (void)raise(rt, Exc::TypeError, "Cannot nest BaseExceptions in an ExceptionGroup");
    return nullptr;
  }
  if (!isSubtype(cls, rt.exception(Exc::Exception))) return cls;
  (void)raise(rt, Exc::TypeError, "Cannot nest BaseExceptions in '{}'", nameOf(cls));
  return nullptr;
}

Owned group_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (given.positional != 2) {
    return raise(rt, Exc::TypeError,
                 "BaseExceptionGroup.__new__() takes exactly 2 arguments ({} given)",
                 given.positional);
  }
  if (!isStr(rt, given.values[0])) {
    return raise(rt, Exc::TypeError, "BaseExceptionGroup.__new__() argument 1 must be str, not {}",
                 argumentName(rt, given.values[0]));
  }
  bool nested = false;
  OURO_TRY(exceptions, checkMembers(rt, given.values[1], &nested));
  cls = chooseClass(rt, cls, nested);
  if (!cls) return Owned::error();
  OURO_TRY(made, exceptionMake(rt, cls, {given.values, 2, nullptr}));
  assignField(self(made)->message, given.values[0]);
  assignField(self(made)->exceptions, exceptions);
  return made.take();
}

bool group_init(Runtime& rt, Value v, const CallArgs& given) { return exceptionInit(rt, v, given); }

Owned group_str(Runtime& rt, Value v) {
  StrBuilder out(rt);
  out.appendStr(self(v)->message);
  size_t count = members(v)->length;
  out.append(fmt::format(" ({} sub-exception{})", count, count == 1 ? "" : "s"));
  return out.finish();
}

// ---- taking apart

// A group like `original` of some of its exceptions, made by its derive(); None when there are
// none.
Owned subset(Runtime& rt, Value original, List* exceptions) {
  if (exceptions->length == 0) return Owned::none();
  Ref<Str> derive = intern(rt, "derive");
  if (!derive) return Owned::error();
  Value list(exceptions);
  OURO_TRY(group, callMethod(rt, original, derive.get(), {&list, 1}));
  if (!isExceptionGroup(rt, group))
    return raise(rt, Exc::TypeError, "derive must return an instance of BaseExceptionGroup");
  Exception *from = original.as<Exception>(), *to = group.as<Exception>();
  assignField(to->traceback, from->traceback);
  assignField(to->context, from->context);
  assignField(to->cause, from->cause);
  to->suppressContext = from->suppressContext;
  Owned found = lookupAttr(rt, original, rt.names.notes);
  if (found.isNotFound()) return group.take();
  OURO_TRY(notes, found);
  if (!isList(rt, notes) && !isTuple(rt, notes)) return group.take();
  OURO_TRY(copy, listFrom(rt, notes));
  OURO_CHECK(setAttr(rt, group, rt.names.notes, copy));
  return group.take();
}

// What decides which exceptions belong to the matching part.
struct Matcher {
  enum Kind { ByType, ByFunction, ByIdentity } kind;
  Value value;  // class or tuple of classes; function; unused

  std::span<const Value> leaves;  // ByIdentity; sorted by bits

  // 1: matches, 0, -1 on error.
  int operator()(Runtime& rt, Value exception) const {
    if (kind == ByType) return exceptionMatches(rt, exception, value);
    if (kind == ByIdentity) {
      if (isExceptionGroup(rt, exception)) return 0;
      return std::binary_search(leaves.begin(), leaves.end(), exception,
                                [](Value a, Value b) { return a.bits() < b.bits(); });
    }
    Local answer = call(rt, value, exception);
    return answer.isError() ? -1 : truth(rt, answer);
  }
};

// The two parts of an exception: what matches and (if wanted) the rest; None for an empty part.
bool splitTree(Runtime& rt, Value exception, const Matcher& matches, bool wantRest, Local* match,
               Local* rest) {
  *match = *rest = Local();
  int whole = matches(rt, exception);
  if (whole < 0) return false;
  if (whole) {
    *match = Local(exception);
    return true;
  }
  if (!isExceptionGroup(rt, exception)) {
    if (wantRest) *rest = Local(exception);
    return true;
  }
  RecursionGuard guard(rt, " in exceptiongroup_split_recursive");
  if (!guard.ok()) return false;
  OURO_TRY_BOOL(matched, newList(rt));
  OURO_TRY_BOOL(others, newList(rt));
  Local held(self(exception)->exceptions);
  for (Value item : held.as<Tuple>()->span()) {
    Local itemMatch, itemRest;
    if (!splitTree(rt, item, matches, wantRest, &itemMatch, &itemRest)) return false;
    if (!itemMatch.get().isNone() && !append(rt, matched.as<List>(), itemMatch)) return false;
    if (!itemRest.get().isNone() && !append(rt, others.as<List>(), itemRest)) return false;
  }
  *match = subset(rt, exception, matched.as<List>());
  if (match->isError()) return false;
  if (wantRest) *rest = subset(rt, exception, others.as<List>());
  return !rest->isError();
}

bool makeMatcher(Runtime& rt, Value condition, Matcher* out) {
  out->value = condition;
  out->kind = Matcher::ByType;
  if (isExceptionClass(rt, condition)) return true;
  if (isTuple(rt, condition)) {
    bool all = true;
    for (Value item : condition.as<Tuple>()->span()) all &= isExceptionClass(rt, item);
    if (all) return true;
  }
  out->kind = Matcher::ByFunction;
  bool isFunction = isCallable(rt, condition) && !asType(rt, condition);
  return isFunction || fail(rt, Exc::TypeError, "{}",
                            "expected a function, exception type or tuple of exception types");
}

Owned group_split(Runtime& rt, Value v, Args args) {
  Matcher matches{};
  OURO_CHECK(makeMatcher(rt, args[0], &matches));
  Local match, rest;
  OURO_CHECK(splitTree(rt, v, matches, true, &match, &rest));
  return newTuple(rt, {match.get(), rest.get()});
}

Owned group_subgroup(Runtime& rt, Value v, Args args) {
  Matcher matches{};
  OURO_CHECK(makeMatcher(rt, args[0], &matches));
  Local match, rest;
  OURO_CHECK(splitTree(rt, v, matches, false, &match, &rest));
  return match.take();
}

Owned group_derive(Runtime& rt, Value v, Args args) {
  return call(rt, rt.exception(Exc::BaseExceptionGroup), self(v)->message, args[0]);
}

constexpr MethodDef kMethods[] = {
    {"derive", group_derive, "excs, /", "A group with the same message and other exceptions."},
    {"split", group_split, "condition, /", "The part that matches and the rest, each or None."},
    {"subgroup", group_subgroup, "condition, /", "The part that matches, or None."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585.", MethodKind::Class},
};
const GetSetDef kAttributes[] = {
    {"message", getField<&ExceptionGroup::message>, refuseSet, "exception message"},
    {"exceptions", getField<&ExceptionGroup::exceptions>, refuseSet, "nested exceptions"},
};
constexpr Slots kSlots = {.str = group_str, .make = group_make, .init = group_init};

}  // namespace

bool linkExceptionGroup(Runtime& rt) {
  Type* group = rt.exception(Exc::ExceptionGroup);
  Type *first = rt.exception(Exc::BaseExceptionGroup), *second = rt.exception(Exc::Exception);
  Type* root = rt.exception(Exc::BaseException);
  Local bases = newTuple(rt, {Value(first), Value(second)});
  Local mro = newTuple(
      rt, {Value(group), Value(first), Value(second), Value(root), Value(rt.type(TypeId::Object))});
  if (bases.isError() || mro.isError()) return false;
  group->bases = Ref<Tuple>(bases.as<Tuple>());
  group->mro = Ref<Tuple>(mro.as<Tuple>());
  second->subclasses->push_back(group);
  return true;
}

bool isExceptionGroup(const Runtime& rt, Value v) {
  return v.isObject() && isSubtype(typeOf(rt, v), rt.exception(Exc::BaseExceptionGroup));
}

bool collectLeaves(Runtime& rt, Value exception, List* leaves) {
  if (!isExceptionGroup(rt, exception)) return append(rt, leaves, exception);
  RecursionGuard guard(rt, " in collect_exception_group_leaf_ids");
  if (!guard.ok()) return false;
  for (Value item : members(exception)->span())
    if (!collectLeaves(rt, item, leaves)) return false;
  return true;
}

Owned projectGroup(Runtime& rt, Value group, List* leaves) {
  std::vector<Value> sorted(leaves->items, leaves->items + leaves->length);
  std::sort(sorted.begin(), sorted.end(), [](Value a, Value b) { return a.bits() < b.bits(); });
  Matcher matches{Matcher::ByIdentity, Value::none(), sorted};
  Local match, rest;
  OURO_CHECK(splitTree(rt, group, matches, false, &match, &rest));
  return match.take();
}

const TypeDef baseExceptionGroupTypeDef =
    exceptionDefinition<ExceptionGroup>("BaseExceptionGroup", kSlots, kMethods, kAttributes,
                                        "Several exceptions that are raised together.");

}  // namespace ouro
