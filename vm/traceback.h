#pragma once
// The text of exceptions that nobody catches, as CPython 3.11 prints it.

#include <string>
#include <string_view>

#include "runtime/runtime.h"

namespace ouro {

// With traceback, causes and notes; ends with a line end. Keeps what is pending.
std::string formatException(Runtime&, Value exception);
// To sys.stderr if there is one, else to file descriptor 2.
void printException(Runtime&, Value exception);
// "Exception ignored in: ..." (sys.unraisablehook's own behaviour).
void printUnraisable(Runtime&, Value exception, Value where, const char* message);
// What becomes of an exception that leaves the program: sys.excepthook is called.
void reportUncaught(Runtime&, Value exception);
void writeToStderr(Runtime&, std::string_view text);

}  // namespace ouro
