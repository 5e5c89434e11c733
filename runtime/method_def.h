#pragma once
// How native functions are declared: one row a function, whose signature text does the argument
// parsing. Rows are constant data; nothing is computed at start-up.

#include <cstdint>
#include <span>
#include <string_view>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;
struct Tuple;

// The parameters of a native function after binding, in the order of its signature: positional
// parameters, then keyword-only ones, then (if there is **kwargs) a dict or unbound, then the
// arguments caught by *args. A parameter that was not given is unbound. All are borrowed.
struct Args {
  const Value* values;
  uint32_t count;
  // Arguments are handed over in whole words: of a gap in one the compiler would keep the bytes.
  uint32_t unused = 0;

  Value operator[](uint32_t i) const { return values[i]; }
  bool has(uint32_t i) const { return !values[i].isUnbound(); }
  std::span<const Value> from(uint32_t first) const { return {values + first, count - first}; }
};

// What a caller gives: `positional` values, then one value for each of `names` (null: none).
// Borrowed. Handed on by reference: a copy would read what has just been written in wider words,
// for which processors wait a dozen cycles.
struct CallArgs {
  const Value* values = nullptr;
  uint32_t positional = 0;
  Tuple* names = nullptr;

  CallArgs withoutNames() const { return {values, positional, nullptr}; }
};

// self: the object, for a function of a module the module, for a class method the class; unbound
// for a static method.
using NativeFn = Owned (*)(Runtime&, Value self, Args);

// A signature such as "x, /, key=None, *, reverse=False" or "*args, sep=' '" or "**kwargs",
// read at compile time. `text` is shown by help(); a default is only its text.
struct Signature {
  static constexpr uint8_t kNever = 255;

  const char* text = "";
  uint8_t required = 0;    // positional parameters without default
  uint8_t positional = 0;  // positional parameters
  uint8_t posOnly = 0;     // of these, not usable as keywords
  uint8_t kwOnly = 0;
  uint32_t optionalKwOnly = 0;  // bit i: keyword-only parameter i has a default
  bool varArgs : 1 = false, varKeywords : 1 = false;
  uint8_t exact = kNever;  // as many arguments as that pass as they lie
  // So many values passes a call whose arguments are all positional, where the parameters left out
  // are unbound; bit i of paddedBy: with i arguments. Not if there are more than kMostPadded.
  static constexpr uint32_t kMostPadded = 4;
  uint8_t padded : 3 = 0, paddedBy : kMostPadded + 1 = 0;
  // Where the names of the first parameters that are not positional-only begin in the text, plus
  // one; 0: not said.
  static constexpr uint32_t kPlaces = 5;
  uint8_t nameAt[kPlaces] = {};
  const char* keywordsOf = nullptr;  // the function that keywords are passed on to, for messages

  constexpr Signature() = default;
  consteval Signature(const char* signature) : text(signature) {  // NOLINT: rows are written so
    bool star = false;
    const char* starts[32] = {};
    for (const char* at = signature; *at;) {
      while (*at == ' ' || *at == ',') at++;
      if (!*at) break;
      bool isDefault = false, named = *at != '*' && *at != '/';
      const char* start = at;
      if (at[0] == '/') {
        posOnly = positional;
      } else if (at[0] == '*' && at[1] == '*') {
        varKeywords = true;
      } else if (at[0] == '*') {
        star = true;
        varArgs = at[1] != ',' && at[1] != 0;
      }
      at = skipParameter(at, isDefault);
      if (!named) continue;
      starts[positional + kwOnly] = start;
      if (star) {
        if (isDefault) optionalKwOnly |= 1u << kwOnly;
        kwOnly++;
      } else {
        positional++;
        if (!isDefault) required = positional;
      }
    }
    if (isPlain()) exact = positional;
    if (isFixed() && parameters() <= kMostPadded) {
      padded = parameters() & 7;
      for (uint32_t i = required; i <= positional; i++) paddedBy |= 1u << i & 31;
    }
    for (uint32_t i = 0; i < kPlaces && starts[posOnly + i]; i++) {
      int64_t behind = starts[posOnly + i] - signature + 1;
      if (behind > UINT8_MAX) break;
      nameAt[i] = static_cast<uint8_t>(behind);
    }
  }
  // As sorted() hands its keywords to list.sort(), which then complains about them.
  consteval Signature passingKeywordsTo(const char* function) const {
    Signature result = *this;
    result.keywordsOf = function;
    return result;
  }
  // Exactly the positional parameters, no keywords, nothing to default: arguments pass as they lie.
  constexpr bool isPlain() const { return !varArgs && !varKeywords && kwOnly == 0; }
  // Any number of arguments that do, with no keywords, become as many values?
  constexpr bool isFixed() const {
    return !varArgs && !varKeywords && optionalKwOnly == (uint64_t{1} << kwOnly) - 1;
  }
  // Do as many positional arguments pass as they lie?
  [[gnu::always_inline]] constexpr bool takesExactly(uint32_t count) const {
    return exact == count && count != kNever;
  }
  // Beside unbound ones?
  [[gnu::always_inline]] constexpr bool takesPadded(uint32_t count) const {
    return count <= kMostPadded && (paddedBy >> count & 1);
  }
  constexpr uint32_t parameters() const { return positional + kwOnly + (varKeywords ? 1 : 0); }

 private:
  static consteval const char* skipParameter(const char* at, bool& isDefault) {
    int depth = 0;
    char quote = 0;
    for (; *at && (*at != ',' || depth > 0 || quote); at++) {
      if (quote) {
        if (*at == quote) quote = 0;
      } else if (*at == '\'' || *at == '"') {
        quote = *at;
      } else if (*at == '(' || *at == '[' || *at == '{') {
        depth++;
      } else if (*at == ')' || *at == ']' || *at == '}') {
        depth--;
      } else if (*at == '=') {
        isDefault = true;
      }
    }
    return at;
  }
};

enum class MethodKind : uint8_t { Instance, Class, Static };

struct MethodDef {
  const char* name;
  NativeFn function;
  Signature signature;
  const char* doc = "";
  MethodKind kind = MethodKind::Instance;
};

// An attribute computed by functions. set: value unbound means delete; null: read-only.
struct GetSetDef {
  const char* name;
  Owned (*get)(Runtime&, Value self);
  bool (*set)(Runtime&, Value self, Value value) = nullptr;
  const char* doc = "";
  bool isMember = false;  // shows itself as a member, as all do whose set is refuseSet
};

// Binds `given` to the signature into `out` (signature.parameters() slots and, with *args, room for
// given.positional more) and returns the number filled, or -1 with a TypeError as CPython words it.
// `owner` (or null) is the type's name for messages: "list.append() takes exactly one argument".
// *keywords receives the dict of **kwargs for the caller to drop.
int64_t bindArguments(Runtime&, const Signature&, const char* owner, const char* name,
                      const CallArgs& given, Value* out, Local* keywords);

// Calls a native function with `count` positional arguments; takesPadded() holds.
[[gnu::always_inline]] inline Owned callPadded(Runtime& rt, const MethodDef& row, Value self,
                                               const Value* values, uint32_t count) {
  Value padded[Signature::kMostPadded] = {Value::unbound(), Value::unbound(), Value::unbound(),
                                          Value::unbound()};
  for (uint32_t k = 0; k < count; k++) padded[k] = values[k];
  return row.function(rt, self, {padded, row.signature.padded});
}
// Do `count` positional arguments need no binding but to stand where the parameters do?
bool bindsByPosition(const Signature&, uint32_t count);
// Calls a native function with such arguments; notFound(): they need more, or are wrong.
Owned callByPosition(Runtime&, const MethodDef&, Value self, const Value* values, uint32_t count);
// Calls a native function with arguments some of which are named, if all of them are right and none
// is missing; notFound(): binding them has something to say.
Owned callByName(Runtime&, const MethodDef&, Value self, const CallArgs& given);
// Calls a native function as a script does: binding, then the function.
Owned callNative(Runtime&, const MethodDef&, const char* owner, Value self, const CallArgs& given);

}  // namespace ouro
