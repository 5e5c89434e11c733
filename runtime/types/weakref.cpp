// Weak references: the table from objects to the references to them, and what happens when an
// object dies.
//
// All references to one object form a list. At its head stand, if they exist, the plain reference
// and the plain proxy (exact type, no callback), which are handed out again and again; behind them
// the others, the newest first: the order in which callbacks are called.
//
// A reference leaves the list when it dies itself or when its target does. Both may be waiting for
// their destruction (count 0, still in the list): such a reference is never handed out, such a
// target is never returned.

#include "runtime/types/weakref.h"

#include <cstdlib>
#include <span>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/weakref_table.h"

namespace ouro {

// Open addressing with linear probing; deletion moves followers up, so there are no tombstones.
struct WeakTable {
  struct Slot {
    Object* target;  // null: free
    WeakRef* first;
  };
  Slot* slots = nullptr;
  size_t capacity = 0, count = 0;  // capacity: a power of two, or 0
};

namespace {

size_t placeOf(const WeakTable& table, const Object* target) {
  uint64_t mixed = (reinterpret_cast<uint64_t>(target) >> 4) * 0x9e3779b97f4a7c15u;
  return static_cast<size_t>(mixed >> 32) & (table.capacity - 1);
}

WeakTable::Slot* findSlot(const WeakTable& table, const Object* target) {
  if (!table.capacity) return nullptr;
  size_t at = placeOf(table, target);
  while (table.slots[at].target && table.slots[at].target != target)
    at = (at + 1) & (table.capacity - 1);
  return &table.slots[at];
}

bool growTable(Runtime& rt, WeakTable& table) {
  WeakTable larger;
  larger.capacity = table.capacity ? table.capacity * 2 : 64;
  larger.count = table.count;
  larger.slots =
      static_cast<WeakTable::Slot*>(std::calloc(larger.capacity, sizeof(WeakTable::Slot)));
  if (!larger.slots) {
    (void)raiseMemoryError(rt);
    return false;
  }
  for (size_t i = 0; i < table.capacity; i++)
    if (table.slots[i].target) *findSlot(larger, table.slots[i].target) = table.slots[i];
  std::free(table.slots);
  table = larger;
  return true;
}

void eraseSlot(WeakTable& table, WeakTable::Slot* slot) {
  size_t mask = table.capacity - 1;
  size_t hole = static_cast<size_t>(slot - table.slots);
  for (size_t at = hole;;) {
    at = (at + 1) & mask;
    if (!table.slots[at].target) break;
    size_t home = placeOf(table, table.slots[at].target);
    if (((at - home) & mask) < ((at - hole) & mask)) continue;  // is reached before the hole
    table.slots[hole] = table.slots[at];
    hole = at;
  }
  table.slots[hole] = {};
  table.count--;
}

// The list of a target that has none yet gets a slot. Null with MemoryError pending.
WeakTable::Slot* slotFor(Runtime& rt, Object* target) {
  if (!rt.weakrefs) {
    rt.weakrefs = static_cast<WeakTable*>(std::calloc(1, sizeof(WeakTable)));
    if (!rt.weakrefs) {
      (void)raiseMemoryError(rt);
      return nullptr;
    }
  }
  WeakTable& table = *rt.weakrefs;
  if ((table.count + 1) * 4 > table.capacity * 3 && !growTable(rt, table)) return nullptr;
  WeakTable::Slot* slot = findSlot(table, target);
  if (!slot->target) {
    *slot = {target, nullptr};
    table.count++;
  }
  return slot;
}

WeakRef* firstRef(const Runtime& rt, const Object* target) {
  if (!target->has(kHasWeakrefs)) return nullptr;
  return findSlot(*rt.weakrefs, target)->first;
}

bool isDying(const Object* object) { return object->has(kDying) || object->refs == 0; }

bool isPlain(const WeakRef* ref) {
  if (!ref->callback.isNone()) return false;
  Value v(ref);
  return isExactly(v, TypeId::WeakRef) || isExactly(v, TypeId::WeakProxy) ||
         isExactly(v, TypeId::WeakCallableProxy);
}

void link(WeakTable::Slot* slot, WeakRef* ref) {
  WeakRef* before = nullptr;
  WeakRef* after = slot->first;
  while (!isPlain(ref) && after && isPlain(after)) {
    before = after;
    after = after->next;
  }
  ref->previous = before;
  ref->next = after;
  (before ? before->next : slot->first) = ref;
  if (after) after->previous = ref;
}

bool canReuse(const Runtime& rt, const WeakRef* ref, const Type* cls) {
  return isPlain(ref) && typeOf(rt, Value(ref)) == cls && !isDying(ref);
}

}  // namespace

void unlinkWeakRef(Runtime& rt, WeakRef* ref) {
  Object* target = std::exchange(ref->target, nullptr);
  if (!target) return;
  if (ref->next) ref->next->previous = ref->previous;
  if (ref->previous) {
    ref->previous->next = ref->next;
  } else {
    WeakTable::Slot* slot = findSlot(*rt.weakrefs, target);
    slot->first = ref->next;
    if (!slot->first) {
      eraseSlot(*rt.weakrefs, slot);
      target->unset(kHasWeakrefs);
    }
  }
  ref->previous = ref->next = nullptr;
}

Owned makeWeakRef(Runtime& rt, Type* cls, Value target, Value callback) {
  bool able = target.isObject() && typeOf(rt, target)->has(kWeakReferable);
  if (!able) {
    return raise(rt, Exc::TypeError, "cannot create weak reference to '{}' object",
                 typeName(rt, target));
  }
  if (callback.isNone() && !cls->has(kHeapType)) {
    for (WeakRef* at = firstRef(rt, target.object()); at && isPlain(at); at = at->next)
      if (canReuse(rt, at, cls)) return Owned::share(at);
  }
  WeakRef* made = rt.make<WeakRef>(cls);
  if (!made) return Owned::error();
  made->callback = callback;
  made->hash = -1;
  retain(callback);
  Local held = Owned::adopt(made);
  WeakTable::Slot* slot = slotFor(rt, target.object());
  if (!slot) return Owned::error();
  made->target = target.object();
  made->target->set(kHasWeakrefs);
  link(slot, made);
  return held.take();
}

Owned newWeakRef(Runtime& rt, Value target, Value callback) {
  return makeWeakRef(rt, rt.type(TypeId::WeakRef), target, callback);
}

bool isWeakRef(const Runtime& rt, Value v) { return isInstance(rt, v, TypeId::WeakRef); }

Object* weakRefTarget(const WeakRef* ref) {
  return ref->target && !isDying(ref->target) ? ref->target : nullptr;
}

int hasWeakRefFor(const Runtime& rt, Value target, Value self) {
  constexpr int kFirst = 40;
  const WeakRef* at = target.isObject() ? firstRef(rt, target.object()) : nullptr;
  for (int k = 0; at && k < kFirst; k++, at = at->next) {
    if (isExactly(at->callback, TypeId::NativeFunction) &&
        at->callback.as<NativeFunction>()->self == self && !isDying(at))
      return 1;
  }
  return at ? -1 : 0;
}

size_t weakRefCount(Runtime& rt, Value target) {
  if (!target.isObject()) return 0;
  size_t count = 0;
  for (WeakRef* at = firstRef(rt, target.object()); at; at = at->next) count += !isDying(at);
  return count;
}

Owned weakRefsOf(Runtime& rt, Value target) {
  OURO_TRY(list, newList(rt));
  if (!target.isObject()) return list.take();
  for (WeakRef* at = firstRef(rt, target.object()); at; at = at->next)
    if (!isDying(at)) OURO_CHECK(append(rt, list.as<List>(), at));
  return list.take();
}

Owned firstWeakRefOf(Runtime& rt, Value target) {
  if (!target.isObject()) return Owned::none();
  for (WeakRef* at = firstRef(rt, target.object()); at; at = at->next)
    if (!isDying(at)) return Owned::share(at);
  return Owned::none();
}

// What an abstract class does when one that was registered with it dies.
static bool isDiscard(const Runtime& rt, Value callback) {
  return isExactly(callback, TypeId::NativeFunction) &&
         typeOf(rt, callback.as<NativeFunction>()->self) == rt.type(TypeId::Set);
}

bool hasWeakCallbacks(const Runtime& rt) {
  if (!rt.weakrefs) return false;
  for (const WeakTable::Slot& slot : std::span(rt.weakrefs->slots, rt.weakrefs->capacity)) {
    if (!slot.target) continue;
    for (const WeakRef* ref = slot.first; ref; ref = ref->next)
      if (!ref->callback.isNone() && !isDiscard(rt, ref->callback)) return true;
  }
  return false;
}

void freeWeakTable(Runtime& rt) {
  if (!rt.weakrefs) return;
  std::free(rt.weakrefs->slots);
  std::free(std::exchange(rt.weakrefs, nullptr));
}

// ---- the death of targets

namespace {

// Calls the callbacks of references that are dead already. Drops the references.
void runCallbacks(Runtime& rt, std::vector<Value>& refs) {
  Local saved = errorPending(rt) ? Local(takeError(rt)) : Local();
  bool hadError = !saved.get().isNone();
  for (Value v : refs) {
    Local ref = Owned::adopt(v);
    Local callback = Owned::adopt(std::exchange(ref.as<WeakRef>()->callback, Value::none()));
    Local done = call(rt, callback, ref);
    if (done.isError()) reportUnraisable(rt, callback);
  }
  if (hadError) restoreError(rt, saved.take());
}

// Takes the whole list of a target apart; the references with a callback to be called go to `out`.
void detachAll(Runtime& rt, Object* target, bool skipGarbage, std::vector<Value>& out) {
  WeakTable::Slot* slot = findSlot(*rt.weakrefs, target);
  WeakRef* at = slot->first;
  eraseSlot(*rt.weakrefs, slot);
  target->unset(kHasWeakrefs);
  while (at) {
    WeakRef* next = std::exchange(at->next, nullptr);
    at->previous = nullptr;
    at->target = nullptr;
    bool isGarbage = skipGarbage && at->has(kCandidate) && !at->has(kReachable);
    if (!isDying(at) && !isGarbage && !at->callback.isNone()) {
      retain(at);
      out.push_back(Value(at));
    }
    at = next;
  }
}

}  // namespace

void dropWeakrefs(void* context, Object* dying) {
  Runtime& rt = *static_cast<Runtime*>(context);
  std::vector<Value> callbacks;
  detachAll(rt, dying, false, callbacks);
  if (!callbacks.empty()) runCallbacks(rt, callbacks);
}

void dropWeakrefsOfGarbage(void* context, Object** garbage, size_t count) {
  Runtime& rt = *static_cast<Runtime*>(context);
  std::vector<Value> callbacks;
  for (size_t i = 0; i < count; i++)
    if (garbage[i]->has(kHasWeakrefs)) detachAll(rt, garbage[i], true, callbacks);
  if (!callbacks.empty()) runCallbacks(rt, callbacks);
}

}  // namespace ouro
