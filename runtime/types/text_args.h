#pragma once
// Reading the arguments that methods of str, bytes and bytearray share.

#include <cstddef>
#include <cstdint>

#include "runtime/method_def.h"
#include "runtime/runtime.h"

namespace ouro {

// A part [start, end) of a text. found is false when start lies behind the end of the text or
// behind `end`: then not even the empty text is found there.
struct TextRange {
  size_t start = 0, end = 0;
  bool found = true;
  size_t length() const { return end - start; }
};

inline Owned smallIndex(int64_t i) { return Owned::adopt(Value::small(i)); }
bool hasIndex(const Runtime&, Value);  // usable as an index: has __index__
// args[first] and args[first + 1] as start and end of a part of a text of this length, each may be
// None or not given.
bool rangeArgs(Runtime&, Args, uint32_t first, size_t length, TextRange* out);
// The arguments of find, count, startswith and the like: one to three, the rest unbound. CPython
// reads them its own way: "find() takes at least 1 argument (0 given)".
struct SearchArgs {
  Value values[3];
  Value operator[](uint32_t i) const { return values[i]; }
  operator Args() const { return {values, 3}; }  // NOLINT: it stands for them
};
bool searchArguments(Runtime&, Args given, const char* name, SearchArgs* out);
// A count such as maxsplit; `ifAbsent` when the argument is not given.
bool countArg(Runtime&, Args, uint32_t at, int64_t ifAbsent, int64_t* out);
// The same for an argument that is a C int in CPython: "Python int too large to convert to C int".
bool intArg(Runtime&, Args, uint32_t at, int64_t ifAbsent, int64_t* out);
// The right operand of text * n: at least 0. TypeError "can't multiply sequence by non-int ...".
bool repeatCount(Runtime&, Value, uint64_t* out);
// A subscript of text: one index in [0, length), or the places of a slice. `outOfRange` is the
// IndexError's text, `wrongType` the TypeError's with {} for the type's name.
struct Subscript {
  bool isSlice = false;
  int64_t start = 0, step = 1;
  size_t count = 0;
};
struct SubscriptTexts {
  const char *outOfRange, *wrongType;
};
bool subscriptArg(Runtime&, Value key, size_t length, const SubscriptTexts&, Subscript* out);
// "must be str, not int"
Owned raiseMustBe(Runtime&, const char* expected, Value got);

}  // namespace ouro
