#pragma once
// Owned fields of built-in objects: replacing, dropping and showing them. A field may be null: not
// set.

#include <utility>

#include "runtime/runtime.h"

namespace ouro {

// Store first, drop after: a drop may run a __del__ that looks at the object.
inline void assignField(Value& field, Value value) {
  if (!value.isNull()) retain(value);
  Value old = std::exchange(field, value);
  if (!old.isNull()) release(old);
}
inline void dropField(Value& field) { assignField(field, Value::null()); }
template <class T>
void dropField(T*& field) {
  T* old = std::exchange(field, nullptr);
  if (old) release(old);
}
inline Owned fieldOrNone(Value field) {
  return field.isNull() ? Owned::none() : Owned::share(field);
}

template <class T>
struct MemberOwner;
template <class C, class T>
struct MemberOwner<T C::*> {
  using Class = C;
};

// The get and set functions of an attribute that is simply a field: None while it is not set.
template <auto member>
Owned getField(Runtime&, Value self) {
  return fieldOrNone(self.as<typename MemberOwner<decltype(member)>::Class>()->*member);
}
template <auto member>
bool setField(Runtime&, Value self, Value value) {
  assignField(self.as<typename MemberOwner<decltype(member)>::Class>()->*member,
              value.isUnbound() ? Value::null() : value);
  return true;
}

}  // namespace ouro
