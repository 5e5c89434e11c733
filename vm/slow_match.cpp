// match statements (PEP 634).

#include <algorithm>
#include <vector>

#include "runtime/types/exact.h"
#include "runtime/types/set.h"
#include "vm/slow.h"

namespace ouro {

namespace {

// Values found so far, for a tuple of `most` of them.
class Values {
 public:
  explicit Values(size_t most) {
    if (most <= kInline) return;
    large_.resize(most);
    at_ = large_.data();
  }
  ~Values() {
    for (size_t i = 0; i < count_; i++) release(at_[i]);
  }
  void add(Owned v) { at_[count_++] = v.take(); }
  Owned tuple(Runtime& rt) { return newTupleTaking(rt, at_, std::exchange(count_, 0)); }

 private:
  static constexpr size_t kInline = 8;
  Value small_[kInline];
  std::vector<Value> large_;
  Value* at_ = small_;
  size_t count_ = 0;
};

// The values of a dict itself under keys that compare without a script's doing; notFound(): it is
// something else.
Owned matchPlainKeys(Runtime& rt, Value subject, Tuple* keys) {
  if (!isExactly(subject, TypeId::Dict)) return Owned::notFound();
  auto all = keys->span();
  for (size_t i = 0; i < all.size(); i++) {
    if (!isExactly(all[i], TypeId::Str)) return Owned::notFound();
    for (size_t k = 0; k < i; k++)
      if (equal(all[k].as<Str>(), all[i].as<Str>())) return Owned::notFound();
  }
  Values values(all.size());
  for (Value key : all) {
    Value found = dictGet(rt, subject.as<Dict>(), key);
    if (found.isError()) return Owned::error();
    if (found.isNotFound()) return Owned::none();
    values.add(Owned::share(found));
  }
  return values.tuple(rt);
}

}  // namespace

Owned matchKeys(Runtime& rt, Value subject, Tuple* keys) {
  Owned plain = matchPlainKeys(rt, subject, keys);
  if (!plain.isNotFound()) return plain;
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

// Raises TypeError if `name` is among those before it.
bool checkUnique(Runtime& rt, const Type* cls, Value name, std::span<const Value> before,
                 std::span<const Value> more = {}) {
  // Most are interned.
  auto isName = [&](Value other) {
    const bool areInterned = other.as<Str>()->isInterned() && name.as<Str>()->isInterned();
    return areInterned ? other == name : equal(other.as<Str>(), name.as<Str>());
  };
  if (std::ranges::none_of(before, isName) && std::ranges::none_of(more, isName)) return true;
  Local text = repr(rt, name);
  if (text.isError()) return false;
  return fail(rt, Exc::TypeError, "{}() got multiple sub-patterns for attribute {}", nameOf(cls),
              toUtf8(text.as<Str>()));
}

// The attribute `name` of the subject: 1 found, 0 absent, -1 error.
int matchAttribute(Runtime& rt, Value subject, Value name, Values& out) {
  Owned found = lookupAttr(rt, subject, name.as<Str>());
  if (found.isError()) return -1;
  if (found.isNotFound()) return 0;
  out.add(found);
  return 1;
}

// Names of the positional sub-patterns: cls.__match_args__; null: the subject itself is the only
// one.
Owned positionalNames(Runtime& rt, Type* cls, uint32_t count, bool* matchesSelf) {
  // What most classes have, a tuple or nothing, `type` need not be asked for.
  const bool isPlain = typeOf(rt, Value(cls)) == rt.type(TypeId::Type);
  const Value own = isPlain ? typeLookup(rt, cls, rt.names.match_args) : Value::unbound();
  if (own.isNotFound() && errorPending(rt)) return Owned::error();
  const bool isKnown = own.isNotFound() || isExactly(own, TypeId::Tuple);
  Owned found = isKnown ? Owned::share(own) : lookupAttr(rt, cls, rt.names.match_args);
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

Owned matchClass(Runtime& rt, Value subject, Value pattern, uint32_t positional, Tuple* keywords,
                 bool is) {
  Type* cls = asType(rt, pattern);
  if (!cls) return raise(rt, Exc::TypeError, "called match pattern must be a type");
  int matches = is ? 1 : isInstance(rt, subject, pattern);
  if (matches < 0) return Owned::error();
  if (!matches) return Owned::none();
  bool matchesSelf = false;
  Local held;
  std::span<const Value> names;
  if (positional) {
    held = positionalNames(rt, cls, positional, &matchesSelf);
    if (held.isError()) return Owned::error();
    if (!matchesSelf) names = held.as<Tuple>()->span().first(positional);
  }
  Values values(positional + keywords->length);
  if (matchesSelf) values.add(Owned::share(subject));
  for (size_t k = 0; k < names.size(); k++) {
    if (!isStr(rt, names[k])) {
      return raise(rt, Exc::TypeError, "__match_args__ elements must be strings (got {})",
                   typeName(rt, names[k]));
    }
    OURO_CHECK(checkUnique(rt, cls, names[k], names.first(k)));
    int found = matchAttribute(rt, subject, names[k], values);
    if (found <= 0) return found < 0 ? Owned::error() : Owned::none();
  }
  auto more = keywords->span();
  for (size_t k = 0; k < more.size(); k++) {
    OURO_CHECK(checkUnique(rt, cls, more[k], names, more.first(k)));
    int found = matchAttribute(rt, subject, more[k], values);
    if (found <= 0) return found < 0 ? Owned::error() : Owned::none();
  }
  return values.tuple(rt);
}

}  // namespace ouro
