#include "stdlib/sqlite.h"

#include <unistd.h>

#include <cstring>

#include "runtime/types/bytes.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/system_call.h"

namespace ouro::sqlite {

State* stateOfType(const Type* type) {
  while (!type->moduleState) type = type->base;
  return static_cast<State*>(type->moduleState);
}

// Which of the runtime's threads this one is, as long as it is outside: SQLite calls back without
// a word about that.
static thread_local Thread* threadOutside = nullptr;

Thread* Outside::thread() { return threadOutside; }
Outside::Outside(Runtime& rt) : threads_(threadsOf(rt)), self_(rt.thread) {
  before_ = std::exchange(threadOutside, self_);
  threads_.leave();
}
Outside::~Outside() {
  threads_.enter(self_);
  threadOutside = before_;
}
Inside::Inside(Runtime& rt) : threads_(Outside::thread() ? rt.threads : nullptr) {
  if (threads_) threads_->enter(Outside::thread());
}
Inside::~Inside() {
  if (threads_) threads_->leave();
}

Owned raiseSqlite(Runtime& rt, State* state, sqlite3* handle, int code) {
  if (errorPending(rt)) return Owned::error();
  if (code == SQLITE_NOMEM) return raiseMemoryError(rt);
  int extended = handle ? sqlite3_extended_errcode(handle) : code;
  OURO_TRY(message, newStr(rt, handle ? sqlite3_errmsg(handle) : sqlite3_errstr(code)));
  OURO_TRY(name, newStr(rt, errorName(extended)));
  const Value arguments[] = {Value::small(code & 0xff), Value::small(extended), name, message};
  OURO_TRY(error, call(rt, state->makeError, arguments));
  return raiseValue(rt, error);
}

Owned raiseMessage(Runtime& rt, State* state, int code, std::string_view message) {
  OURO_TRY(text, newStr(rt, message));
  const Value arguments[] = {Value::small(code), Value::none(), Value::none(), text};
  OURO_TRY(error, call(rt, state->makeError, arguments));
  return raiseValue(rt, error);
}

bool sqlTextArg(Runtime& rt, Value v, std::string* out) {
  if (!isStr(rt, v)) return fail(rt, Exc::TypeError, "must be str, not {}", typeName(rt, v));
  return toUtf8Strict(rt, v.as<Str>(), out);
}
bool databaseArg(Runtime& rt, Value v) {
  if (typeOf(rt, v)->definition != &databaseTypeDef)
    return fail(rt, Exc::TypeError, "must be a Database, not {}", typeName(rt, v));
  return databaseOf(v)->handle || fail(rt, Exc::ValueError, "the database is closed");
}

namespace {

Owned noneOrFail(Runtime& rt, Value self, int code) {
  if (code == SQLITE_OK) return Owned::none();
  return raiseSqlite(rt, stateOfType(typeOf(rt, self)), databaseOf(self)->handle, code);
}

Owned sqlite_open(Runtime& rt, Value module, Args args) {
  std::string path;
  int flags, milliseconds;
  OURO_CHECK(systemNameArg(rt, args[0], &path) && cIntArg(rt, args[1], &flags) &&
             cIntArg(rt, args[2], &milliseconds));
  State* state = stateOf(module);
  Ref<Database> made = Ref<Database>::adopt(rt.make<Database>(state->database));
  if (!made) return Owned::error();
  sqlite3* handle = nullptr;
  int code = outside(rt, [&] { return sqlite3_open_v2(path.c_str(), &handle, flags, nullptr); });
  if (code != SQLITE_OK) {
    Owned failed = raiseSqlite(rt, state, handle, code);
    sqlite3_close_v2(handle);
    return failed;
  }
  sqlite3_busy_timeout(handle, milliseconds);
  made->handle = handle;
  watchProgress(made.get(), 0);
  return Owned::share(Value(made.get()));
}

Owned sqlite_complete(Runtime& rt, Value, Args args) {
  std::string text;
  OURO_CHECK(sqlTextArg(rt, args[0], &text));
  return Owned::boolean(sqlite3_complete(text.c_str()));
}
Owned sqlite_set_error_maker(Runtime&, Value module, Args args) {
  assignField(stateOf(module)->makeError, args[0]);
  return Owned::none();
}
Owned sqlite_print_callback_errors(Runtime& rt, Value module, Args args) {
  int on = truth(rt, args[0]);
  if (on < 0) return Owned::error();
  stateOf(module)->printsCallbackErrors = on;
  return Owned::none();
}
Owned sqlite_share_caches(Runtime& rt, Value module, Args args) {
  int on = truth(rt, args[0]);
  if (on < 0) return Owned::error();
  int code = sqlite3_enable_shared_cache(on);
  return code == SQLITE_OK ? Owned::none() : raiseSqlite(rt, stateOf(module), nullptr, code);
}

// ---- databases

// Statements that live longer keep the handle alive within SQLite.
Owned database_close(Runtime& rt, Value self, Args) {
  sqlite3* handle = std::exchange(databaseOf(self)->handle, nullptr);
  if (handle) outside(rt, [&] { return sqlite3_close_v2(handle); });
  return Owned::none();
}

// (statement or None, the text behind it)
Owned database_prepare(Runtime& rt, Value self, Args args) {
  std::string text;
  OURO_CHECK(databaseArg(rt, self) && sqlTextArg(rt, args[0], &text));
  sqlite3* handle = databaseOf(self)->handle;
  sqlite3_stmt* made = nullptr;
  const char* tail = nullptr;
  int code = outside(rt, [&] {
    return sqlite3_prepare_v2(handle, text.c_str(), int(text.size()) + 1, &made, &tail);
  });
  State* state = stateOfType(typeOf(rt, self));
  if (code != SQLITE_OK || errorPending(rt)) {
    sqlite3_finalize(made);
    return raiseSqlite(rt, state, handle, code);
  }
  OURO_TRY(statement, made ? newStatement(rt, state, self, made) : Owned::none());
  OURO_TRY(behind, newStr(rt, tail ? tail : ""));
  return newTuple(rt, {statement, behind});
}

// All statements of a text, whatever rows they give.
Owned database_run(Runtime& rt, Value self, Args args) {
  std::string text;
  OURO_CHECK(databaseArg(rt, self) && sqlTextArg(rt, args[0], &text));
  sqlite3* handle = databaseOf(self)->handle;
  int code = SQLITE_OK;
  for (const char* at = text.c_str(); *at && code == SQLITE_OK && !errorPending(rt);) {
    if (!heedSignals(rt) || !databaseArg(rt, self)) break;
    Outside released(rt);
    sqlite3_stmt* statement = nullptr;
    code = sqlite3_prepare_v2(handle, at, -1, &statement, &at);
    if (code != SQLITE_OK) break;
    while (statement && (code = sqlite3_step(statement)) == SQLITE_ROW) continue;
    if (code == SQLITE_DONE) code = SQLITE_OK;
    int result = sqlite3_finalize(statement);
    if (code == SQLITE_OK) code = result;
  }
  return errorPending(rt) ? Owned::error() : noneOrFail(rt, self, code);
}

Owned database_interrupt(Runtime& rt, Value self, Args) {
  OURO_CHECK(databaseArg(rt, self));
  sqlite3_interrupt(databaseOf(self)->handle);
  return Owned::none();
}
Owned database_limit(Runtime& rt, Value self, Args args) {
  int category, limit = -1;
  OURO_CHECK(databaseArg(rt, self) && cIntArg(rt, args[0], &category) &&
             (!args.has(1) || cIntArg(rt, args[1], &limit)));
  return smallInt(sqlite3_limit(databaseOf(self)->handle, category, limit));
}
Owned database_load_extensions(Runtime& rt, Value self, Args args) {
  int on = truth(rt, args[0]);
  OURO_CHECK(on >= 0 && databaseArg(rt, self));
  return noneOrFail(rt, self, sqlite3_enable_load_extension(databaseOf(self)->handle, on));
}

Owned database_blob(Runtime& rt, Value self, Args args) {
  OURO_CHECK(databaseArg(rt, self));
  return openBlob(rt, stateOfType(typeOf(rt, self)), self, args);
}

// One step of copying into another database after the other.
Owned copyPages(Runtime& rt, State* state, sqlite3_backup* copy, sqlite3* target, int pages,
                Value progress, int milliseconds) {
  int code;
  do {
    code = outside(rt, [&] { return sqlite3_backup_step(copy, pages); });
    if (!progress.isNone()) {
      Local said =
          call(rt, progress, Value::small(code), Value::small(sqlite3_backup_remaining(copy)),
               Value::small(sqlite3_backup_pagecount(copy)));
      if (said.isError()) break;
    }
    if (code == SQLITE_BUSY || code == SQLITE_LOCKED)
      outside(rt, [&] { return sqlite3_sleep(milliseconds); });
  } while ((code == SQLITE_OK || code == SQLITE_BUSY || code == SQLITE_LOCKED) && safePoint(rt));
  int finished = outside(rt, [&] { return sqlite3_backup_finish(copy); });
  if (errorPending(rt)) return Owned::error();
  return finished == SQLITE_OK ? Owned::none() : raiseSqlite(rt, state, target, finished);
}

Owned database_backup(Runtime& rt, Value self, Args args) {
  int pages, milliseconds;
  std::string name;
  OURO_CHECK(databaseArg(rt, self) && databaseArg(rt, args[0]) && cIntArg(rt, args[1], &pages) &&
             sqlTextArg(rt, args[3], &name) && cIntArg(rt, args[4], &milliseconds));
  State* state = stateOfType(typeOf(rt, self));
  sqlite3 *from = databaseOf(self)->handle, *target = databaseOf(args[0])->handle;
  sqlite3_backup* copy =
      outside(rt, [&] { return sqlite3_backup_init(target, "main", from, name.c_str()); });
  if (!copy) return raiseSqlite(rt, state, target, sqlite3_errcode(target));
  return copyPages(rt, state, copy, target, pages ? pages : -1, args[2], milliseconds);
}

Owned database_serialize(Runtime& rt, Value self, Args args) {
  std::string name;
  OURO_CHECK(databaseArg(rt, self) && sqlTextArg(rt, args[0], &name));
  sqlite3_int64 size;
  unsigned char* data = outside(
      rt, [&] { return sqlite3_serialize(databaseOf(self)->handle, name.c_str(), &size, 0); });
  if (!data) return Owned::none();
  Owned bytes = newBytes(rt, {reinterpret_cast<char*>(data), static_cast<size_t>(size)});
  sqlite3_free(data);
  return bytes;
}
Owned database_deserialize(Runtime& rt, Value self, Args args) {
  std::string name;
  std::string_view bytes;
  OURO_CHECK(databaseArg(rt, self) && sqlTextArg(rt, args[1], &name) &&
             asByteView(rt, args[0], &bytes));
  auto* copy = static_cast<unsigned char*>(sqlite3_malloc64(bytes.size()));
  if (!copy) return raiseMemoryError(rt);
  memcpy(copy, bytes.data(), bytes.size());
  auto size = static_cast<sqlite3_int64>(bytes.size());
  return noneOrFail(rt, self, outside(rt, [&] {
                      return sqlite3_deserialize(
                          databaseOf(self)->handle, name.c_str(), copy, size, size,
                          SQLITE_DESERIALIZE_FREEONCLOSE | SQLITE_DESERIALIZE_RESIZEABLE);
                    }));
}

constexpr MethodDef kDatabaseMethods[] = {
    {"close", database_close, "", "Gives it up."},
    {"prepare", database_prepare, "sql, /", "The first statement of a text, and what follows it."},
    {"run", database_run, "sql, /", "Runs all statements of a text."},
    {"interrupt", database_interrupt, "", "Ends what another thread does."},
    {"limit", database_limit, "category, limit=-1, /", "Sets a limit; what it was."},
    {"load_extensions", database_load_extensions, "enable, /", "Allows it, or not."},
    {"blob", database_blob, "table, column, row, readonly, name, /", "A value as a file."},
    {"backup", database_backup, "target, pages, progress, name, sleep, /", "Copies all of it."},
    {"serialize", database_serialize, "name, /", "Its file as bytes; None: there is none."},
    {"deserialize", database_deserialize, "data, name, /", "Becomes what such bytes say."},
};

template <auto function>
Owned number(Runtime& rt, Value self) {
  OURO_CHECK(databaseArg(rt, self));
  return newInt(rt, int64_t{function(databaseOf(self)->handle)});
}
constexpr GetSetDef kDatabaseAttributes[] = {
    {"changes", number<sqlite3_changes>},
    {"total_changes", number<sqlite3_total_changes>},
    {"last_rowid", number<sqlite3_last_insert_rowid>},
    {"autocommit", number<sqlite3_get_autocommit>},
    {"is_open", [](Runtime&, Value self) { return Owned::boolean(databaseOf(self)->handle); }},
};

constexpr MethodDef kFunctions[] = {
    {"open", sqlite_open, "path, flags, timeout, /", "Opens a file."},
    {"complete", sqlite_complete, "sql, /", "Does the text end with a whole statement?"},
    {"set_error_maker", sqlite_set_error_maker, "function, /", "What makes exceptions of errors."},
    {"print_callback_errors", sqlite_print_callback_errors, "enable, /", ""},
    {"share_caches", sqlite_share_caches, "enable, /", ""},
};

bool addType(Runtime& rt, Module* module, const TypeDef& definition, Type** field) {
  OURO_TRY_BOOL(type, newType(rt, definition));
  type.as<Type>()->moduleState = module->state;
  *field = type.take().take().as<Type>();
  return true;
}

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  state->makeError = Value::none();
  return addType(rt, module, databaseTypeDef, &state->database) &&
         addType(rt, module, statementTypeDef, &state->statement) &&
         addType(rt, module, blobTypeDef, &state->blob) &&
         addFunctions(rt, module, kCallbackFunctions) &&
         moduleAdd(rt, module, "library_version", newStr(rt, sqlite3_libversion())) &&
         moduleAdd(rt, module, "threadsafe", smallInt(sqlite3_threadsafe())) &&
         addSqliteNumbers(rt, module);
}
void visitState(void* data, Visitor& visitor) {
  auto* state = static_cast<State*>(data);
  for (Type* type : {state->database, state->statement, state->blob}) visit(visitor, type);
  visit(visitor, state->makeError);
}
void clearState(void* data) {
  auto* state = static_cast<State*>(data);
  for (Type** type : {&state->database, &state->statement, &state->blob}) dropField(*type);
  dropField(state->makeError);
}

}  // namespace

const TypeDef databaseTypeDef = {
    .name = "Database",
    .module = "_sqlite",
    .basicSize = sizeof(Database),
    .flags = kContainerType | kNoInstances | kEndsOutside,  // files may be there to be rolled back
    .traverse =
        [](Object* self, Visitor& visitor) {
          for (auto* at = static_cast<Database*>(self)->callbacks; at; at = at->next)
            visit(visitor, at->function);
        },
    .destroy =
        [](Object* self) {
          auto* database = static_cast<Database*>(self);
          if (sqlite3* handle = std::exchange(database->handle, nullptr)) sqlite3_close_v2(handle);
          dropWatchers(database);
        },
    .methods = kDatabaseMethods,
    .attributes = kDatabaseAttributes,
};

}  // namespace ouro::sqlite

namespace ouro {

extern const ModuleDef sqliteModule;
const ModuleDef sqliteModule = {
    .name = "_sqlite",
    .doc = "What SQLite has.",
    .functions = sqlite::kFunctions,
    .exec = sqlite::addNames,
    .stateSize = sizeof(sqlite::State),
    .visitState = sqlite::visitState,
    .clearState = sqlite::clearState,
};

}  // namespace ouro
