// Values of a database that are read and written piece by piece.

#include "runtime/types/bytes.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "stdlib/sqlite.h"
#include "stdlib/system_call.h"

namespace ouro::sqlite {

namespace {

struct Blob : Object {
  sqlite3_blob* handle;  // null: closed
  Value database;        // owned
};
Blob* of(Value self) { return self.as<Blob>(); }
Owned fail(Runtime& rt, Value self, int code) {
  return raiseSqlite(rt, stateOfType(typeOf(rt, self)), databaseOf(of(self)->database)->handle,
                     code);
}

Owned blob_close(Runtime& rt, Value self, Args) {
  sqlite3_blob* handle = std::exchange(of(self)->handle, nullptr);
  if (handle) outside(rt, [&] { return sqlite3_blob_close(handle); });
  return Owned::none();
}

Owned blob_read(Runtime& rt, Value self, Args args) {
  int at, count;
  OURO_CHECK(cIntArg(rt, args[0], &at) && cIntArg(rt, args[1], &count));
  Bytes* bytes = allocateBytes(rt, static_cast<size_t>(count));
  if (!bytes) return Owned::error();
  Local held = Owned::adopt(bytes);
  int code =
      outside(rt, [&] { return sqlite3_blob_read(of(self)->handle, bytes->data(), count, at); });
  return code == SQLITE_OK ? held.take() : fail(rt, self, code);
}

Owned blob_write(Runtime& rt, Value self, Args args) {
  int at;
  std::string_view bytes;
  OURO_CHECK(cIntArg(rt, args[0], &at) && asByteView(rt, args[1], &bytes));
  std::string copy(bytes);  // others may change it meanwhile
  int code = outside(rt, [&] {
    return sqlite3_blob_write(of(self)->handle, copy.data(), static_cast<int>(copy.size()), at);
  });
  return code == SQLITE_OK ? Owned::none() : fail(rt, self, code);
}

constexpr MethodDef kMethods[] = {
    {"close", blob_close, "", "Gives it up."},
    {"read", blob_read, "at, count, /", "Bytes of it."},
    {"write", blob_write, "at, data, /", "Puts bytes into it."},
};
constexpr GetSetDef kAttributes[] = {
    {"length",
     [](Runtime&, Value self) {
       return smallInt(of(self)->handle ? sqlite3_blob_bytes(of(self)->handle) : -1);
     },
     nullptr, "-1: it is closed."},
};

}  // namespace

Owned openBlob(Runtime& rt, State* state, Value database, Args args) {
  std::string table, column, name;
  int64_t row = 0;
  int readOnly = truth(rt, args[3]);
  OURO_CHECK(sqlTextArg(rt, args[0], &table) && sqlTextArg(rt, args[1], &column) &&
             indexInt64(rt, args[2], &row) && readOnly >= 0 && sqlTextArg(rt, args[4], &name));
  auto* made = rt.make<Blob>(state->blob);
  if (!made) return Owned::error();
  Local held = Owned::adopt(made);
  assignField(made->database, database);
  int code = outside(rt, [&] {
    return sqlite3_blob_open(databaseOf(database)->handle, name.c_str(), table.c_str(),
                             column.c_str(), row, !readOnly, &made->handle);
  });
  return code == SQLITE_OK ? held.take() : fail(rt, held, code);
}

const TypeDef blobTypeDef = {
    .name = "Blob",
    .module = "_sqlite",
    .basicSize = sizeof(Blob),
    .flags = kContainerType | kNoInstances,
    .traverse = [](Object* self,
                   Visitor& visitor) { visit(visitor, static_cast<Blob*>(self)->database); },
    .destroy =
        [](Object* self) {
          auto* blob = static_cast<Blob*>(self);
          if (blob->handle) sqlite3_blob_close(blob->handle);
          dropField(blob->database);
        },
    .methods = kMethods,
    .attributes = kAttributes,
};

}  // namespace ouro::sqlite
