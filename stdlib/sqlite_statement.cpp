// Statements of SQLite: what they are given, their steps, and the rows they make.

#include "runtime/codecs.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/fields.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/sqlite.h"
#include "stdlib/system_call.h"

namespace ouro::sqlite {

namespace {

Statement* of(Value self) { return self.as<Statement>(); }
sqlite3* connectionOf(Value self) { return sqlite3_db_handle(of(self)->handle); }
Owned fail(Runtime& rt, Value self, int code) {
  return raiseSqlite(rt, stateOfType(typeOf(rt, self)), connectionOf(self), code);
}

// ---- parameters

enum class Bound { Done, OtherType, Failed };

Bound bindText(Runtime& rt, Value self, int at, Str* text) {
  std::string utf8;
  if (!toUtf8Strict(rt, text, &utf8)) return Bound::Failed;
  int code = sqlite3_bind_text64(of(self)->handle, at, utf8.data(), utf8.size(), SQLITE_TRANSIENT,
                                 SQLITE_UTF8);
  if (code == SQLITE_OK) return Bound::Done;
  (void)fail(rt, self, code);
  return Bound::Failed;
}

Bound bindInt(Runtime& rt, Value self, int at, Value value) {
  int64_t number;
  if (!intFits(rt, value, &number)) {
    (void)raise(rt, Exc::OverflowError, "Python int too large to convert to SQLite INTEGER");
    return Bound::Failed;
  }
  sqlite3_bind_int64(of(self)->handle, at, number);
  return Bound::Done;
}

Bound bindValue(Runtime& rt, Value self, int at, Value value) {
  sqlite3_stmt* handle = of(self)->handle;
  if (value.isNone()) return sqlite3_bind_null(handle, at), Bound::Done;
  if (isInt(rt, value)) return bindInt(rt, self, at, value);
  if (isFloat(rt, value)) return sqlite3_bind_double(handle, at, floatValue(value)), Bound::Done;
  if (isStr(rt, value)) return bindText(rt, self, at, value.as<Str>());
  if (!isBytesLike(rt, value)) return Bound::OtherType;
  std::string_view bytes;
  if (!asByteView(rt, value, &bytes)) return Bound::Failed;
  // Null for an empty one would be no blob.
  int code = sqlite3_bind_blob64(handle, at, bytes.empty() ? "" : bytes.data(), bytes.size(),
                                 SQLITE_TRANSIENT);
  if (code == SQLITE_OK) return Bound::Done;
  (void)fail(rt, self, code);
  return Bound::Failed;
}

// False: it is of no type that SQLite knows.
Owned statement_bind(Runtime& rt, Value self, Args args) {
  int at;
  OURO_CHECK(cIntArg(rt, args[0], &at));
  Bound bound = bindValue(rt, self, at, args[1]);
  return bound == Bound::Failed ? Owned::error() : Owned::boolean(bound == Bound::Done);
}

bool needsAdapter(Value v) {
  return !(v.isSmall() || v.isNone() || isExactly(v, TypeId::Str) || isExactly(v, TypeId::Float) ||
           isExactly(v, TypeId::Int) || isExactly(v, TypeId::ByteArray));
}

// As many of a tuple's or list's items as need no adapter.
Owned statement_bind_first(Runtime& rt, Value self, Args args) {
  int64_t done = 0;
  auto bindAll = [&](std::span<const Value> items) {
    for (Value item : items) {
      if (needsAdapter(item)) return true;
      if (bindValue(rt, self, static_cast<int>(done) + 1, item) != Bound::Done) return false;
      done++;
    }
    return true;
  };
  if (isExactly(args[0], TypeId::Tuple)) OURO_CHECK(bindAll(args[0].as<Tuple>()->span()));
  if (isExactly(args[0], TypeId::List)) OURO_CHECK(bindAll(args[0].as<List>()->span()));
  return smallInt(done);
}

Owned statement_parameter_name(Runtime& rt, Value self, Args args) {
  int at;
  OURO_CHECK(cIntArg(rt, args[0], &at));
  const char* name = sqlite3_bind_parameter_name(of(self)->handle, at);
  return name ? newStr(rt, name) : Owned::none();
}

// ---- rows

std::string_view bytesOf(sqlite3_stmt* handle, int column) {
  const void* data = sqlite3_column_blob(handle, column);
  size_t size = static_cast<size_t>(sqlite3_column_bytes(handle, column));
  return data ? std::string_view(static_cast<const char*>(data), size) : std::string_view();
}

// What makes values of columns: the text_factory, and a converter (or None) for each column.
struct Making {
  Value text;
  Tuple* converters;  // null: none
};

Owned textValue(Runtime& rt, Value self, int column, Value factory) {
  std::string_view bytes = bytesOf(of(self)->handle, column);
  if (factory == Value(rt.type(TypeId::Str))) {
    Owned text = decodeUtf8(rt, bytes);
    if (!text.isError() || !errorMatches(rt, Exc::UnicodeDecodeError)) return text;
    clearError(rt);
    OURO_TRY(shown, decodeUtf8(rt, bytes, "replace"));
    return raiseMessage(
        rt, stateOfType(typeOf(rt, self)), SQLITE_ERROR,
        fmt::format("Could not decode to UTF-8 column '{}' with text '{}'",
                    sqlite3_column_name(of(self)->handle, column), toUtf8(shown.as<Str>())));
  }
  if (factory == Value(rt.type(TypeId::ByteArray))) return newByteArray(rt, bytes);
  OURO_TRY(copy, newBytes(rt, bytes));
  return factory == Value(rt.type(TypeId::Bytes)) ? copy.take() : call(rt, factory, copy);
}

Owned columnValue(Runtime& rt, Value self, int column, const Making& making) {
  sqlite3_stmt* handle = of(self)->handle;
  int type = sqlite3_column_type(handle, column);
  Value converter = Value::none();
  if (making.converters && static_cast<size_t>(column) < making.converters->length)
    converter = (*making.converters)[static_cast<size_t>(column)];
  if (type != SQLITE_NULL && !converter.isNone()) {
    if (!sqlite3_column_blob(handle, column)) return Owned::none();  // empty
    OURO_TRY(bytes, newBytes(rt, bytesOf(handle, column)));
    return call(rt, converter, bytes);
  }
  switch (type) {
    case SQLITE_NULL: return Owned::none();
    case SQLITE_INTEGER: return newInt(rt, int64_t{sqlite3_column_int64(handle, column)});
    case SQLITE_FLOAT: return newFloat(rt, sqlite3_column_double(handle, column));
    case SQLITE_TEXT: return textValue(rt, self, column, making.text);
    default: return newBytes(rt, bytesOf(handle, column));
  }
}

Owned currentRow(Runtime& rt, Value self, const Making& making) {
  int count = sqlite3_data_count(of(self)->handle);
  std::vector<Local> items;
  items.reserve(static_cast<size_t>(count));
  for (int column = 0; column < count; column++) {
    items.emplace_back(columnValue(rt, self, column, making));
    if (items.back().isError()) return Owned::error();
  }
  std::vector<Value> values(items.begin(), items.end());
  return newTuple(rt, values);
}

Making makingOf(Runtime& rt, Value textFactory, Value converters) {
  return {textFactory, isTuple(rt, converters) ? converters.as<Tuple>() : nullptr};
}

// 1: there is a row; 0: that was all; -1: an exception is pending.
int step(Runtime& rt, Value self) {
  int code = outside(rt, [&] { return sqlite3_step(of(self)->handle); });
  if (!errorPending(rt) && code == SQLITE_ROW) return 1;
  if (!errorPending(rt) && code == SQLITE_DONE) return 0;
  (void)fail(rt, self, code);
  return -1;
}

Owned statement_step(Runtime& rt, Value self, Args) {
  int more = step(rt, self);
  return more < 0 ? Owned::error() : Owned::boolean(more);
}

// (up to `most` rows from the current one on, is there another behind them?)
Owned statement_rows(Runtime& rt, Value self, Args args) {
  int64_t most;
  OURO_CHECK(indexInt64(rt, args[0], &most));
  Making making = makingOf(rt, args[1], args[2]);
  OURO_TRY(list, newList(rt));
  int more = 1;
  while (more == 1 && static_cast<int64_t>(list.as<List>()->length) < most) {
    OURO_TRY(row, currentRow(rt, self, making));
    OURO_CHECK(append(rt, list.as<List>(), row));
    more = step(rt, self);
    if (more < 0 || !heedSignals(rt)) return Owned::error();
  }
  return newTuple(rt, {list.get(), Value::boolean(more)});
}

template <auto text>
Owned columnTexts(Runtime& rt, Value self) {
  int count = sqlite3_column_count(of(self)->handle);
  OURO_TRY(list, newList(rt));
  for (int column = 0; column < count; column++) {
    const char* name = text(of(self)->handle, column);
    OURO_TRY(item, name ? newStr(rt, name) : Owned::none());
    OURO_CHECK(append(rt, list.as<List>(), item));
  }
  return list.take();
}

Owned statement_reset(Runtime&, Value self, Args) {
  // What went wrong was said by the step.
  (void)sqlite3_reset(of(self)->handle);
  return Owned::none();
}
constexpr MethodDef kMethods[] = {
    {"bind", statement_bind, "number, value, /", "Sets a parameter; False: to no such value."},
    {"bind_first", statement_bind_first, "values, /",
     "Sets as many parameters as are of simple types; their count."},
    {"parameter_name", statement_parameter_name, "number, /", "With what it begins with; None."},
    {"step", statement_step, "", "Goes on; True: there is a row."},
    {"rows", statement_rows, "most, text_factory, converters, /",
     "The current and the next rows; whether there are more."},
    {"reset", statement_reset, "", "Back to the start."},
};

constexpr GetSetDef kAttributes[] = {
    {"columns", columnTexts<sqlite3_column_name>},
    {"declared_types", columnTexts<sqlite3_column_decltype>},
    {"parameters",
     [](Runtime&, Value self) { return smallInt(sqlite3_bind_parameter_count(of(self)->handle)); }},
    {"is_busy",
     [](Runtime&, Value self) { return Owned::boolean(sqlite3_stmt_busy(of(self)->handle)); }},
};

}  // namespace

Owned newStatement(Runtime& rt, State* state, Value database, sqlite3_stmt* handle) {
  auto* made = rt.make<Statement>(state->statement);
  if (!made) {
    sqlite3_finalize(handle);
    return Owned::error();
  }
  made->handle = handle;
  assignField(made->database, database);
  return Owned::adopt(made);
}

Owned valueOf(Runtime& rt, sqlite3_value* value) {
  auto bytes = [&] {
    auto* data = static_cast<const char*>(sqlite3_value_blob(value));
    return std::string_view(data ? data : "", static_cast<size_t>(sqlite3_value_bytes(value)));
  };
  switch (sqlite3_value_type(value)) {
    case SQLITE_INTEGER: return newInt(rt, int64_t{sqlite3_value_int64(value)});
    case SQLITE_FLOAT: return newFloat(rt, sqlite3_value_double(value));
    case SQLITE_TEXT: return decodeUtf8(rt, bytes());
    case SQLITE_BLOB: return newBytes(rt, bytes());
    default: return Owned::none();
  }
}

const TypeDef statementTypeDef = {
    .name = "Statement",
    .module = "_sqlite",
    .basicSize = sizeof(Statement),
    .flags = kContainerType | kNoInstances,
    .traverse = [](Object* self,
                   Visitor& visitor) { visit(visitor, static_cast<Statement*>(self)->database); },
    .destroy =
        [](Object* self) {
          auto* statement = static_cast<Statement*>(self);
          if (statement->handle) sqlite3_finalize(statement->handle);
          dropField(statement->database);
        },
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro::sqlite
