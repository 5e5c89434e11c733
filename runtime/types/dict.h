#pragma once
// dict: entries in the order of insertion. Up to eight are found by tags in the dict's head, more
// through an open-addressed index behind them.
//
//   Dict (small)           buffer
//   +------------+         +----------------------------------+
//   | header     |    +--> | entries: key, value; 3, 5 or 8   |
//   | entries    | ---+    +----------------------------------+
//   | ... tags   |         eight tags of four bits, of the keys' hashes
//   +------------+
//
//   Dict (kIndexed)        buffer
//   +------------+         +---------------+----------+-------------------------+---------------+
//   | header     |    +--> | entries: 5/8  | DictHead | index: entry numbers of | hashes: 4     |
//   | entries    | ---+    | of the slots  |          | 1, 2 or 4 bytes (-1:    | bytes each,   |
//   | ... mask   |         |               |          | empty), one each slot   | when kHashed  |
//   +------------+         +---------------+----------+-------------------------+---------------+
//
// While every key is an exact str or an in-word int the hashes are left out: a str caches its own
// and an int's is computed in a moment. The first other key makes the dict kHashed, and so
// kIndexed, for good.
//
// A deleted entry has key null; its slot keeps pointing at it until the next rebuild. The value of
// a deleted first entry may be an int: how many entries are deleted from there on. keysVersion
// (given when an inline cache asks, 0 before) changes to 0 whenever an entry is added, removed or
// moved, not when a value is replaced: while it is the same, an entry number stays good.

#include <cstdint>
#include <span>

#include "runtime/runtime.h"
#include "runtime/types/str.h"

namespace ouro {

struct DictEntry {
  Value key, value;  // owned; key null: deleted
};

struct Dict : Object {
  static constexpr uint32_t kIndexed = 8u << kTypeFlagsShift;
  // Of one that is kIndexed:
  static constexpr uint32_t kHashed = 4u << kTypeFlagsShift;  // the buffer has hashes
  static constexpr uint32_t kMoved = 2u << kTypeFlagsShift;   // DictHead::moves is not 0
  // Of a small one, in place of those two: its size, 0 when never filled, else one of three.
  static constexpr uint32_t kSmallShift = kTypeFlagsShift + 1;
  // Numbers of deleted entries were given to others since an iterator gave its last item: in
  // CPython what was added lies behind that.
  static constexpr uint32_t kGaveBack = 1u << kTypeFlagsShift;

  bool isSmall() const { return !has(kIndexed); }
  bool isHashed() const { return (meta & (kIndexed | kHashed)) == (kIndexed | kHashed); }
  bool wasMoved() const { return (meta & (kIndexed | kMoved)) == (kIndexed | kMoved); }

  // The collector reads these three by itself (setKindFunctions).
  DictEntry* entries;  // the buffer; null when never filled
  uint32_t used;       // entries in use
  uint32_t filled;     // entries written, deleted ones included
  uint32_t keysVersion;
  union {
    uint32_t tags;  // small: four bits for each entry, 0 where there is none
    uint32_t mask;  // kIndexed: the index's slots, a power of two, less 1
  };
};
static_assert(sizeof(Dict) == 32);

// All nine kinds of view and iterator of a dict look like one of these two.
struct DictView : Object {
  Dict* dict;  // owned
};
struct DictIterator : Object {
  Dict* dict;         // null when exhausted; owned
  uint32_t position;  // the next entry to look at; backwards: one beyond it
  uint32_t used;      // of the dict when the iteration began; UINT32_MAX after a failure
  uint32_t left;      // items still to come
  uint16_t moves;     // of the dict when the iteration began
  Tuple* pair;        // an items iterator's last result, used again if nobody kept it; owned
};

extern const TypeDef dictTypeDef, dictKeysTypeDef, dictValuesTypeDef, dictItemsTypeDef,
    dictKeyIteratorTypeDef, dictValueIteratorTypeDef, dictItemIteratorTypeDef,
    dictReverseKeyIteratorTypeDef, dictReverseValueIteratorTypeDef, dictReverseItemIteratorTypeDef,
    mappingProxyTypeDef;
bool isDict(const Runtime&, Value);  // or a subclass
bool isExactDict(const Runtime&, Value);

Owned newDict(Runtime&, size_t expected = 0);
// Of keys and their values, as a display gives them; borrows them.
Owned newDictOf(Runtime&, std::span<const Value> keys, const Value* values);
// The same, into one that was never filled.
bool dictFill(Runtime&, Dict*, std::span<const Value> keys, const Value* values);
// Of plain keys and their values by turns; borrows them. The last value of a key counts.
Owned newDictOfPairs(Runtime&, std::span<const Value> flat);
// By any key; may call __hash__ and __eq__. Borrowed result; notFound(), error().
Value dictGet(Runtime&, Dict*, Value key);
// The number of the key's entry; -1: absent, -2: error. Any key, as dictGet.
int64_t dictFind(Runtime&, Dict*, Value key);
// The hash of an entry's key, as dictHash() gives it.
uint32_t dictHashAt(const Dict*, size_t number);
// By the key of an entry of another dict, whose hash is known.
Value dictGetLike(Runtime&, Dict*, const Dict* from, size_t number);
// By a str that is interned or has its hash: no script code runs for dicts whose keys are str.
Value dictGet(Runtime&, Dict*, Str* key);
// The entry's number, -1 when absent; only for dicts with str keys found without script code: -2
// if another key has the same hash, so that only dictGet can tell.
int64_t dictIndexOf(const Runtime&, const Dict*, Str* key);
int64_t dictIndexOf(const Dict*, Value small);  // of an int in the word
// The same where the key most likely still is in the entry of that number.
inline int64_t dictIndexOf(const Runtime& rt, const Dict* d, Str* key, uint32_t likely) {
  if (likely < d->filled && d->entries[likely].key.bits() == Value(key).bits()) return likely;
  return dictIndexOf(rt, d, key);
}
uint32_t dictKeysVersion(Runtime&, Dict*);              // gives one if there is none
bool dictSet(Runtime&, Dict*, Value key, Value value);  // borrows both
bool dictSet(Runtime&, Dict*, Str* key, Value value);
// 1: removed, 0: was not there, -1: error.
int dictDelete(Runtime&, Dict*, Value key);
Owned dictPop(Runtime&, Dict*, Value key);  // notFound() when absent
// Takes the last entry out: key and value are the caller's. false: the dict is empty.
bool dictPopLast(Dict*, Owned* key, Owned* value);
// Makes a key the last one in the order. 1: done, 0: it is not there, -1: error.
int dictMoveToEnd(Runtime&, Dict*, Value key);
Owned dictSetDefault(Runtime&, Dict*, Value key, Value value);
// The same for who has hashed the key already: what of a hash a dict uses. A str's stays as it is,
// so that whoever hashes like a str is found in its place.
inline uint32_t dictHash(int64_t hash) {
  return static_cast<uint32_t>(hash) ^ static_cast<uint32_t>(static_cast<uint64_t>(hash) >> 32);
}
Value dictGetHashed(Runtime&, Dict*, Value key, uint32_t hash);
bool dictSetHashed(Runtime&, Dict*, Value key, uint32_t hash, Value value);
Owned dictPopHashed(Runtime&, Dict*, Value key, uint32_t hash);
Owned dictSetDefaultHashed(Runtime&, Dict*, Value key, uint32_t hash, Value value);
// By a tuple of these items, without one: unbound() when only dictGetHashed can tell.
Value dictGetTuple(const Dict*, std::span<const Value> items, uint32_t hash);
bool dictUpdate(Runtime&, Dict*, Value mappingOrPairs);  // dict.update's one argument
bool dictMerge(Runtime&, Dict*, Value mapping, bool override);
void dictClear(Dict*);
// `more`: as many entries are about to come; a small copy has room for them.
Owned dictCopy(Runtime&, Dict*, size_t more = 0);
// Fills a dict that has no entries with those of another, as they lie: good when few of that one's
// are deleted (dense).
bool dictIsDense(const Dict*);
bool dictCopyInto(Runtime&, Dict* to, const Dict* from, size_t more = 0);
// Room for this many entries in all without another rebuild.
bool dictReserve(Runtime&, Dict*, size_t entries);
int dictEquals(Runtime&, Dict*, Dict*);  // 0, 1, -1
Owned dictRepr(Runtime&, Value dict);
// d[key]: KeyError when absent, after asking __missing__ of a subclass.
Owned dictSubscript(Runtime&, Value dict, Value key);
uint32_t dictFirstPosition(const Dict*);  // of the first entry, or close before it
// Walks the entries: *position starts at 0; false at the end. Borrowed.
bool dictNext(const Dict*, size_t* position, Value* key, Value* value);
size_t dictBufferSize(const Dict*);  // bytes
// How often a key was made the last one, for iteration checks.
uint16_t dictMoves(const Dict*);
// keys(), values(), items() and their iterators.
Owned newDictView(Runtime&, TypeId, Dict*);
Owned newDictIterator(Runtime&, TypeId, Dict*);
Owned newMappingProxy(Runtime&, Value mapping);

// What the type's table needs of the other files.
void dict_traverse(Object*, Visitor&);
void dict_clear(Object*);
void dict_destroy(Object*);

}  // namespace ouro
