// Binding the arguments of a call to the parameters of a Python function.

#include <algorithm>
#include <string>
#include <vector>

#include "compiler/code_unit.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "vm/stack.h"

namespace ouro {

namespace {

struct Binder {
  Runtime& rt;
  Function* function;
  Code* code;
  Value* locals;
  uint32_t positional;
  Tuple* names;
  std::vector<Value> given;  // owned
  Local extraKeywords;       // the dict of **kwargs

  bool hasVarArgs() const { return code->flags & kVarArgs; }
  bool hasVarKeywords() const { return code->flags & kVarKeywords; }
  uint32_t namedCount() const { return code->argCount + code->kwOnlyCount; }
  Str* nameOfSlot(uint32_t i) const { return (*code->slotNames.as<Tuple>())[i].as<Str>(); }
  std::string functionName() const { return toUtf8(function->qualname.as<Str>()); }

  bool bind();
  bool takePositional();
  bool takeKeywords();
  bool takeKeyword(Value key, Value& value);
  bool fillDefaults();
  bool fillKeywordDefaults();
  bool tooMany();
  bool missing(const std::vector<Str*>& which, const char* kind);
  bool positionalOnlyAsKeyword();
  void giveUp();
};

bool Binder::tooMany() {
  uint32_t defaults = function->defaults.isNone()
                          ? 0
                          : static_cast<uint32_t>(function->defaults.as<Tuple>()->length);
  int64_t most = code->argCount, least = most - int64_t{defaults};  // defaults may be too many
  std::string takes = defaults ? "from " + std::to_string(least) + " to " + std::to_string(most)
                               : std::to_string(most);
  bool plural = most != 1 || defaults;
  uint32_t keywordOnly = 0;
  for (uint32_t i = code->argCount; i < namedCount(); i++) keywordOnly += !locals[i].isUnbound();
  std::string givenText = std::to_string(positional);
  if (keywordOnly) {
    givenText =
        fmt::format("{} positional argument{} (and {} keyword-only argument{}) were", positional,
                    positional == 1 ? "" : "s", keywordOnly, keywordOnly == 1 ? "" : "s");
  } else {
    givenText += positional == 1 ? " was" : " were";
  }
  return fail(rt, Exc::TypeError, "{}() takes {} positional argument{} but {} given",
              functionName(), takes, plural ? "s" : "", givenText);
}

bool Binder::missing(const std::vector<Str*>& which, const char* kind) {
  std::string list;
  for (size_t i = 0; i < which.size(); i++) {
    if (i > 0) list += which.size() == 2 ? " and " : i + 1 == which.size() ? ", and " : ", ";
    list += "'" + toUtf8(which[i]) + "'";
  }
  return fail(rt, Exc::TypeError, "{}() missing {} required {} argument{}: {}", functionName(),
              which.size(), kind, which.size() == 1 ? "" : "s", list);
}

bool Binder::takePositional() {
  uint32_t direct = positional < code->argCount ? positional : code->argCount;
  for (uint32_t i = 0; i < direct; i++) locals[i] = std::exchange(given[i], Value::none());
  if (!hasVarArgs()) return true;
  uint32_t rest = positional - direct;
  Owned tuple = newTupleTaking(rt, given.data() + direct, rest);
  for (uint32_t i = 0; i < rest; i++) given[direct + i] = Value::none();
  if (tuple.isError()) return false;
  locals[namedCount()] = tuple.take();
  return true;
}

bool Binder::positionalOnlyAsKeyword() {
  std::string list;
  for (uint32_t i = 0; i < code->posOnlyCount; i++) {
    for (Value key : names->span()) {
      if (!equal(key.as<Str>(), nameOfSlot(i))) continue;
      if (!list.empty()) list += ", ";
      list += toUtf8(key.as<Str>());
    }
  }
  if (list.empty()) return true;
  return fail(rt, Exc::TypeError,
              "{}() got some positional-only arguments passed as keyword arguments: '{}'",
              functionName(), list);
}

bool Binder::takeKeyword(Value key, Value& value) {
  if (!isStr(rt, key))
    return fail(rt, Exc::TypeError, "{}() keywords must be strings", functionName());
  Str* name = key.as<Str>();
  for (uint32_t i = code->posOnlyCount; i < namedCount(); i++) {
    Str* parameter = nameOfSlot(i);
    if (parameter != name && !equal(parameter, name)) continue;
    if (!locals[i].isUnbound()) {
      return fail(rt, Exc::TypeError, "{}() got multiple values for argument '{}'", functionName(),
                  toUtf8(name));
    }
    locals[i] = std::exchange(value, Value::none());
    return true;
  }
  if (hasVarKeywords()) return dictSet(rt, extraKeywords.as<Dict>(), key, value);
  if (!positionalOnlyAsKeyword()) return false;
  return fail(rt, Exc::TypeError, "{}() got an unexpected keyword argument '{}'", functionName(),
              toUtf8(name));
}

bool Binder::takeKeywords() {
  if (hasVarKeywords()) {
    extraKeywords = newDict(rt);
    if (extraKeywords.isError()) return false;
  }
  if (names) {
    for (size_t i = 0; i < names->length; i++)
      if (!takeKeyword((*names)[i], given[positional + i])) return false;
  }
  if (hasVarKeywords()) locals[namedCount() + hasVarArgs()] = extraKeywords.take().take();
  return true;
}

bool Binder::fillDefaults() {
  Tuple* defaults = function->defaults.isNone() ? nullptr : function->defaults.as<Tuple>();
  uint32_t count = defaults ? static_cast<uint32_t>(defaults->length) : 0;
  uint32_t firstDefault = count > code->argCount ? 0 : code->argCount - count;
  std::vector<Str*> absent;
  for (uint32_t i = 0; i < code->argCount; i++) {
    if (!locals[i].isUnbound()) continue;
    if (i < firstDefault) {
      absent.push_back(nameOfSlot(i));
    } else {
      Value value =
          (*defaults)[i - firstDefault + (count > code->argCount ? count - code->argCount : 0)];
      retain(value);
      locals[i] = value;
    }
  }
  return absent.empty() || missing(absent, "positional");
}

bool Binder::fillKeywordDefaults() {
  std::vector<Str*> absent;
  for (uint32_t i = code->argCount; i < namedCount(); i++) {
    if (!locals[i].isUnbound()) continue;
    Value value = function->kwDefaults.isNone()
                      ? Value::notFound()
                      : dictGet(rt, function->kwDefaults.as<Dict>(), nameOfSlot(i));
    if (value.isNotFound()) {
      absent.push_back(nameOfSlot(i));
    } else {
      retain(value);
      locals[i] = value;
    }
  }
  return absent.empty() || missing(absent, "keyword-only");
}

bool Binder::bind() {
  if (!takePositional() || !takeKeywords()) return false;
  if (positional > code->argCount && !hasVarArgs()) return tooMany();
  return fillDefaults() && fillKeywordDefaults();
}

void Binder::giveUp() {
  for (uint32_t i = 0; i < code->parameterCount; i++)
    release(std::exchange(locals[i], Value::unbound()));
}

// ---- the short way: nothing is wrong with the call

constexpr uint32_t kMostKeywords = 16, kMostNamed = 64;
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

// The default of a parameter that got no value; a borrow, or unbound.
Value defaultOf(Runtime& rt, const Function* function, uint32_t slot) {
  const Code* code = function->code;
  if (slot < code->argCount) {
    if (function->defaults.isNone()) return Value::unbound();
    const Tuple* defaults = function->defaults.as<Tuple>();
    uint64_t given = defaults->length, missing = code->argCount - slot;
    return given < missing ? Value::unbound() : (*defaults)[given - missing];
  }
  Dict* defaults = function->kwDefaults.isNone() ? nullptr : function->kwDefaults.as<Dict>();
  if (!defaults || defaults->isHashed()) return Value::unbound();
  const Value name = (*code->slotNames.as<Tuple>())[slot];
  Value found = dictGet(rt, defaults, name.as<Str>());
  return found.isNotFound() ? Value::unbound() : found;
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

// Fills a tuple that has been allocated for them; takes the references over.
[[gnu::always_inline]] inline Tuple* moveInto(Runtime& rt, Tuple* tuple,
                                              std::span<const Value> items) {
  if (items.empty()) return tuple;
  TupleContents contents(rt);
  Value* to = tuple->items();
  for (const Value item : items) {
    contents.add(item);
    *to++ = item;
  }
  contents.note(tuple);
  return tuple;
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
    locals[end] = moveInto(rt, tuple, {locals + end, rest});
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
  if (locals + code->frameSize <= machineOf(rt).stackEnd &&
      (bindInOrder(rt, function, locals, positional, names) ||
       (code->argCount == 0 ? bindGathered<false>(rt, function, locals, positional, names)
                            : bindGathered<true>(rt, function, locals, positional, names)) ||
       bindPlainly(rt, function, locals, positional, names)))
    return true;
  MachineState& machine = machineOf(rt);
  size_t count = positional + (names ? names->length : 0);
  Binder binder{rt, function, code, locals, positional, names, {locals, locals + count}, {}};
  bool ok = hasRoom(rt, machine, code, locals);
  if (ok) {
    for (uint32_t i = 0; i < code->parameterCount; i++) locals[i] = Value::unbound();
    ok = binder.bind();
    if (!ok) binder.giveUp();
  }
  for (Value value : binder.given) release(value);
  return ok;
}

}  // namespace ouro
