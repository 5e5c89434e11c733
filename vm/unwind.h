#pragma once
// Finding the handler of an exception.

#include "runtime/frame.h"

namespace ouro {

// The pending exception leaves the innermost frame's current instruction: frames are taken off
// until one handles it; that frame is made ready to go on in its handler. Null: an entry frame was
// left, the exception is pending for the C++ caller. leaves: it leaves the innermost frame whether
// or not that could handle it.
Frame* unwind(Runtime&, bool leaves = false);

}  // namespace ouro
