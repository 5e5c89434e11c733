#include "runtime/error.h"

#include <fmt/format.h>

#include <cstring>
#include <iterator>

#include "runtime/protocol.h"
#include "runtime/short_copy.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// An instance of a built-in exception class with these arguments.
Owned makeException(Runtime& rt, Exc exc, std::initializer_list<Value> arguments) {
  Type* type = rt.exception(exc);
  if (onlyMakesException(type)) {
    const auto count = static_cast<uint32_t>(arguments.size());
    return exceptionMake(rt, type, {arguments.begin(), count, nullptr});
  }
  return call(rt, type, std::span<const Value>(arguments.begin(), arguments.size()));
}

// A message of a format that has nothing in braces, for text and numbers, as most do. Errors are
// raised to be caught as well, and fmt takes five times as long.
class PlainMessage {
 public:
  // false: it is longer, or another format.
  bool write(std::string_view format, fmt::format_args args) {
    int next = 0;
    for (size_t start = 0;;) {
      const size_t brace = format.find('{', start);
      const std::string_view literal = format.substr(start, brace - start);
      if (literal.find('}') != literal.npos || !append(literal)) return false;
      if (brace == format.npos) return true;
      if (!format.substr(brace).starts_with("{}")) return false;
      const auto put = [this](const auto& value) { return this->put(value); };
      if (!fmt::visit_format_arg(put, args.get(next++))) return false;
      start = brace + 2;
    }
  }
  std::string_view text() const { return {bytes_, length_}; }

 private:
  bool append(std::string_view text) {
    if (text.size() > sizeof bytes_ - length_) return false;
    copyBytes(bytes_ + length_, text.data(), text.size());
    length_ += text.size();
    return true;
  }
  template <class T>
  bool put(const T& value) {
    if constexpr (std::is_same_v<T, fmt::string_view>) return append({value.data(), value.size()});
    if constexpr (std::is_same_v<T, const char*>) return append(value);
    if constexpr (std::is_same_v<T, char>) return append({&value, 1});
    if constexpr (std::is_same_v<T, int> || std::is_same_v<T, unsigned> ||
                  std::is_same_v<T, long long> || std::is_same_v<T, unsigned long long>) {
      const fmt::format_int digits(value);
      return append({digits.data(), digits.size()});
    }
    return false;
  }

  char bytes_[240];  // not cleared
  size_t length_ = 0;
};

}  // namespace

// Where a lookup says "not found" since it had no memory to look, MemoryError is pending; it must
// not be taken for the absence that the caller now complains about.
Owned raise(Runtime& rt, Exc exc, std::string_view message) {
  if (rt.pending == rt.memoryError && errorPending(rt)) return Owned::error();
  if (exc == Exc::MemoryError && message.empty()) return raiseMemoryError(rt);
  Local text = newStr(rt, message);
  if (text.isError()) return Owned::error();
  return raiseWith(rt, exc, text);
}

Owned vraise(Runtime& rt, Exc exc, fmt::string_view format, fmt::format_args args) {
  if (PlainMessage plain; plain.write({format.data(), format.size()}, args))
    return raise(rt, exc, plain.text());
  fmt::memory_buffer text;
  fmt::vformat_to(std::back_inserter(text), format, args);
  return raise(rt, exc, std::string_view(text.data(), text.size()));
}

Owned raiseWith(Runtime& rt, Exc exc, Value argument) {
  Local error = makeException(rt, exc, {argument});
  if (error.isError()) return Owned::error();
  return raiseValue(rt, error);
}

Owned raiseStopIteration(Runtime& rt, Value value) {
  if (!value.isNone()) return raiseWith(rt, Exc::StopIteration, value);
  Local error = makeException(rt, Exc::StopIteration, {});
  if (error.isError()) return Owned::error();
  return raiseValue(rt, error);
}

Owned raiseValue(Runtime& rt, Value exception) {
  Value handled = Value::none();
  for (HandledException* at = rt.handled; at; at = at->previous)
    if (!at->exception.isNone()) {
      handled = at->exception;
      break;
    }
  linkContext(rt, exception, handled);
  clearError(rt);
  retain(exception);
  rt.pending = exception;
  return Owned::error();
}

Owned raiseMemoryError(Runtime& rt) {
  clearError(rt);
  if (rt.memoryError.isUnbound()) return Owned::error();
  // The instance is kept ready: there may be no memory for another.
  resetException(rt.memoryError);
  retain(rt.memoryError);
  rt.pending = rt.memoryError;
  return Owned::error();
}

Owned raiseRecursionError(Runtime& rt, const char* where) {
  // Room for making the exception itself.
  char* limit = std::exchange(rt.stackLimit, rt.stackLimit - (192 << 10));
  uint32_t recursion = std::exchange(rt.recursionLimit, rt.recursionLimit + 50);
  setCallLimit(rt);
  if (rt.depth >= rt.depthLimit && rt.machine.depthReached) {
    (void)rt.machine.depthReached(rt);
  } else {
    (void)raise(rt, Exc::RecursionError, "maximum recursion depth exceeded{}", where);
  }
  rt.stackLimit = limit;
  rt.recursionLimit = recursion;
  setCallLimit(rt);
  return Owned::error();
}

Owned raiseOSError(Runtime& rt, int number, Value fileName) {
  Local text = newStr(rt, std::strerror(number));
  if (text.isError()) return Owned::error();
  Local error = fileName.isNone()
                    ? makeException(rt, Exc::OSError, {Value::small(number), text.get()})
                    : makeException(rt, Exc::OSError, {Value::small(number), text.get(), fileName});
  if (error.isError()) return Owned::error();
  return raiseValue(rt, error);
}

bool errorPending(const Runtime& rt) { return !rt.pending.isUnbound(); }

bool errorMatches(const Runtime& rt, Exc exc) {
  return errorPending(rt) && isSubtype(typeOf(rt, rt.pending), rt.exception(exc));
}

void clearError(Runtime& rt) {
  Value old = std::exchange(rt.pending, Value::unbound());
  release(old);
}

Owned takeError(Runtime& rt) { return Owned::adopt(std::exchange(rt.pending, Value::unbound())); }

void restoreError(Runtime& rt, Owned exception) {
  clearError(rt);
  rt.pending = exception.take();
}

std::string_view typeName(const Runtime& rt, Value v) { return dottedNameOf(typeOf(rt, v)); }

std::string_view nameOf(const Type* type) { return {type->utf8Name, type->utf8Length}; }

std::string_view dottedNameOf(const Type* type) {
  size_t prefix = modulePrefixOf(type);
  return {type->utf8Name - prefix, type->utf8Length + prefix};
}

}  // namespace ouro
