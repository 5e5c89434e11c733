#pragma once
// A small direct-mapped cache of lookups along the mro: (type version, name) -> what was found. An
// entry holds the name, so that its address cannot come to mean another.

#include <cstdint>

#include "runtime/runtime.h"

namespace ouro {

struct MethodCache {
  static constexpr uint32_t kEntries = 1024;
  struct Entry {
    uint32_t version;  // 0: empty
    Str* name;         // owned
    Value found;       // borrowed from the type's dict; notFound()
  };
  Entry entries[kEntries];
};

MethodCache* newMethodCache();
void clearMethodCache(MethodCache&);
void freeMethodCache(MethodCache*);
void visitMethodCache(MethodCache&, Visitor&);

}  // namespace ouro
