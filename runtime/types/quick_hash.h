#pragma once
// hash() and == of the keys that nearly all tables have: ints of one word, exact strs, tuples of
// them.

#include <span>

#include "runtime/protocol.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

bool hashTuple(Runtime&, Value tuple, int64_t* result);
// As a tuple of these items, which somebody holds, would hash.
bool hashItems(Runtime&, std::span<const Value>, int64_t* result);
// The same of words and strs only, whose hash is known without a script's code; false: there are
// others.
bool hashPlainItems(Runtime&, std::span<const Value>, int64_t* result);
inline bool quickHash(Runtime& rt, Value v, int64_t* result) {
  if (v.isSmall()) {
    *result = hashOfSmall(v.small());
    return true;
  }
  if (isExactStr(rt, v)) {
    auto* text = v.as<Str>();
    *result = text->hash ? text->hash : hashOf(rt, text);
    return true;
  }
  return isExactly(v, TypeId::Tuple) ? hashTuple(rt, v, result) : hash(rt, v, result);
}

// Is it hashed, compared and asked for its truth without calling anything? Of an item: a tuple of
// such, too.
inline bool isPlainScalar(Value v) {
  if (!v.isObject()) return true;
  switch (v.object()->kindByte()) {
    case kindNumberOf(TypeId::Str):
    case kindNumberOf(TypeId::Int):
    case kindNumberOf(TypeId::Float): return true;
    default: return false;
  }
}
inline bool isPlainItem(Value v) {
  if (!isExactly(v, TypeId::Tuple)) return isPlainScalar(v);
  for (Value item : v.as<Tuple>()->span())
    if (!isPlainScalar(item)) return false;
  return true;
}

// A str, or an instance of a class that compares as str does: two of them by their text alone.
inline bool comparesAsStr(const Runtime& rt, Value v) {
  return isExactly(v, TypeId::Str) ||
         (isInstanceOfClass(v) &&
          typeOf(rt, v)->slots.compare == rt.type(TypeId::Str)->slots.compare);
}

// Are two keys equal, as far as it shows without running a script's code? 1 or 0; -1: only equals()
// can tell. For tuples of ints, floats and strs, mostly.
int plainEquals(std::span<const Value>, std::span<const Value>);  // as tuples of these
// The same, without a call where two tuples hold the very same words.
[[gnu::always_inline]] inline bool sameWords(std::span<const Value> a, std::span<const Value> b) {
  if (a.size() != b.size()) return false;
  for (size_t i = 0; i < a.size(); i++)
    if (!(a[i] == b[i])) return false;
  return true;
}
[[gnu::always_inline]] inline int plainEqualsQuickly(std::span<const Value> a,
                                                     std::span<const Value> b) {
  return sameWords(a, b) ? 1 : plainEquals(a, b);
}
[[gnu::always_inline]] inline int plainEqualsQuickly(Value a, Value b) {
  if (!isExactly(a, TypeId::Tuple) || !isExactly(b, TypeId::Tuple)) return -1;
  return plainEqualsQuickly(a.as<Tuple>()->span(), b.as<Tuple>()->span());
}

}  // namespace ouro
