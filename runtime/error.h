#pragma once
// Errors by value: a function that fails leaves an exception pending in the Runtime and returns
// Owned::error(), false or -1.

#include <fmt/core.h>

#include <cstdint>
#include <string_view>

#include "runtime/owned.h"

namespace ouro {

struct Runtime;
struct Type;
struct Str;

enum class Exc : uint8_t {
#define EXC(name, base, layout) name,
#include "runtime/exceptions.def"
#undef EXC
  Count,
};

// Make an exception with one message and leave it pending. Return Owned::error() so that
// `return raise(...)` reads well.
Owned raise(Runtime&, Exc, std::string_view message);
Owned vraise(Runtime&, Exc, fmt::string_view format, fmt::format_args);
template <class... A>
Owned raise(Runtime& rt, Exc exc, fmt::format_string<A...> format,
            A&&... args) requires(sizeof...(A) > 0) {
  return vraise(rt, exc, format, fmt::make_format_args(args...));
}
// The same for functions that return bool.
template <class... A>
[[nodiscard]] bool fail(Runtime& rt, Exc exc, fmt::format_string<A...> format, A&&... args) {
  (void)vraise(rt, exc, format, fmt::make_format_args(args...));
  return false;
}
Owned raiseStopIteration(Runtime&, Value value);
// The exception is class(value): KeyError(key), StopIteration(value).
Owned raiseWith(Runtime&, Exc, Value argument);
// Leaves this exception instance pending (shares it). As `raise instance`: context is linked.
Owned raiseValue(Runtime&, Value exceptionInstance);
Owned raiseMemoryError(Runtime&);
Owned raiseRecursionError(Runtime&, const char* where = "");  // " while calling a Python object"
Owned raiseOSError(Runtime&, int errorNumber, Value fileName = Value::none());

// warnings.warn(message, category): None, or the error when the warning is an exception.
// source: the object that it is about, if that is being destroyed.
Owned warn(Runtime&, Exc category, std::string_view message, Value source = Value::none());
// warnings.warn_explicit(message, category, file, line): about source text.
Owned warnAt(Runtime&, Exc category, std::string_view message, const std::string& file,
             int32_t line);

bool errorPending(const Runtime&);
bool errorMatches(const Runtime&, Exc);  // is the pending exception an instance of it?
void clearError(Runtime&);
// Takes the pending exception away, or puts one (or none) back.
Owned takeError(Runtime&);
void restoreError(Runtime&, Owned exception);
// Prints `message` (null: "Exception ignored in"), `where` and the pending exception, and clears
// it.
void reportUnraisable(Runtime&, Value where, const char* message = nullptr);

// Of a type, for messages; UTF-8, valid while the type lives.
std::string_view typeName(const Runtime&, Value);
std::string_view nameOf(const Type*);
// As CPython's tp_name: of a native module's type with the module, "collections.deque"; what
// typeName() gives, too.
std::string_view dottedNameOf(const Type*);

}  // namespace ouro
