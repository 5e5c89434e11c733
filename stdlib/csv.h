#pragma once
// The module _csv: what its dialects, readers and writers have in common. csv.py of the library
// builds on it.

#include "runtime/protocol.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"

namespace ouro::csv {

enum class Quoting : uint8_t { Minimal, All, NonNumeric, None };

constexpr char32_t kNotSet = ~char32_t{0};  // for a quote or escape character: there is none

struct Dialect : Object {
  Value lineTerminator;  // a str; owned; null while the dialect is being made
  char32_t delimiter, quoteChar, escapeChar;
  Quoting quoting;
  bool doubleQuote, skipInitialSpace, strict;

  bool quotes() const { return quoting != Quoting::None; }
};

struct State {
  Type *dialect, *reader, *writer;  // owned, as all below
  Value error, dialects;            // the class Error; a dict of Dialects by name
  int64_t fieldLimit;
};

inline State* stateOf(Value module) { return static_cast<State*>(module.as<Module>()->state); }
// Of an instance of one of the module's types or a subclass.
State* stateOfType(const Type*);

extern const TypeDef dialectTypeDef, readerTypeDef, writerTypeDef;

// Dialect(dialect, **parameters), where both may be unbound.
Owned makeDialect(Runtime&, State*, Value dialect, Value parameters);
// The dialect of a registered name; csv.Error if there is none.
Owned registeredDialect(Runtime&, State*, Value name);
Owned newReader(Runtime&, State*, Value iterable, Value dialect, Value parameters);
Owned newWriter(Runtime&, State*, Value file, Value dialect, Value parameters);

}  // namespace ouro::csv
