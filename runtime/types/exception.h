#pragma once
// Exception objects and tracebacks.

#include "runtime/frame.h"
#include "runtime/runtime.h"

namespace ouro {

struct Exception : Object {
  Value args;            // a tuple
  Value traceback;       // Traceback or None
  Value context, cause;  // exception or None
  Value notes;           // list or null (__notes__ lives here)
  uint64_t suppressContext;
};
struct StopIteration : Exception {
  Value value;
};
struct SystemExit : Exception {
  Value code;
};
struct ImportError : Exception {
  Value msg, name, path;
};
struct NameError : Exception {
  Value name;
};
struct AttributeError : Exception {
  Value obj, name;
};
struct OSError : Exception {
  Value errorNumber, strerror, filename, filename2;
  int64_t written;  // BlockingIOError.characters_written, -1: none
};
struct SyntaxError : Exception {
  Value msg, filename, line, offset, text, endLine, endOffset, printFileAndLine;
};
struct UnicodeError : Exception {
  Value encoding, object, reason;
  int64_t start, end;
};
struct ExceptionGroup : Exception {
  Value message, exceptions;  // str, tuple
};

// One line of a traceback: outermost first, `next` goes inwards.
struct Traceback : Object {
  Traceback* next;       // or null; owned
  FrameObject* frame;    // owned
  uint32_t instruction;  // index of the instruction that raised
  int32_t line;          // or kLineUnknown: follows from the instruction

  static constexpr int32_t kLineUnknown = INT32_MIN;
};
int32_t lineOf(const Traceback*);

extern const TypeDef tracebackTypeDef;
// The definition of each built-in exception type (exception.cpp); by Exc.
const TypeDef& exceptionTypeDef(Exc);
bool isExceptionInstance(const Runtime&, Value);
bool isExceptionClass(const Runtime&, Value);
// Does `exception` (instance) match `pattern` (class or tuple of classes), as `except` does? No
// error: what is not a class simply does not match.
bool exceptionMatches(const Runtime&, Value exception, Value pattern);
// An exception from what stands behind `raise`: a class is called, an instance is itself;
// TypeError.
Owned exceptionFrom(Runtime&, Value classOrInstance);
// What raising `exception` while `handled` (or None) is being handled does to __context__: no link
// to itself, and no cycle.
void linkContext(Runtime&, Value exception, Value handled);
// Forgets traceback, context, cause and notes.
void resetException(Value exception);
// exception.__cause__ = __context__ = cause (None: none).
void setCauseAndContext(Value exception, Value cause);
// Called by the unwinder: puts the frame at the front of the exception's traceback.
bool addTraceback(Runtime&, Exception*, Frame*);

// ---- exception groups (PEP 654), for except*

bool isExceptionGroup(const Runtime&, Value);
// ExceptionGroup has a second base, Exception: after linkHierarchy of all.
bool linkExceptionGroup(Runtime&);
// Appends the exceptions that are not groups themselves, at any depth.
bool collectLeaves(Runtime&, Value exception, struct List* leaves);
// The part of `group` whose leaves are among `leaves` (by identity): a group of the same structure,
// or None.
Owned projectGroup(Runtime&, Value group, struct List* leaves);

}  // namespace ouro
