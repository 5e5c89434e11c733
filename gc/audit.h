#pragma once
// Checks the heap against itself: every reference count against the references that a traversal of
// all objects and roots finds, and every pool against its own bookkeeping. Slow, and for the
// moments when something is to be proved: the end of a test run, or a hunt for a lost reference.

#include <cstddef>
#include <cstdio>

#include "gc/heap.h"

namespace ouro {

enum class AuditMode {
  Exact,       // every reference is visible (at exit): counts must be equal
  LowerBound,  // C++ locals may hold more: counts must not be lower than what is found
};

// Writes a line to `out` (null: nowhere) for each thing that is wrong; how many there were. Must
// not be called while a collection or a destruction is under way.
size_t auditCounts(Heap& heap, AuditMode mode, std::FILE* out);
size_t auditPools(Heap& heap, std::FILE* out);
size_t auditHeap(Heap& heap, AuditMode mode, std::FILE* out);

}  // namespace ouro
