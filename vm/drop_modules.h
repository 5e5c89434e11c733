#pragma once

namespace ouro {

struct Dict;
struct Runtime;

// All names mean None from now on, those with one underscore first. Nothing is taken away: what
// still runs finds its names.
void emptyModule(Runtime&, Dict*);
// Modules go while printing still works: with their functions and what these refer to they are
// cycles, whose finalizers all run before anything is cleared. What somebody else still holds is
// emptied, the modules imported last first, those that stand in for native ones after all others.
void dropModules(Runtime&);

}  // namespace ouro
