// Binding the arguments of a call to the parameters of a Python function: the ways for calls with
// which nothing is wrong.

#include <algorithm>

#include "runtime/types/dict.h"
#include "runtime/types/str.h"
#include "vm/binding.h"

namespace ouro {

namespace {

constexpr uint32_t kToDict = UINT32_MAX;

// Where the arguments of a call belong.
struct Placement {
  uint64_t filled;                // a bit for each named slot that gets an argument
  uint32_t slots[kMostKeywords];  // of the keywords; kToDict: one that **kwargs takes
  uint32_t extra;                 // how many of those there are
  union {                         // not set to anything to begin with
    Value defaults[kMostNamed];   // of the slots that are not filled; borrowed
  };
  union {
    Value given[kMostKeywords];  // the keywords' values
  };

  Placement() {}
  bool isFilled(uint32_t slot) const { return filled >> slot & 1; }
};

// The slot of the parameter with this name, which is interned as the parameters' are; at least
// `from`, and below `end`.
uint32_t slotNamed(const Code* code, Value name, uint32_t from, uint32_t end) {
  const Tuple* slots = code->slotNames.as<Tuple>();
  while (from < end && (*slots)[from] != name) from++;
  return from;
}

bool placeKeywords(const Code* code, const Tuple* names, uint32_t end, Placement* to) {
  for (size_t i = 0; i < names->length; i++) {
    Value name = (*names)[i];
    uint32_t slot = slotNamed(code, name, code->posOnlyCount, end);
    if (slot < end) {
      if (to->isFilled(slot)) return false;
      to->filled |= uint64_t{1} << slot;
      to->slots[i] = slot;
    } else {
      if (!(code->flags & kVarKeywords) || !isExactly(name, TypeId::Str)) return false;
      if (!name.as<Str>()->isInterned()) return false;
      to->slots[i] = kToDict;
      to->extra++;
    }
  }
  return true;
}

// The tuple and dict of a call that has nothing for *args and **kwargs. False: no memory.
bool addEmptyRest(Runtime& rt, const Code* code, Value* to) {
  if (code->flags & kVarKeywords) {
    Owned dict = newDict(rt);
    if (dict.isError()) {
      clearError(rt);
      return false;
    }
    to[(code->flags & kVarArgs) != 0] = dict.take();
  }
  if (code->flags & kVarArgs) *to = Owned::share(rt.emptyTuple).take();
  return true;
}

// Do the keywords, if any, follow the positional arguments in the parameters' order, and has what
// is left a default? Then no argument moves. False: nothing has been done.
bool bindInOrder(Runtime& rt, const Function* function, Value* locals, uint32_t positional,
                 const Tuple* names) {
  const Code* code = function->code;
  const uint32_t end = code->argCount + code->kwOnlyCount;
  const auto keywords = names ? static_cast<uint32_t>(names->length) : 0;
  const uint32_t given = positional + keywords;
  if (positional > code->argCount || given > end) return false;
  if (keywords && positional < code->posOnlyCount) return false;
  const Value* slots = code->slotNames.as<Tuple>()->items() + positional;
  for (uint32_t i = 0; i < keywords; i++)
    if (names->items()[i] != slots[i]) return false;
  uint32_t slot = given;
  for (; slot < end; slot++) {
    const Value value = defaultOf(rt, function, slot);
    if (value.isUnbound()) break;
    retain(value);
    locals[slot] = value;
  }
  if (slot == end && addEmptyRest(rt, code, locals + end)) return true;
  while (slot > given) release(locals[--slot]);
  return false;
}

bool placeDefaults(Runtime& rt, const Function* function, uint32_t from, uint32_t end,
                   Placement* to) {
  for (uint32_t i = from; i < end; i++) {
    if (to->isFilled(i)) continue;
    to->defaults[i] = defaultOf(rt, function, i);
    if (to->defaults[i].isUnbound()) return false;
  }
  return true;
}

// The tuple of *args and the dict of **kwargs, if the function has them. false: no memory.
bool makeRest(Runtime& rt, const Code* code, const Value* given, uint32_t positional,
              const Tuple* names, const Placement& placement, Local* tuple, Local* dict) {
  if (code->flags & kVarArgs) {
    uint32_t rest = positional > code->argCount ? positional - code->argCount : 0;
    *tuple = newTuple(rt, {given + positional - rest, rest});
    if (tuple->isError()) return false;
  }
  if (!(code->flags & kVarKeywords)) return true;
  *dict = newDict(rt, placement.extra);
  if (dict->isError()) return false;
  for (uint32_t i = 0; placement.extra && i < names->length; i++) {
    if (placement.slots[i] != kToDict) continue;
    if (!dictSet(rt, dict->as<Dict>(), (*names)[i].as<Str>(), given[positional + i])) return false;
  }
  return true;
}

// Are all of these keywords for **kwargs, as none of them is the name of a parameter before `end`?
[[gnu::always_inline]] inline bool areExtra(const Code* code, const Tuple* names, uint32_t end) {
  if (!(code->flags & kVarKeywords)) return false;
  const uint32_t first = code->posOnlyCount;
  for (const Value name : names->span()) {
    if (!isExactly(name, TypeId::Str)) return false;
    if (first == end) continue;
    if (!name.as<Str>()->isInterned() || slotNamed(code, name, first, end) < end) return false;
  }
  return true;
}

// The defaults of the last `missing` parameters before *args; null: not all of them have one.
const Value* lastDefaults(const Function* function, uint32_t missing) {
  if (function->defaults.isNone()) return nullptr;
  const Tuple* defaults = function->defaults.as<Tuple>();
  return missing <= defaults->length ? defaults->items() + (defaults->length - missing) : nullptr;
}

// A function with *args or **kwargs, none of whose parameters is given by keyword; hasNamed: it has
// others, too, than those two, as most wrappers have not. False: nothing has been done.
template <bool hasNamed>
bool bindGathered(Runtime& rt, const Function* function, Value* locals, uint32_t positional,
                  const Tuple* names) {
  const Code* code = function->code;
  const bool takesArgs = code->flags & kVarArgs, takesKeywords = code->flags & kVarKeywords;
  const auto keywords = names ? static_cast<uint32_t>(names->length) : 0;
  const uint32_t end = hasNamed ? code->argCount : 0, direct = std::min(positional, end);
  const uint32_t rest = positional - direct;
  if (code->kwOnlyCount || (rest && !takesArgs) || (keywords && !areExtra(code, names, end)))
    return false;
  const Value* defaults = direct < end ? lastDefaults(function, end - direct) : nullptr;
  if (direct < end && !defaults) return false;
  Value dict = Value::none();
  if (takesKeywords) {
    Owned made = keywords ? newDictOf(rt, names->span(), locals + positional) : newDict(rt);
    if (made.isError()) return clearError(rt), false;
    dict = made.take();
  }
  // What the dict holds is not dropped for good here.
  for (uint32_t i = 0; i < keywords; i++) release(locals[positional + i]);
  if (takesArgs) {
    Tuple* tuple = allocateTupleRaw(rt, rest);
    if (!tuple) {
      for (uint32_t i = 0; i < keywords; i++) retain(locals[positional + i]);
      release(dict);
      return clearError(rt), false;
    }
    locals[end] = fillTuple(rt, tuple, {locals + end, rest});
  }
  for (uint32_t i = direct; i < end; i++) locals[i] = Owned::share(*defaults++).take();
  if (takesKeywords) locals[end + takesArgs] = dict;
  return true;
}

// Everything where it belongs. False: nothing has been done.
[[gnu::noinline]] bool bindPlainly(Runtime& rt, Function* function, Value* locals,
                                   uint32_t positional, const Tuple* names) {
  const Code* code = function->code;
  const uint32_t end = code->argCount + code->kwOnlyCount;
  const auto keywords = names ? static_cast<uint32_t>(names->length) : 0;
  const bool hasRest = code->flags & (kVarArgs | kVarKeywords);
  if (end > kMostNamed || keywords > kMostKeywords) return false;
  if (positional > code->argCount && !(code->flags & kVarArgs)) return false;
  const uint32_t direct = std::min(positional, code->argCount);
  Placement placement;
  placement.filled = direct == kMostNamed ? UINT64_MAX : (uint64_t{1} << direct) - 1;
  placement.extra = 0;
  if (names && !placeKeywords(code, names, end, &placement)) return false;
  if (!placeDefaults(rt, function, direct, end, &placement)) return false;
  Local tuple, dict;
  if (hasRest && !makeRest(rt, code, locals, positional, names, placement, &tuple, &dict)) {
    clearError(rt);
    return false;
  }
  // What the tuple and the dict hold is not dropped for good here.
  for (uint32_t i = 0; i < keywords; i++) placement.given[i] = locals[positional + i];
  for (uint32_t i = direct; i < positional; i++) release(locals[i]);
  for (uint32_t i = direct; i < end; i++) {
    if (placement.isFilled(i)) continue;
    retain(placement.defaults[i]);
    locals[i] = placement.defaults[i];
  }
  for (uint32_t i = 0; i < keywords; i++) {
    if (placement.slots[i] == kToDict) {
      release(placement.given[i]);
    } else {
      locals[placement.slots[i]] = placement.given[i];
    }
  }
  Value* rest = locals + end;
  if (code->flags & kVarArgs) *rest++ = tuple.take().take();
  if (code->flags & kVarKeywords) *rest = dict.take().take();
  return true;
}

}  // namespace

bool bindParameters(Runtime& rt, Function* function, Value* locals, uint32_t positional,
                    Tuple* names) {
  Code* code = function->code;
  return (locals + code->frameSize <= machineOf(rt).stackEnd &&
          (bindInOrder(rt, function, locals, positional, names) ||
           (code->argCount == 0 ? bindGathered<false>(rt, function, locals, positional, names)
                                : bindGathered<true>(rt, function, locals, positional, names)) ||
           bindPlainly(rt, function, locals, positional, names))) ||
         bindGenerally(rt, function, locals, positional, names);
}

}  // namespace ouro
