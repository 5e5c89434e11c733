// An open-addressed table with linear probing, at most two thirds full. Removal moves later entries
// of the run back, so that there are no tombstones. The table's memory (not of the heap: it
// outlives everything there) goes with its last entry.

#include "runtime/intern.h"

#include <cstdlib>

#include "runtime/keyed_hash.h"
#include "runtime/types/str.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

constexpr uint32_t kFirstCapacity = 512;

// The slot where a string of this hash and text is, or where it would go.
template <class Same>
Str** probe(const InternTable& table, uint32_t hash, Same same) {
  uint32_t mask = table.capacity - 1;
  for (uint32_t i = hash & mask;; i = (i + 1) & mask) {
    Str* entry = table.slots[i];
    if (!entry || (entry->hash == hash && same(entry))) return &table.slots[i];
  }
}

bool grow(Runtime& rt) {
  InternTable& table = rt.interned;
  uint32_t capacity = table.capacity ? table.capacity * 2 : kFirstCapacity;
  auto* slots = static_cast<Str**>(std::calloc(capacity, sizeof(Str*)));
  if (!slots) {
    (void)raiseMemoryError(rt);
    return false;
  }
  InternTable old = table;
  table.slots = slots;
  table.capacity = capacity;
  for (uint32_t i = 0; i < old.capacity; i++) {
    Str* entry = old.slots[i];
    if (entry) *probe(table, entry->hash, [](Str*) { return false; }) = entry;
  }
  std::free(old.slots);
  return true;
}

bool makeRoom(Runtime& rt) {
  const InternTable& table = rt.interned;
  return (table.count + 1) * 3 <= table.capacity * 2 || grow(rt);
}

Ref<Str> insertAt(InternTable& table, Str** slot, Ref<Str> text) {
  if (*slot) {
    (*slot)->unset(Str::kInterned);  // it is dying: the new one takes its place
  } else {
    table.count++;
  }
  text->set(Str::kInterned);
  *slot = text.get();
  return text;
}

// A string whose count is 0 waits for its destruction and must not be handed out.
bool isAlive(Str** slot) { return *slot && (*slot)->refs > 0; }

}  // namespace

Ref<Str> intern(Runtime& rt, std::string_view utf8) {
  if (!isAsciiText(utf8.data(), utf8.size())) {
    Local made = newStr(rt, utf8);
    return made.isError() ? Ref<Str>() : intern(rt, made.as<Str>());
  }
  if (!makeRoom(rt)) return {};
  uint32_t hash = strHash(rt, utf8.data(), utf8.size());
  Str** slot = probe(rt.interned, hash, [&](Str* entry) { return equal(entry, utf8); });
  if (isAlive(slot)) return Ref<Str>(*slot);
  Local made = newStr(rt, utf8);
  if (made.isError()) return {};
  // Making it may have collected, and so moved entries: look again.
  hashOf(rt, made.as<Str>());
  slot = probe(rt.interned, hash, [&](Str* entry) { return equal(entry, utf8); });
  return insertAt(rt.interned, slot, Ref<Str>(made.as<Str>()));
}

Ref<Str> intern(Runtime& rt, Str* text) {
  if (text->isInterned()) return Ref<Str>(text);
  Ref<Str> holder(text);
  if (!isExactStr(rt, text)) {
    // A subclass's instance must not stand for all equal strings.
    holder = Ref<Str>::adopt(copyToExactStr(rt, text));
    if (!holder) return {};
  }
  if (!makeRoom(rt)) return {};
  uint32_t hash = hashOf(rt, holder.get());
  Str** slot = probe(rt.interned, hash, [&](Str* entry) { return equal(entry, holder.get()); });
  if (isAlive(slot)) return Ref<Str>(*slot);
  return insertAt(rt.interned, slot, std::move(holder));
}

void forgetInterned(Runtime& rt, Str* text) {
  InternTable& table = rt.interned;
  uint32_t mask = table.capacity - 1;
  Str** slot = probe(table, text->hash, [&](Str* entry) { return entry == text; });
  if (!*slot) return;
  uint32_t hole = static_cast<uint32_t>(slot - table.slots);
  for (uint32_t i = (hole + 1) & mask; table.slots[i]; i = (i + 1) & mask) {
    // An entry may move back to the hole if its home does not lie between hole and itself.
    uint32_t home = table.slots[i]->hash & mask;
    if (((i - home) & mask) >= ((i - hole) & mask)) {
      table.slots[hole] = table.slots[i];
      hole = i;
    }
  }
  table.slots[hole] = nullptr;
  text->unset(Str::kInterned);
  if (--table.count == 0) {
    std::free(table.slots);
    table = {};
  }
}

}  // namespace ouro
