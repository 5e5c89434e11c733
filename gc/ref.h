#pragma once
// Ref<T>: a counted reference as a local variable or a field (RAII). T derives from Object.

#include <cstddef>
#include <utility>

#include "gc/object.h"

namespace ouro {

template <class T>
class Ref {
 public:
  Ref() = default;
  Ref(std::nullptr_t) {}
  // Shares: takes a reference of its own.
  explicit Ref(T* object) : object_(object) {
    if (object_) retain(object_);
  }
  Ref(const Ref& other) : Ref(other.object_) {}
  Ref(Ref&& other) noexcept : object_(std::exchange(other.object_, nullptr)) {}
  ~Ref() {
    if (object_) release(object_);
  }
  Ref& operator=(Ref other) noexcept {
    std::swap(object_, other.object_);
    return *this;
  }
  // Takes over a reference that the caller owns.
  static Ref adopt(T* object) {
    Ref result;
    result.object_ = object;
    return result;
  }
  // Gives the reference up to the caller.
  [[nodiscard]] T* take() { return std::exchange(object_, nullptr); }

  T* get() const { return object_; }
  T* operator->() const { return object_; }
  T& operator*() const { return *object_; }
  explicit operator bool() const { return object_ != nullptr; }

 private:
  T* object_ = nullptr;
};

}  // namespace ouro
