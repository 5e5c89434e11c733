#pragma once
// What a suspended generator waits for: read off its instructions.

#include "runtime/types/generator.h"

namespace ouro {

// The iterator of the `yield from` or `await` at which the generator is suspended; borrowed; null
// when it is suspended at a plain yield. (Runtime::machine.delegate)
Value delegateOf(const Generator*);
// That iterator has ended: it is dropped, and the generator goes on behind the `yield from` with
// what it is sent next. (Runtime::machine.skipDelegate)
void skipDelegate(Generator*);

}  // namespace ouro
