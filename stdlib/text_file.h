#pragma once
// io.TextIOWrapper as print, input and sys see it.

#include "runtime/runtime.h"

namespace ouro {

struct StartOptions;
struct TextFile;

// The file if `v` is exactly an io.TextIOWrapper (of no subclass), else null. Borrowed.
TextFile* asTextFile(const Runtime&, Value v);
// file.write(text) and file.flush().
bool writeText(Runtime&, TextFile*, Str* text);
bool writeAscii(Runtime&, TextFile*, std::string_view text);
bool flushText(Runtime&, TextFile*);

// Makes the three standard streams and puts them (twice each) into the dict of sys.
bool openStandardStreams(Runtime&, Module* io, Dict* sys, const StartOptions&);
// Flushes sys.stdout or sys.stderr, if there is one and it is open; -1: an exception is pending.
int flushStream(Runtime&, Str* name);

}  // namespace ouro
