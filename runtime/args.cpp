#include "runtime/args.h"

#include <algorithm>
#include <cstdio>
#include <cstdlib>

#include "runtime/protocol.h"
#include "runtime/types/str.h"

namespace ouro {

namespace {

std::string fullName(const char* owner, const char* name) {
  return owner ? std::string(owner) + "." + name : std::string(name);
}

// For messages; CPython has functions that do not know their names.
std::string calledName(const char* name) {
  return *name ? std::string(name) + "()" : "this function";
}

const char* plural(uint64_t n) { return n == 1 ? "" : "s"; }

// Reads the names of the parameters from the signature's text, one after the other.
class ParameterNames {
 public:
  explicit ParameterNames(const Signature& signature) : at_(signature.text) {}
  // False: there are no more.
  bool next(std::string_view* name) {
    while (*at_) {
      while (*at_ == ' ' || *at_ == ',') at_++;
      const char* start = at_;
      while (*at_ && *at_ != ',' && *at_ != '=' && *at_ != ' ') at_++;
      *name = {start, static_cast<size_t>(at_ - start)};
      skipDefault();
      if (*start != '*' && *start != '/' && *start) return true;
    }
    return false;
  }

 private:
  // To the comma that follows.
  void skipDefault() {
    int depth = 0;
    char quote = 0;
    for (; *at_ && (*at_ != ',' || depth > 0 || quote); at_++) {
      if (quote) {
        if (*at_ == quote) quote = 0;
        continue;
      }
      if (*at_ == '\'' || *at_ == '"') quote = *at_;
      if (*at_ == '(' || *at_ == '[' || *at_ == '{') depth++;
      if (*at_ == ')' || *at_ == ']' || *at_ == '}') depth--;
    }
  }

  const char* at_;
};

std::string_view parameterName(const Signature& signature, uint32_t index) {
  ParameterNames names(signature);
  std::string_view name;
  while (names.next(&name))
    if (index-- == 0) return name;
  return {};
}

// The texts of CPython's several argument parsers, by the form of the signature.
bool arityError(Runtime& rt, const Signature& signature, const char* owner, const char* name,
                uint32_t given) {
  std::string full = fullName(owner, name);
  if (signature.positional == 0 && !signature.kwOnly)
    return fail(rt, Exc::TypeError, "{}() takes no arguments ({} given)", full, given);
  bool allPositionalOnly =
      signature.posOnly == signature.positional && (!signature.kwOnly || signature.keywordsOf);
  if (allPositionalOnly && signature.positional == 1 && signature.required == 1 &&
      !signature.keywordsOf)
    return fail(rt, Exc::TypeError, "{}() takes exactly one argument ({} given)", full, given);
  if (allPositionalOnly) {
    bool few = given < signature.required;
    uint32_t bound = few ? signature.required : signature.positional;
    const char* quantity = signature.required == signature.positional ? ""
                           : few                                      ? "at least "
                                                                      : "at most ";
    return fail(rt, Exc::TypeError, "{} expected {}{} argument{}, got {}", name, quantity, bound,
                plural(bound), given);
  }
  if (given > signature.positional) {
    uint32_t all = signature.positional + signature.kwOnly;
    if (given > all && signature.kwOnly) {
      return fail(rt, Exc::TypeError, "{}() takes at most {} argument{} ({} given)", name, all,
                  plural(all), given);
    }
    if (signature.positional == 0)
      return fail(rt, Exc::TypeError, "{}() takes no positional arguments", name);
    const bool isExact = signature.kwOnly && signature.required == signature.positional;
    const char* quantity = isExact ? "exactly" : "at most";
    const char* kind = signature.kwOnly ? " positional" : "";
    return fail(rt, Exc::TypeError, "{}() takes {} {}{} argument{} ({} given)", name, quantity,
                signature.positional, kind, plural(signature.positional), given);
  }
  if (given < signature.posOnly) {
    uint32_t least = std::min(signature.posOnly, signature.required);
    return fail(rt, Exc::TypeError, "{}() takes {} {} positional argument{} ({} given)", name,
                least < signature.positional ? "at least" : "exactly", least, plural(least), given);
  }
  return fail(rt, Exc::TypeError, "{}() missing required argument '{}' (pos {})", name,
              parameterName(signature, given), given + 1);
}

// Does the rest of a signature's text begin with the parameter of this name?
bool beginsWithName(const char* text, std::string_view name) {
  for (char c : name)
    if (*text++ != c) return false;
  return *text == 0 || *text == ',' || *text == '=' || *text == ' ';
}

int64_t findParameter(const Signature& signature, const Str* name) {
  if (!name->isAscii()) return -1;
  std::string_view wanted = name->asciiView();
  uint32_t named = signature.positional + signature.kwOnly, i = signature.posOnly;
  for (uint32_t k = 0; i < named && k < Signature::kPlaces && signature.nameAt[k]; i++, k++)
    if (beginsWithName(signature.text + signature.nameAt[k] - 1, wanted)) return i;
  ParameterNames names(signature);
  std::string_view candidate;
  for (uint32_t at = 0; i < named && names.next(&candidate); at++)
    if (at >= i && candidate == wanted) return at;
  return -1;
}

// What is wrong with keywords before any of them is looked at: that there are some, or too many.
bool checkKeywords(Runtime& rt, const Signature& signature, const char* owner, const char* name,
                   uint32_t positional, uint32_t all) {
  if (signature.varKeywords) return true;
  bool takesNamed = signature.positional > signature.posOnly || signature.kwOnly;
  if (!takesNamed)
    return fail(rt, Exc::TypeError, "{}() takes no keyword arguments", fullName(owner, name));
  uint32_t most = signature.positional + signature.kwOnly;
  if (all <= most || signature.varArgs || signature.keywordsOf) return true;
  return fail(rt, Exc::TypeError, "{} takes at most {} {}argument{} ({} given)", calledName(name),
              most, positional ? "" : "keyword ", plural(most), all);
}

// The keywords that do not fit: what is missing is told first. Borrowed from the call; unbound:
// none.
struct WrongKeywords {
  Value twice = Value::unbound(), unknown = Value::unbound();
  int64_t place = 0;  // of the first that was given by position as well
};

bool bindKeywords(Runtime& rt, const Signature& signature, const CallArgs& given, Value* out,
                  Local* keywords, WrongKeywords* wrong) {
  if (signature.varKeywords && signature.posOnly == signature.positional + signature.kwOnly) {
    // None of them can be a parameter's.
    *keywords = newDictOf(rt, given.names->span(), given.values + given.positional);
    return !keywords->isError();
  }
  for (size_t i = 0; i < given.names->length; i++) {
    Value key = (*given.names)[i];
    int64_t index = findParameter(signature, key.as<Str>());
    if (index >= 0) {
      if (out[index].isUnbound()) {
        out[index] = given.values[given.positional + i];
      } else if (wrong->twice.isUnbound() || index < wrong->place) {
        wrong->twice = key;
        wrong->place = index;
      }
      continue;
    }
    if (!signature.varKeywords) {
      if (wrong->unknown.isUnbound()) wrong->unknown = key;
      continue;
    }
    if (keywords->get().isNone()) {
      *keywords = newDict(rt);
      if (keywords->isError()) return false;
    }
    if (!dictSet(rt, keywords->as<Dict>(), key, given.values[given.positional + i])) return false;
  }
  return true;
}

bool refuseKeywords(Runtime& rt, const Signature& signature, const char* name,
                    const WrongKeywords& wrong) {
  if (!wrong.twice.isUnbound()) {
    return fail(rt, Exc::TypeError, "argument for {}() given by name ('{}') and position ({})",
                name, toUtf8(wrong.twice.as<Str>()), wrong.place + 1);
  }
  return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for {}",
              toUtf8(wrong.unknown.as<Str>()),
              calledName(signature.keywordsOf ? signature.keywordsOf : name));
}

}  // namespace

int64_t bindArguments(Runtime& rt, const Signature& signature, const char* owner, const char* name,
                      const CallArgs& given, Value* out, Local* keywords) {
  uint32_t fixed = signature.parameters();
  uint32_t named = signature.positional + signature.kwOnly;
  uint32_t direct =
      given.positional < signature.positional ? given.positional : signature.positional;
  for (uint32_t i = 0; i < direct; i++) out[i] = given.values[i];
  for (uint32_t i = direct; i < fixed; i++) out[i] = Value::unbound();
  uint32_t all = given.positional + (given.names ? static_cast<uint32_t>(given.names->length) : 0);
  if (all > given.positional && !checkKeywords(rt, signature, owner, name, given.positional, all))
    return -1;
  if (given.positional > direct && !signature.varArgs) {
    bool countsAll = signature.positional == 0 || signature.posOnly < signature.positional;
    (void)arityError(rt, signature, owner, name,
                     countsAll && !signature.kwOnly ? all : given.positional);
    return -1;
  }
  WrongKeywords wrong;
  if (given.names && given.names->length &&
      !bindKeywords(rt, signature, given, out, keywords, &wrong))
    return -1;
  for (uint32_t i = direct; i < signature.required; i++) {
    if (!out[i].isUnbound()) continue;
    (void)arityError(rt, signature, owner, name, i);
    return -1;
  }
  for (uint32_t i = 0; i < signature.kwOnly; i++) {
    if ((signature.optionalKwOnly >> i & 1) || !out[signature.positional + i].isUnbound()) continue;
    (void)raise(rt, Exc::TypeError, "{}() missing required keyword-only argument: '{}'", name,
                parameterName(signature, signature.positional + i));
    return -1;
  }
  if (!wrong.twice.isUnbound() || !wrong.unknown.isUnbound()) {
    (void)refuseKeywords(rt, signature, name, wrong);
    return -1;
  }
  if (signature.varKeywords && !keywords->get().isNone()) out[named] = keywords->get();
  if (!signature.varArgs) return fixed;
  uint32_t rest = given.positional - direct;
  for (uint32_t i = 0; i < rest; i++) out[fixed + i] = given.values[direct + i];
  return fixed + rest;
}

// In a checked build: who fails leaves an exception pending, who succeeds leaves none.
static Owned run(Runtime& rt, const MethodDef& row, Value self, Args args) {
  Owned result = row.function(rt, self, args);
#ifdef OURO_CHECKED
  if (result.isError() != errorPending(rt)) {
    std::fprintf(stderr, "ouro: %s %s an exception pending\n", row.name,
                 result.isError() ? "fails without" : "succeeds with");
    std::abort();
  }
#endif
  return result;
}

constexpr size_t kInline = 16;

// Room for the parameters of a call, not filled: clearing it took longer than most functions.
struct ArgumentRoom {
  alignas(Value) unsigned char bytes[kInline * sizeof(Value)];
  Value* values() { return reinterpret_cast<Value*>(bytes); }
};

// Any keywords, which become a dict, and any positional arguments behind it: nothing to place.
[[gnu::always_inline]] static inline bool takesAnything(const Signature& signature,
                                                        const CallArgs& given) {
  return signature.varKeywords && signature.varArgs && signature.parameters() == 1 && given.names &&
         given.names->length && given.positional < kInline;
}
static Owned callGathering(Runtime& rt, const MethodDef& row, Value self, const CallArgs& given) {
  ArgumentRoom room;
  Value* out = room.values();
  OURO_TRY(keywords, newDictOf(rt, given.names->span(), given.values + given.positional));
  out[0] = keywords.get();
  for (uint32_t i = 0; i < given.positional; i++) out[i + 1] = given.values[i];
  return run(rt, row, self, {out, given.positional + 1});
}

// Keywords, wrong arguments, and many arguments.
[[gnu::noinline]] static Owned callBinding(Runtime& rt, const MethodDef& row, const char* owner,
                                           Value self, const CallArgs& given) {
  const Signature& signature = row.signature;
  if (takesAnything(signature, given)) return callGathering(rt, row, self, given);
  size_t room = signature.parameters() + (signature.varArgs ? given.positional : 0);
  ArgumentRoom small;
  std::vector<Value> large;
  Value* out = small.values();
  if (room > kInline) {
    large.resize(room);
    out = large.data();
  }
  Local keywords;
  int64_t count = bindArguments(rt, signature, owner, row.name, given, out, &keywords);
  if (count < 0) return Owned::error();
  return run(rt, row, self, {out, static_cast<uint32_t>(count)});
}

// Puts positional arguments where they belong, the other parameters are unbound; as many as there
// are values then.
[[gnu::always_inline]] static inline uint32_t layPositional(const Signature& signature,
                                                            const CallArgs& given, Value* out) {
  uint32_t direct = std::min<uint32_t>(given.positional, signature.positional);
  uint32_t fixed = signature.parameters(), count = 0;
  // One loop: of two, g++ makes string instructions, which are slow to begin.
  for (; count < fixed; count++)
    out[count] = count < direct ? given.values[count] : Value::unbound();
  for (uint32_t i = direct; i < given.positional; i++) out[count++] = given.values[i];
  return count;
}

[[gnu::noinline]] static Owned callLaid(Runtime& rt, const MethodDef& row, Value self,
                                        const CallArgs& given) {
  ArgumentRoom room;
  uint32_t count = layPositional(row.signature, given, room.values());
  return run(rt, row, self, {room.values(), count});
}

// Has every parameter without a default been given?
static bool isComplete(const Signature& signature, const Value* values) {
  for (uint32_t i = 0; i < signature.required; i++)
    if (values[i].isUnbound()) return false;
  for (uint32_t i = 0; i < signature.kwOnly; i++)
    if (!(signature.optionalKwOnly >> i & 1) && values[signature.positional + i].isUnbound())
      return false;
  return true;
}

Owned callByName(Runtime& rt, const MethodDef& row, Value self, const CallArgs& given) {
  const Signature& signature = row.signature;
  const bool fits = !signature.varKeywords &&
                    signature.parameters() + given.positional <= kInline &&
                    (given.positional <= signature.positional || signature.varArgs);
  if (!fits) return Owned::notFound();
  ArgumentRoom room;
  Value* out = room.values();
  uint32_t count = layPositional(signature, given, out);
  const Value* named = given.values + given.positional;
  for (Value name : given.names->span()) {
    int64_t index = findParameter(signature, name.as<Str>());
    if (index < 0 || !out[index].isUnbound()) return Owned::notFound();
    out[index] = *named++;
  }
  if (!isComplete(signature, out)) return Owned::notFound();
  RecursionGuard guard(rt, " while calling a Python object");
  return guard.ok() ? run(rt, row, self, {out, count}) : Owned::error();
}

[[gnu::always_inline]] static inline bool passesAsTheyLie(const Signature& signature,
                                                          uint32_t count) {
  return (count == signature.positional || (count > signature.positional && signature.varArgs)) &&
         signature.kwOnly == 0 && !signature.varKeywords;
}
[[gnu::always_inline]] static inline bool passesPadded(const Signature& signature, uint32_t count) {
  return count >= signature.required && (count <= signature.positional || signature.varArgs) &&
         signature.optionalKwOnly == (uint64_t{1} << signature.kwOnly) - 1 &&
         signature.parameters() + count <= kInline;
}

bool bindsByPosition(const Signature& signature, uint32_t count) {
  return passesAsTheyLie(signature, count) || passesPadded(signature, count);
}

Owned callByPosition(Runtime& rt, const MethodDef& row, Value self, const Value* values,
                     uint32_t count) {
  if (passesAsTheyLie(row.signature, count)) return run(rt, row, self, {values, count});
  if (!passesPadded(row.signature, count)) return Owned::notFound();
  return callLaid(rt, row, self, {values, count, nullptr});
}

Owned callNative(Runtime& rt, const MethodDef& row, const char* owner, Value self,
                 const CallArgs& given) {
  if (given.names) return callBinding(rt, row, owner, self, given);
  Owned result = callByPosition(rt, row, self, given.values, given.positional);
  return result.isNotFound() ? callBinding(rt, row, owner, self, given) : result;
}

}  // namespace ouro
