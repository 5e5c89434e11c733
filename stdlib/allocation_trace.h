#pragma once
// Which lines of the program made what is on the heap: between the modules gc and _tracemalloc,
// which share one table of it.

#include <map>
#include <unordered_map>
#include <vector>

#include "runtime/runtime.h"
#include "stdlib/gc.h"

namespace ouro {

struct AllocationTrace {
  struct Line {
    Object* file;  // a str; owned by its site
    int32_t line;
    auto operator<=>(const Line&) const = default;
  };
  struct Site {
    std::vector<Line> lines;  // that which ran, and those that called it: not more than `depth`
    uint32_t frames = 0;      // of how many
    auto operator<=>(const Site&) const = default;
  };
  std::map<Site, uint32_t> numbers;  // of the sites
  std::vector<const Site*> sites;
  std::unordered_map<const void*, uint32_t> siteOf;
  // Who asked for it. They want to know of this many lines.
  bool forGc = false, forTracemalloc = false;
  uint32_t depth = 1;
  // Of the bytes in use: those that do not count, and the most there were.
  size_t before = 0, most = 0;

  void note(const void* block, Site&&);
  const Site* find(const void* block) const {
    const auto at = siteOf.find(block);
    return at == siteOf.end() ? nullptr : sites[at->second];
  }
};

// The table in use, or null.
AllocationTrace* traceOf(Runtime&);
// The same, made if need be. RuntimeError when the module gc has been taken away.
AllocationTrace* startTrace(Runtime&);
// Nobody needs it any more, unless somebody does.
void endUnusedTrace(Runtime&);

}  // namespace ouro
