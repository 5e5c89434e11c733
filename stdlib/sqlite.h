#pragma once
// The module _sqlite: databases, statements and blobs of SQLite, as the library has them. What
// CPython's _sqlite3 makes of them (connections, cursors, transactions, adapters) is Python:
// py/_sqlite3.py.

#include <sqlite3.h>

#include <string>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/module.h"

namespace ouro::sqlite {

struct State {
  Type *database, *statement, *blob;  // owned, as the next
  Value makeError;                    // (code, extended code, its name, message) -> an exception
  bool printsCallbackErrors;
};
inline State* stateOf(Value module) { return static_cast<State*>(module.as<Module>()->state); }

struct Callback;

struct Database : Object {
  sqlite3* handle;                      // null: closed
  Callback* callbacks;                  // the first of all that there are
  Callback *access, *progress, *trace;  // of these, the ones that SQLite does not give back
  int progressEvery, progressLeft;      // looks at signals from one call of `progress` to the next
};

struct Statement : Object {
  sqlite3_stmt* handle;
  Value database;  // owned
};

// A script's function that SQLite calls. SQLite says when it goes.
struct Callback {
  Database* database;  // null: gone
  Value function;      // owned
  Callback *next, **link;
};

extern const TypeDef databaseTypeDef, statementTypeDef, blobTypeDef;
State* stateOfType(const Type*);
inline Database* databaseOf(Value v) { return v.as<Database>(); }

// While SQLite works other threads run; its callbacks come back in.
class Outside {
 public:
  explicit Outside(Runtime&);
  ~Outside();
  Outside(const Outside&) = delete;
  Outside& operator=(const Outside&) = delete;
  static Thread* thread();  // the one that is outside here; null: none

 private:
  Threads& threads_;
  Thread *self_, *before_;
};
class Inside {
 public:
  explicit Inside(Runtime&);
  ~Inside();
  Inside(const Inside&) = delete;
  Inside& operator=(const Inside&) = delete;

 private:
  Threads* threads_;
};
template <class F>
auto outside(Runtime& rt, F call) {
  Outside released(rt);
  return call();
}

// Raises what the code and the handle's message say, unless a callback has raised something.
Owned raiseSqlite(Runtime&, State*, sqlite3*, int code);
// The same with a message of our own.
Owned raiseMessage(Runtime&, State*, int code, std::string_view message);
// UTF-8 without zero bytes for SQLite.
bool sqlTextArg(Runtime&, Value, std::string* out);

// A Database that is open.
bool databaseArg(Runtime&, Value);

// sqlite_callbacks.cpp
extern const std::span<const MethodDef> kCallbackFunctions;
void dropWatchers(Database*);
// Lets what takes long heed signals, and now and then call database->progress, when there is one.
void watchProgress(Database*, int every);
// sqlite_statement.cpp
Owned newStatement(Runtime&, State*, Value database, sqlite3_stmt*);
Owned valueOf(Runtime&, sqlite3_value*);  // as a callback's argument
// sqlite_blob.cpp
Owned openBlob(Runtime&, State*, Value database, Args);
// sqlite_numbers.cpp
bool addSqliteNumbers(Runtime&, Module*);
const char* errorName(int code);

}  // namespace ouro::sqlite
