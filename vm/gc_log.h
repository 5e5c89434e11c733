#pragma once
// Reports about the heap on stderr.

namespace ouro {

struct Runtime;

// --gc-log: a line for each collection; --audit: all counts and pools are checked after each.
void reportCollections(Runtime&, bool log, bool audit);
// The objects that should be gone, by kind.
void reportLiveObjects(Runtime&);

}  // namespace ouro
