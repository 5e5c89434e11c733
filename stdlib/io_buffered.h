#pragma once
// Between the two files of the buffered streams.

#include "stdlib/io.h"

namespace ouro {

bool bufferedReady(Runtime&, Buffered*);                    // not detached
bool bufferedOpen(Runtime&, Buffered*, const char* doing);  // ValueError "read of closed file"
Owned bufferedNext(Runtime&, Value);

// While it lives the buffer is this thread's: others wait. What the raw stream's own code (or a
// signal handler) calls meanwhile finds it in use: RuntimeError.
class BufferUse {
 public:
  BufferUse(Runtime&, Buffered*);
  ~BufferUse();
  BufferUse(const BufferUse&) = delete;
  BufferUse& operator=(const BufferUse&) = delete;
  bool ok() const { return self_; }  // false: an exception is pending

 private:
  Buffered* self_;
};

using IoMethod = Owned(Runtime&, Value self, Args);
IoMethod buffered_read, buffered_read1, buffered_peek, buffered_readinto, buffered_readinto1,
    buffered_readline, buffered_tell, buffered_seek, buffered_truncate, buffered_write,
    buffered_flush;

}  // namespace ouro
