// match statements (PEP 634).

#include <vector>

#include "runtime/types/set.h"
#include "vm/slow.h"

namespace ouro {

Owned matchKeys(Runtime& rt, Value subject, Tuple* keys) {
  OURO_TRY(seen, newSet(rt));
  OURO_TRY(getMethod, getAttr(rt, subject, rt.names.get_method));
  OURO_TRY(missing, call(rt, rt.type(TypeId::Object)));
  OURO_TRY(values, newList(rt, keys->length));
  for (Value key : keys->span()) {
    int known = setContains(rt, seen.as<Set>(), key);
    if (known < 0) return Owned::error();
    if (known) {
      OURO_TRY(text, repr(rt, key));
      return raise(rt, Exc::ValueError, "mapping pattern checks duplicate key ({})",
                   toUtf8(text.as<Str>()));
    }
    OURO_CHECK(setAdd(rt, seen.as<Set>(), key));
    OURO_TRY(value, call(rt, getMethod, key, missing));
    if (value.get() == missing.get()) return Owned::none();
    OURO_CHECK(append(rt, values.as<List>(), value));
  }
  return tupleFrom(rt, values);
}

Owned matchRest(Runtime& rt, Value subject, Tuple* keys) {
  OURO_TRY(rest, newDict(rt));
  OURO_CHECK(dictMerge(rt, rest.as<Dict>(), subject, true));
  for (Value key : keys->span())
    if (dictDelete(rt, rest.as<Dict>(), key) < 0) return Owned::error();
  return rest.take();
}

namespace {

// The attribute `name` of the subject into `out`: 1 found, 0 absent, -1 error (also for a name
// twice).
int matchAttribute(Runtime& rt, Value subject, Type* cls, Value name, Set* seen, List* out) {
  int known = setContains(rt, seen, name);
  if (known < 0) return -1;
  if (known) {
    Local text = repr(rt, name);
    if (!text.isError()) {
      (void)raise(rt, Exc::TypeError, "{}() got multiple sub-patterns for attribute {}",
                  nameOf(cls), toUtf8(text.as<Str>()));
    }
    return -1;
  }
  if (!setAdd(rt, seen, name)) return -1;
  Owned found = lookupAttr(rt, subject, name.as<Str>());
  if (found.isError()) return -1;
  if (found.isNotFound()) return 0;
  return appendTaking(rt, out, found) ? 1 : -1;
}

// Names of the positional sub-patterns: cls.__match_args__; null: the subject itself is the only
// one.
Owned positionalNames(Runtime& rt, Type* cls, uint32_t count, bool* matchesSelf) {
  Owned found = lookupAttr(rt, cls, rt.names.match_args);
  if (found.isError()) return found;
  uint64_t allowed = 0;
  Local names;
  if (found.isNotFound()) {
    *matchesSelf = cls->has(kMatchSelf);
    allowed = *matchesSelf ? 1 : 0;
  } else {
    names = found;
    if (!isExactTuple(rt, names)) {
      return raise(rt, Exc::TypeError, "{}.__match_args__ must be a tuple (got {})", nameOf(cls),
                   typeName(rt, names));
    }
    allowed = names.as<Tuple>()->length;
  }
  if (count > allowed) {
    return raise(rt, Exc::TypeError, "{}() accepts {} positional sub-pattern{} ({} given)",
                 nameOf(cls), allowed, allowed == 1 ? "" : "s", count);
  }
  return names.take();
}

}  // namespace

Owned matchClass(Runtime& rt, Value subject, Value pattern, uint32_t positional, Tuple* keywords) {
  Type* cls = asType(rt, pattern);
  if (!cls) return raise(rt, Exc::TypeError, "called match pattern must be a type");
  int matches = isInstance(rt, subject, pattern);
  if (matches < 0) return Owned::error();
  if (!matches) return Owned::none();
  OURO_TRY(seen, newSet(rt));
  OURO_TRY(values, newList(rt));
  if (positional) {
    bool matchesSelf = false;
    OURO_TRY(names, positionalNames(rt, cls, positional, &matchesSelf));
    if (matchesSelf) {
      OURO_CHECK(append(rt, values.as<List>(), subject));
    } else {
      for (uint32_t k = 0; k < positional; k++) {
        Value name = (*names.as<Tuple>())[k];
        if (!isStr(rt, name)) {
          return raise(rt, Exc::TypeError, "__match_args__ elements must be strings (got {})",
                       typeName(rt, name));
        }
        int found = matchAttribute(rt, subject, cls, name, seen.as<Set>(), values.as<List>());
        if (found <= 0) return found < 0 ? Owned::error() : Owned::none();
      }
    }
  }
  for (Value name : keywords->span()) {
    int found = matchAttribute(rt, subject, cls, name, seen.as<Set>(), values.as<List>());
    if (found <= 0) return found < 0 ? Owned::error() : Owned::none();
  }
  return tupleFrom(rt, values);
}

}  // namespace ouro
