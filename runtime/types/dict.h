#pragma once
// dict: entries in the order of insertion, found through an open-addressed index.
//
//   Dict                       buffer
//   +--------+                 +---------------------------------------------------------+
//   | header |                 | index: `slots` numbers of 1, 2 or 4 bytes (-1: empty)    |
//   | buffer | --------------> | entries: key, value    (usable: 2/3 of slots)            |
//   | ...    |                 | hashes: 4 bytes for each entry                           |
//   +--------+                 +---------------------------------------------------------+
//
// A deleted entry has key null. keysVersion (given when an inline cache asks, 0 before) changes to
// 0 whenever an entry is added, removed or moved, not when a value is replaced: while it is the
// same, an entry number stays good.

#include <cstdint>

#include "runtime/runtime.h"

namespace ouro {

struct DictEntry {
  Value key, value;  // owned; key null: deleted
};

struct Dict : Object {
  void* buffer;        // null when never filled
  DictEntry* entries;  // in the buffer
  uint32_t used;       // entries in use
  uint32_t filled;     // entries written, deleted ones included
  uint32_t usable;     // entries there is room for
  uint32_t slotsLog;   // log2 of the index's slots
  uint32_t keysVersion;
  uint32_t mutations;  // changes with each insertion and removal: for iteration checks
};

extern const TypeDef dictTypeDef, dictKeysTypeDef, dictValuesTypeDef, dictItemsTypeDef,
    dictKeyIteratorTypeDef, dictValueIteratorTypeDef, dictItemIteratorTypeDef,
    dictReverseKeyIteratorTypeDef, dictReverseValueIteratorTypeDef, dictReverseItemIteratorTypeDef,
    mappingProxyTypeDef;
bool isDict(const Runtime&, Value);  // or a subclass
bool isExactDict(const Runtime&, Value);

Owned newDict(Runtime&, size_t expected = 0);
// By any key; may call __hash__ and __eq__. Borrowed result; notFound(), error().
Value dictGet(Runtime&, Dict*, Value key);
// By a str that is interned or has its hash: no script code runs for dicts whose keys are str.
Value dictGet(Runtime&, Dict*, Str* key);
// The entry's number, -1 when absent; only for dicts with str keys found without script code.
int64_t dictIndexOf(const Runtime&, const Dict*, Str* key);
uint32_t dictKeysVersion(Runtime&, Dict*);              // gives one if there is none
bool dictSet(Runtime&, Dict*, Value key, Value value);  // borrows both
bool dictSet(Runtime&, Dict*, Str* key, Value value);
// 1: removed, 0: was not there, -1: error.
int dictDelete(Runtime&, Dict*, Value key);
Owned dictPop(Runtime&, Dict*, Value key);  // notFound() when absent
Owned dictSetDefault(Runtime&, Dict*, Value key, Value value);
bool dictUpdate(Runtime&, Dict*, Value mappingOrPairs);  // dict.update's one argument
bool dictMerge(Runtime&, Dict*, Value mapping, bool override);
void dictClear(Dict*);
Owned dictCopy(Runtime&, Dict*);
// Walks the entries: *position starts at 0; false at the end. Borrowed.
bool dictNext(const Dict*, size_t* position, Value* key, Value* value);
Owned newMappingProxy(Runtime&, Value mapping);

}  // namespace ouro
