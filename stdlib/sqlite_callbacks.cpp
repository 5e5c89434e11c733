// Scripts' functions that SQLite calls: SQL functions, aggregates, collations, and those that
// watch.
//
// SQLite runs without the runtime's lock (Outside); each callback takes it (Inside), and leaves no
// exception behind but for a collation's, which has no other way to say that something is wrong.

#include <cstring>

#include "runtime/codecs.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "stdlib/sqlite.h"
#include "stdlib/system_call.h"

namespace ouro::sqlite {

namespace {

Callback* newCallback(Database* database, Value function) {
  retain(function);
  auto* made = new Callback{database, function, database->callbacks, &database->callbacks};
  if (made->next) made->next->link = &made->next;
  database->callbacks = made;
  return made;
}
// Null for None, which takes one away.
Callback* callbackOrNull(Database* database, Value function) {
  return function.isNone() ? nullptr : newCallback(database, function);
}
void dropCallback(void* data) {
  auto* callback = static_cast<Callback*>(data);
  if (!callback) return;
  if (callback->database) {
    *callback->link = callback->next;
    if (callback->next) callback->next->link = callback->link;
  }
  dropField(callback->function);
  delete callback;
}

State* stateOfCallback(const Callback* callback) {
  return stateOfType(typeOf(theRuntime(), Value(callback->database)));
}

// What went wrong in a callback is not the statement's exception.
void forgetError(Runtime& rt, const Callback* callback) {
  if (stateOfCallback(callback)->printsCallbackErrors)
    reportUnraisable(rt, callback->function);
  else
    clearError(rt);
}

// The arguments of a function, in `values`, and its answer.
Owned callWith(Runtime& rt, Value function, int count, sqlite3_value** arguments) {
  std::vector<Local> held;
  held.reserve(static_cast<size_t>(count));
  for (int i = 0; i < count; i++) {
    held.emplace_back(valueOf(rt, arguments[i]));
    if (held.back().isError()) return Owned::error();
  }
  std::vector<Value> values(held.begin(), held.end());
  return call(rt, function, values);
}

// False: it is of no type that SQLite knows, or an exception is pending.
bool giveResult(Runtime& rt, sqlite3_context* context, Value value) {
  if (value.isNone()) return sqlite3_result_null(context), true;
  if (isFloat(rt, value)) return sqlite3_result_double(context, floatValue(value)), true;
  if (isInt(rt, value)) {
    int64_t number;
    if (!intFits(rt, value, &number)) return ouro::fail(rt, Exc::OverflowError, "");
    return sqlite3_result_int64(context, number), true;
  }
  if (isStr(rt, value)) {
    std::string text;
    if (!toUtf8Strict(rt, value.as<Str>(), &text)) return false;
    sqlite3_result_text64(context, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
    return true;
  }
  std::string_view bytes;
  if (!isBytesLike(rt, value) || !asByteView(rt, value, &bytes)) return false;
  sqlite3_result_blob64(context, bytes.empty() ? "" : bytes.data(), bytes.size(), SQLITE_TRANSIENT);
  return true;
}

void giveError(Runtime& rt, const Callback* callback, sqlite3_context* context,
               const char* message) {
  if (errorPending(rt) && errorMatches(rt, Exc::MemoryError))
    sqlite3_result_error_nomem(context);
  else if (errorPending(rt) && errorMatches(rt, Exc::OverflowError))
    sqlite3_result_error_toobig(context);
  else
    sqlite3_result_error(context, message, -1);
  if (errorPending(rt)) forgetError(rt, callback);
}

// ---- functions and aggregates

const Callback* callbackOf(sqlite3_context* context) {
  return static_cast<const Callback*>(sqlite3_user_data(context));
}

void callFunction(sqlite3_context* context, int count, sqlite3_value** arguments) {
  const Callback* callback = callbackOf(context);
  Runtime& rt = theRuntime();
  Inside inside(rt);
  Local result = callWith(rt, callback->function, count, arguments);
  if (result.isError() || !giveResult(rt, context, result))
    giveError(rt, callback, context, "user-defined function raised exception");
}

// The object that an aggregate's class has made for this group; `make`: makes it when it is not
// there. Null: there is none (with make, the error is given).
Value* instanceOf(Runtime& rt, sqlite3_context* context, bool make) {
  auto* place = static_cast<Value*>(sqlite3_aggregate_context(context, make ? sizeof(Value) : 0));
  if (!place || !make || !place->isNull()) return place && place->isNull() ? nullptr : place;
  const Callback* callback = callbackOf(context);
  Local made = call(rt, callback->function);
  if (made.isError()) {
    giveError(rt, callback, context, "user-defined aggregate's '__init__' method raised error");
    return nullptr;
  }
  *place = made.take().take();
  return place;
}

// Calls a method of the group's object. Its error says whether there is such a method.
Owned callInstance(Runtime& rt, sqlite3_context* context, Value instance, const char* method,
                   int count, sqlite3_value** arguments) {
  Ref<Str> name = intern(rt, method);
  Local function = name ? getAttr(rt, instance, name.get()) : Owned::error();
  bool isMissing = function.isError() && errorMatches(rt, Exc::AttributeError);
  Local result = function.isError() ? Owned::error() : callWith(rt, function, count, arguments);
  if (!result.isError()) return result.take();
  std::string message = fmt::format("user-defined aggregate's '{}' method {}", method,
                                    isMissing ? "not defined" : "raised error");
  giveError(rt, callbackOf(context), context, message.c_str());
  return Owned::error();
}

template <const char* method>
void stepAggregate(sqlite3_context* context, int count, sqlite3_value** arguments) {
  Runtime& rt = theRuntime();
  Inside inside(rt);
  Value* instance = instanceOf(rt, context, true);
  if (!instance) return;
  Local held(*instance);
  Local done = callInstance(rt, context, held, method, count, arguments);
}

// The value of the group (so far), by this method.
void giveAggregate(Runtime& rt, sqlite3_context* context, Value instance, const char* method) {
  Local held(instance);
  Local result = callInstance(rt, context, held, method, 0, nullptr);
  if (result.isError() || giveResult(rt, context, result)) return;
  std::string message = fmt::format("user-defined aggregate's '{}' method raised error", method);
  giveError(rt, callbackOf(context), context, message.c_str());
}

void aggregateValue(sqlite3_context* context) {
  Runtime& rt = theRuntime();
  Inside inside(rt);
  if (Value* instance = instanceOf(rt, context, false))
    giveAggregate(rt, context, *instance, "value");
}

void finishAggregate(sqlite3_context* context) {
  Runtime& rt = theRuntime();
  Inside inside(rt);
  Value* instance = instanceOf(rt, context, false);
  if (!instance) return;
  Local held = Owned::adopt(std::exchange(*instance, Value::null()));
  if (errorPending(rt)) return;  // the statement ends for it: there is no result
  giveAggregate(rt, context, held, "finalize");
}

constexpr char kStep[] = "step", kInverse[] = "inverse";

Owned sqlite_create_function(Runtime& rt, Value, Args args) {
  std::string name;
  int count, flags;
  OURO_CHECK(databaseArg(rt, args[0]) && sqlTextArg(rt, args[1], &name) &&
             cIntArg(rt, args[2], &count) && cIntArg(rt, args[4], &flags));
  Callback* callback = newCallback(databaseOf(args[0]), args[3]);
  return smallInt(sqlite3_create_function_v2(databaseOf(args[0])->handle, name.c_str(), count,
                                             SQLITE_UTF8 | flags, callback, callFunction, nullptr,
                                             nullptr, dropCallback));
}

Owned sqlite_create_aggregate(Runtime& rt, Value, Args args) {
  std::string name;
  int count, isWindow = truth(rt, args[4]);
  OURO_CHECK(databaseArg(rt, args[0]) && sqlTextArg(rt, args[1], &name) &&
             cIntArg(rt, args[2], &count) && isWindow >= 0);
  Callback* callback = isWindow ? callbackOrNull(databaseOf(args[0]), args[3])
                                : newCallback(databaseOf(args[0]), args[3]);
  bool all = callback && isWindow;
  return smallInt(sqlite3_create_window_function(
      databaseOf(args[0])->handle, name.c_str(), count, SQLITE_UTF8, callback,
      callback ? stepAggregate<kStep> : nullptr, callback ? finishAggregate : nullptr,
      all ? aggregateValue : nullptr, all ? stepAggregate<kInverse> : nullptr, dropCallback));
}

// ---- collations

int collate(void* data, int leftSize, const void* left, int rightSize, const void* right) {
  auto* callback = static_cast<const Callback*>(data);
  Runtime& rt = theRuntime();
  Inside inside(rt);
  if (errorPending(rt)) return 0;
  auto textOf = [&](int size, const void* bytes) {
    return decodeUtf8(rt, {static_cast<const char*>(bytes), static_cast<size_t>(size)});
  };
  Local first = textOf(leftSize, left);
  Local second = first.isError() ? Owned::error() : textOf(rightSize, right);
  if (second.isError()) return 0;
  Local answer = call(rt, callback->function, first, second);
  int64_t order = 0;
  if (answer.isError()) return 0;
  if (!isInt(rt, answer) || !intFits(rt, answer, &order)) return 0;
  return order > 0 ? 1 : order < 0 ? -1 : 0;
}

Owned sqlite_create_collation(Runtime& rt, Value, Args args) {
  std::string name;
  OURO_CHECK(databaseArg(rt, args[0]) && sqlTextArg(rt, args[1], &name));
  Callback* callback = callbackOrNull(databaseOf(args[0]), args[2]);
  int code = sqlite3_create_collation_v2(databaseOf(args[0])->handle, name.c_str(), SQLITE_UTF8,
                                         callback, callback ? collate : nullptr, dropCallback);
  if (code != SQLITE_OK) dropCallback(callback);  // here alone SQLite does not do it
  return smallInt(code);
}

// ---- what watches

int authorise(void* data, int action, const char* a, const char* b, const char* c, const char* d) {
  auto* callback = static_cast<const Callback*>(data);
  Runtime& rt = theRuntime();
  Inside inside(rt);
  Local texts[4];
  const char* given[] = {a, b, c, d};
  for (int i = 0; i < 4; i++) texts[i] = given[i] ? newStr(rt, given[i]) : Owned::none();
  const Value arguments[] = {Value::small(action), texts[0], texts[1], texts[2], texts[3]};
  Local answer = errorPending(rt) ? Owned::error() : call(rt, callback->function, arguments);
  int64_t code = SQLITE_DENY;
  if (answer.isError()) {
    forgetError(rt, callback);
  } else if (!isInt(rt, answer) || !intFits(rt, answer, &code) || code != static_cast<int>(code)) {
    code = SQLITE_DENY;
  }
  return static_cast<int>(code);
}

// A query may have no end, so this one is asked whether a script's function is there or not.
int showProgress(void* data) {
  auto* database = static_cast<Database*>(data);
  Runtime& rt = theRuntime();
  const bool isDue = database->progress && --database->progressLeft <= 0;
  if (!isDue && !(__atomic_load_n(&rt.attention, __ATOMIC_RELAXED) & kSignalArrived)) return 0;
  Inside inside(rt);
  if (errorPending(rt) || !heedSignals(rt)) return 1;
  const Callback* callback = database->progress;  // which a signal's handler may have changed
  if (!isDue || !callback) return 0;
  database->progressLeft = database->progressEvery;
  Local answer = call(rt, callback->function);
  int stop = answer.isError() ? -1 : truth(rt, answer);
  if (stop < 0) forgetError(rt, callback);
  return stop != 0;
}

int trace(unsigned kind, void* data, void* statement, void* text) {
  auto* callback = static_cast<const Callback*>(data);
  Runtime& rt = theRuntime();
  // A comment is what a trigger runs.
  auto* sql = static_cast<const char*>(text);
  if (kind != SQLITE_TRACE_STMT) return 0;
  bool isComment = strncmp(sql, "--", 2) == 0;
  char* expanded =
      isComment ? nullptr : sqlite3_expanded_sql(static_cast<sqlite3_stmt*>(statement));
  {
    Inside inside(rt);
    if (!isComment && !expanded) {
      Local failed = raiseMessage(rt, stateOfCallback(callback), SQLITE_TOOBIG,
                                  "Expanded SQL string exceeds the maximum string length");
      forgetError(rt, callback);
    }
    Local shown = newStr(rt, expanded ? expanded : sql);
    Local done = shown.isError() ? Owned::error() : call(rt, callback->function, shown);
    if (done.isError()) forgetError(rt, callback);
  }
  sqlite3_free(expanded);
  return 0;
}

// SQLite does not say when it lets go of these: one of a kind, kept in the database's attribute.
template <class F>
Owned watch(Value database, Value function, Callback** place, F set) {
  Callback* made = callbackOrNull(databaseOf(database), function);
  int code = set(made);
  dropCallback(std::exchange(*place, made));
  return smallInt(code);
}

Owned sqlite_watch_access(Runtime& rt, Value, Args args) {
  OURO_CHECK(databaseArg(rt, args[0]));
  return watch(args[0], args[1], &databaseOf(args[0])->access, [&](Callback* made) {
    return sqlite3_set_authorizer(databaseOf(args[0])->handle, made ? authorise : nullptr, made);
  });
}
Owned sqlite_watch_progress(Runtime& rt, Value, Args args) {
  int every;
  OURO_CHECK(databaseArg(rt, args[0]) && cIntArg(rt, args[2], &every));
  return watch(args[0], args[1], &databaseOf(args[0])->progress, [&](Callback* made) {
    watchProgress(databaseOf(args[0]), made ? every : 0);
    return SQLITE_OK;
  });
}
Owned sqlite_watch_statements(Runtime& rt, Value, Args args) {
  OURO_CHECK(databaseArg(rt, args[0]));
  return watch(args[0], args[1], &databaseOf(args[0])->trace, [&](Callback* made) {
    return sqlite3_trace_v2(databaseOf(args[0])->handle, made ? SQLITE_TRACE_STMT : 0,
                            made ? trace : nullptr, made);
  });
}

constexpr MethodDef kFunctions[] = {
    {"create_function", sqlite_create_function, "database, name, count, function, flags, /",
     "A function for SQL; these all give SQLite's code of what happened."},
    {"create_aggregate", sqlite_create_aggregate, "database, name, count, cls, is_window, /", ""},
    {"create_collation", sqlite_create_collation, "database, name, function, /", ""},
    {"watch_access", sqlite_watch_access, "database, function, /", "Asked what is allowed."},
    {"watch_progress", sqlite_watch_progress, "database, function, every, /",
     "Asked whether to stop."},
    {"watch_statements", sqlite_watch_statements, "database, function, /",
     "Told of each statement."},
};

}  // namespace

const std::span<const MethodDef> kCallbackFunctions = kFunctions;

// What is more than kMostSteps of SQLite's machine is made of several such turns.
void watchProgress(Database* database, int every) {
  constexpr int kMostSteps = 10000;  // 0.2 ms
  const int turns = every > 0 ? (every - 1) / kMostSteps + 1 : INT_MAX;
  database->progressEvery = database->progressLeft = turns;
  sqlite3_progress_handler(database->handle, every > 0 ? every / turns : kMostSteps, showProgress,
                           database);
}

void dropWatchers(Database* database) {
  for (Callback** place : {&database->access, &database->progress, &database->trace})
    dropCallback(std::exchange(*place, nullptr));
}

}  // namespace ouro::sqlite
