#pragma once
// The objects of the module _sre: patterns, their matches, scanners.

#include <memory>
#include <string_view>

#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/tuple.h"
#include "stdlib/sre_engine.h"

namespace ouro {

struct Pattern : Object {
  enum class Kind : uint8_t { Any, Str, Bytes };

  sre::Program* program;         // owned
  Value source;                  // str, bytes or None; owned, as all below
  Value groupIndex, indexGroup;  // dict of name to number; tuple of names
  Value matchType, scannerType;
  uint32_t flags;
  Kind kind;
};

struct Match : Object {
  Value string;  // what was searched; owned
  Pattern* pattern;
  int64_t start, end;  // the part that was searched
  int64_t lastIndex;   // -1: none
  uint64_t groups;     // the whole match included
  int64_t* marks() { return reinterpret_cast<int64_t*>(this + 1); }
};

struct Scanner : Object {
  Pattern* pattern;  // owned
  Value string;      // owned
  uint64_t start, end;
  bool mustAdvance, finished;
  ByteArray* buffer;  // the string, if it could be resized: it must not meanwhile
};

extern const TypeDef patternTypeDef, matchTypeDef, scannerTypeDef;

// ---- texts
// The text of a str or bytes-like `string`; TypeError if it is neither, or of the kind that the
// pattern is not for.
bool sreSubject(Runtime&, const Pattern*, Value string, sre::Subject* out);
// string[start:end], as str or bytes.
Owned sreSlice(Runtime&, Value string, size_t start, size_t end);

// A job for this pattern over string[start:end], both clamped; it may end before it starts.
bool sreJob(Runtime&, Pattern*, Value string, int64_t start, int64_t end, sre::Job* out);
// Where the next search of the same text begins.
inline void sreAdvance(sre::Job* job) {
  job->mustAdvance = job->matchEnd == job->matchStart;
  job->start = job->matchEnd;
}
// The match object of what a job found.
Owned newMatch(Runtime&, Pattern*, Value string, const sre::Job&, size_t start);
// The text of a group of what a job found; notFound() if it is not set.
Owned sreGroup(Runtime&, Value string, const sre::Job&, size_t group);

using SreMethod = Owned(Runtime&, Value self, Args);
SreMethod pattern_sub, pattern_subn, pattern_split, pattern_findall;  // sre_replace.cpp

// pos and endpos as args[first] and args[first + 1].
bool sreRangeArgs(Runtime&, Args, uint32_t first, int64_t* start, int64_t* end);

}  // namespace ouro
