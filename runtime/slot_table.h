#pragma once
// The table of slots.def as data.

#include <span>

#include "runtime/runtime.h"
#include "runtime/types/function.h"

namespace ouro {

using AnyFn = void (*)();

struct SlotDef {
  Str* Names::*name;
  size_t offset;  // of the slot in Slots
  // Calls the slot of `slots` as the method: arguments without self. Null: the method has no
  // wrapper.
  Owned (*wrapper)(Runtime&, const Slots& slots, Value self, const CallArgs&);
  AnyFn classFunction;         // fills the slot in a class that defines the method; null: does not
  const char* signature = "";  // without $self
  const char* doc = "";

  AnyFn& in(Slots& slots) const {
    return *reinterpret_cast<AnyFn*>(reinterpret_cast<char*>(&slots) + offset);
  }
  AnyFn in(const Slots& slots) const {
    return *reinterpret_cast<const AnyFn*>(reinterpret_cast<const char*>(&slots) + offset);
  }
};
static_assert(sizeof(Slots) % sizeof(AnyFn) == 0);
constexpr size_t kSlotWords = sizeof(Slots) / sizeof(AnyFn);

std::span<const SlotDef> slotTable();

// The method that a slot shows itself as: `int.__add__`.
struct SlotWrapper : Descriptor {
  const SlotDef* definition;
};
// What a wrapper does for `self`, which is an instance of its owner.
Owned callWrapper(Runtime&, SlotWrapper*, Value self, const CallArgs&);

struct MethodWrapper : Object {  // bound: (5).__add__
  SlotWrapper* wrapper;
  Value self;
};

}  // namespace ouro
