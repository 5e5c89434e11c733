#pragma once
// The prompt.

namespace ouro {

struct Runtime;
struct Dict;

// Reads, runs and prints until the end of input. With a terminal: libedit's line editing and a
// history in ~/.ouro_history; without one the text is read as it comes. False: SystemExit is
// pending.
bool repl(Runtime&, Dict* globals, bool greets);

}  // namespace ouro
