#pragma once
// The three words for a reference. A `Value` (or a T*) is borrowed: valid while somebody else holds
// it. An `Owned` is a counted reference in transit: what functions return; whoever receives it must
// pass it on, put it away or drop it. `Ref<Value>` (and Ref<T>) holds one and drops it by itself.
//
// An Owned may be a mark instead: error (an exception is pending in the Runtime), notFound, done.

#include <utility>

#include "gc/ref.h"
#include "runtime/value.h"

namespace ouro {

struct [[nodiscard]] Owned {
  // Takes over the caller's reference (values without a count are simply themselves).
  static Owned adopt(Value v) { return Owned{v}; }
  // A new reference to what the caller borrows.
  static Owned share(Value v) {
    retain(v);
    return Owned{v};
  }
  static Owned error() { return Owned{Value::error()}; }
  static Owned done() { return Owned{Value::done()}; }
  static Owned notFound() { return Owned{Value::notFound()}; }
  static Owned none() { return Owned{Value::none()}; }
  static Owned boolean(bool b) { return Owned{Value::boolean(b)}; }
  static Owned notImplemented() { return Owned{Value::notImplemented()}; }

  bool isError() const { return value.isError(); }
  bool isDone() const { return value.isDone(); }
  bool isNotFound() const { return value.isNotFound(); }
  bool isNotImplemented() const { return value.isNotImplemented(); }
  // The caller takes the reference over by hand.
  [[nodiscard]] Value take() const { return value; }
  void drop() const { release(value); }

  Value value;
};

template <>
class Ref<Value> {
 public:
  Ref() = default;
  Ref(Owned owned) : value_(owned.take()) {}  // NOLINT: a Ref receives what functions return
  explicit Ref(Value borrowed) : value_(borrowed) { retain(value_); }
  Ref(const Ref& other) : Ref(other.value_) {}
  Ref(Ref&& other) noexcept : value_(std::exchange(other.value_, Value::none())) {}
  ~Ref() { release(value_); }
  Ref& operator=(Ref other) noexcept {
    std::swap(value_, other.value_);
    return *this;
  }
  Value get() const { return value_; }
  operator Value() const { return value_; }  // NOLINT: lending is what it is for
  Owned take() { return Owned::adopt(std::exchange(value_, Value::none())); }

  bool isError() const { return value_.isError(); }
  bool isDone() const { return value_.isDone(); }
  bool isNotFound() const { return value_.isNotFound(); }
  template <class T>
  T* as() const {
    return value_.as<T>();
  }

 private:
  Value value_ = Value::none();
};
using Local = Ref<Value>;

// An object just made, or null when making it failed with an exception pending.
template <class T>
Owned ownedOrError(Ref<T> object) {
  return object ? Owned::adopt(object.take()) : Owned::error();
}

// OURO_TRY(x, call): a Local x with the result; returns the error to our caller when there is one.
#define OURO_TRY(name, expression) \
  Local name = (expression);       \
  if (name.isError()) return Owned::error()
// The same in functions that return bool (false: an exception is pending).
#define OURO_TRY_BOOL(name, expression) \
  Local name = (expression);            \
  if (name.isError()) return false
// OURO_CHECK(call): for functions that return bool.
#define OURO_CHECK(expression) \
  if (!(expression)) return Owned::error()

}  // namespace ouro
