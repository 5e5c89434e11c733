// gc.heap, gc.types and the limits; and how figures become objects that print well.

#include "gc/heap_stats.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/gc.h"

#include <algorithm>
#include <unordered_map>

namespace ouro {

Owned makeView(Runtime& rt, const char* cls, Value data) {
  OURO_TRY(module, importModule(rt, "_gcviews"));
  Ref<Str> name = intern(rt, cls);
  if (!name) return Owned::error();
  return callMethod(rt, module, name.get(), {&data, 1});
}

bool put(Runtime& rt, Dict* dict, const char* key, Owned value) {
  Local held = value;
  Ref<Str> name = intern(rt, key);
  return !held.isError() && name && dictSet(rt, dict, name.get(), held);
}

bool put(Runtime& rt, Dict* dict, const char* key, uint64_t number) {
  return put(rt, dict, key, newInt(rt, number));
}

namespace {

Owned classRow(Runtime& rt, const ClassFigures& c) {
  OURO_TRY(row, newDict(rt));
  Dict* dict = row.as<Dict>();
  OURO_CHECK(put(rt, dict, "family", newStr(rt, familyName(c.family))) &&
             put(rt, dict, "size", c.blockBytes) && put(rt, dict, "empty_pools", c.emptyPools) &&
             put(rt, dict, "used_pools", c.usedPools) && put(rt, dict, "full_pools", c.fullPools) &&
             put(rt, dict, "used_blocks", c.usedBlocks) &&
             put(rt, dict, "free_blocks", c.freeBlocks));
  return row.take();
}

Owned classRows(Runtime& rt, const HeapFigures& figures) {
  OURO_TRY(rows, newList(rt, figures.classes.size()));
  for (const ClassFigures& c : figures.classes) {
    OURO_TRY(row, classRow(rt, c));
    OURO_CHECK(append(rt, rows.as<List>(), row));
  }
  return rows.take();
}

bool addRow(Runtime& rt, List* rows, Value type, size_t objects, size_t bytes) {
  OURO_TRY_BOOL(count, newInt(rt, uint64_t{objects}));
  OURO_TRY_BOOL(size, newInt(rt, uint64_t{bytes}));
  OURO_TRY_BOOL(row, newTuple(rt, {type, count.get(), size.get()}));
  return append(rt, rows, row);
}

Owned limitOf(Runtime& rt) {
  const size_t limit = rt.heap.limit();
  return limit >= physicalMemory() ? Owned::none() : newInt(rt, uint64_t{limit});
}

}  // namespace

// All figures are taken before the first object is made of them.
Owned gc_heap(Runtime& rt, Value, Args) {
  const HeapFigures f = heapFigures(rt.heap);
  const size_t resident = residentBytes();
  OURO_TRY(made, newDict(rt));
  Dict* d = made.as<Dict>();
  OURO_CHECK(put(rt, d, "bytes_in_use", f.bytesInUse()) && put(rt, d, "limit", limitOf(rt)) &&
             put(rt, d, "mapped_bytes", f.mappedBytes) && put(rt, d, "resident_bytes", resident) &&
             put(rt, d, "arenas", f.arenas) && put(rt, d, "spare_arenas", f.spareArenas) &&
             put(rt, d, "huge_regions", f.hugeRegions) && put(rt, d, "large_runs", f.runs) &&
             put(rt, d, "empty_pools", f.emptyPools) && put(rt, d, "used_pools", f.usedPools) &&
             put(rt, d, "full_pools", f.fullPools) && put(rt, d, "used_blocks", f.usedBlocks) &&
             put(rt, d, "free_blocks", f.freeBlocks) && put(rt, d, "small_bytes", f.smallBytes) &&
             put(rt, d, "large_bytes", f.largeBytes) &&
             put(rt, d, "free_block_bytes", f.freeBlockBytes) &&
             put(rt, d, "free_slot_bytes", f.freeSlotBytes) &&
             put(rt, d, "spare_huge_bytes", f.spareHugeBytes) &&
             put(rt, d, "header_bytes", f.headerBytes) && put(rt, d, "tail_bytes", f.tailBytes) &&
             put(rt, d, "classes", classRows(rt, f)));
  return makeView(rt, "Heap", made);
}

// The shapes of a type are one row; the row of the buffers has no type.
Owned gc_types(Runtime& rt, Value, Args) {
  std::vector<KindFigures> kinds = kindFigures(rt.heap);
  std::unordered_map<const Type*, size_t> rowOf;
  std::vector<KindFigures> merged;
  for (const KindFigures& figures : kinds) {
    const Type* type = figures.kind ? static_cast<const Shape*>(figures.kind)->type : nullptr;
    auto [at, isNew] = rowOf.try_emplace(type, merged.size());
    if (isNew) {
      merged.push_back(figures);
    } else {
      merged[at->second].objects += figures.objects;
      merged[at->second].bytes += figures.bytes;
    }
  }
  std::stable_sort(merged.begin(), merged.end(),
                   [](const auto& a, const auto& b) { return a.bytes > b.bytes; });
  // Making objects below may end the life of no type, but may move none either: hold them all.
  std::vector<Local> types;
  for (const KindFigures& row : merged) {
    types.emplace_back(row.kind ? Value(static_cast<const Shape*>(row.kind)->type) : Value::none());
  }
  OURO_TRY(rows, newList(rt, merged.size()));
  for (size_t i = 0; i < merged.size(); i++) {
    OURO_CHECK(addRow(rt, rows.as<List>(), types[i], merged[i].objects, merged[i].bytes));
  }
  return makeView(rt, "Types", rows);
}

// Rows by type as gc.types() has them; then the arenas, their bytes, and the first of the objects.
Owned gc_pins(Runtime& rt, Value, Args args) {
  constexpr double kShare = 0.1;
  constexpr size_t kShown = 100;
  double share = kShare;
  if (args.has(0) && !asDouble(rt, args[0], &share)) return Owned::error();
  const PinnedFigures pinned = pinnedFigures(rt.heap, share);
  std::vector<Local> some;
  std::unordered_map<Type*, std::pair<size_t, size_t>> byType;
  for (Object* object : pinned.objects) {
    if (some.size() < kShown) some.emplace_back(Value(object));
    auto& [objects, bytes] = byType[typeOf(rt, Value(object))];
    objects++;
    bytes += Heap::blockSize(object);
  }
  std::vector<Local> types;
  for (const auto& row : byType) types.emplace_back(Value(row.first));
  OURO_TRY(rows, newList(rt, byType.size() + 1));
  for (const Local& type : types) {
    const auto [count, size] = byType[type.get().as<Type>()];
    OURO_CHECK(addRow(rt, rows.as<List>(), type.get(), count, size));
  }
  OURO_CHECK(addRow(rt, rows.as<List>(), Value::none(), pinned.buffers, pinned.bufferBytes));
  OURO_TRY(objects, newList(rt, some.size()));
  for (const Local& object : some) OURO_CHECK(append(rt, objects.as<List>(), object));
  OURO_TRY(arenas, newInt(rt, uint64_t{pinned.arenas}));
  OURO_TRY(bytes, newInt(rt, uint64_t{pinned.mappedBytes}));
  OURO_TRY(data, newTuple(rt, {rows.get(), arenas.get(), bytes.get(), objects.get()}));
  return makeView(rt, "Pins", data);
}

Owned gc_trim(Runtime& rt, Value, Args) {
  const size_t before = heapFigures(rt.heap).mappedBytes;
  rt.heap.trim();
  return newInt(rt, uint64_t{before - heapFigures(rt.heap).mappedBytes});
}

Owned gc_get_heap_limit(Runtime& rt, Value, Args) { return limitOf(rt); }

Owned gc_set_heap_limit(Runtime& rt, Value, Args args) {
  size_t limit = physicalMemory();
  if (!args[0].isNone()) {
    OURO_TRY(whole, index(rt, args[0]));
    int64_t bytes;
    if (intSign(rt, whole) <= 0) return raise(rt, Exc::ValueError, "heap limit must be positive");
    if (intFits(rt, whole, &bytes)) limit = std::min(limit, static_cast<size_t>(bytes));
    rt.heap.collector().collect(kGenerations - 1);
    if (limit < rt.heap.bytesInUse()) {
      return raise(rt, Exc::ValueError, "{} bytes are in use, more than the limit of {}",
                   rt.heap.bytesInUse(), limit);
    }
  }
  rt.heap.setLimit(limit);
  return Owned::none();
}

}  // namespace ouro
