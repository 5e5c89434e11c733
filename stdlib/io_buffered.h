#pragma once
// Between the two files of the buffered streams.

#include "stdlib/io.h"

namespace ouro {

bool bufferedReady(Runtime&, Buffered*);                    // not detached
bool bufferedOpen(Runtime&, Buffered*, const char* doing);  // ValueError "read of closed file"
Owned bufferedNext(Runtime&, Value);

using IoMethod = Owned(Runtime&, Value self, Args);
IoMethod buffered_read, buffered_read1, buffered_peek, buffered_readinto, buffered_readinto1,
    buffered_readline, buffered_tell, buffered_seek, buffered_truncate, buffered_write,
    buffered_flush;

}  // namespace ouro
