#pragma once
// Reports about the heap on stderr.

namespace ouro {

struct Runtime;

// --gc-log: a line for each collection.
void installGcLog(Runtime&);
// The objects that should be gone, by kind.
void reportLiveObjects(Runtime&);

}  // namespace ouro
