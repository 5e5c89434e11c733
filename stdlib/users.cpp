// The modules pwd and grp: users and groups, as /etc/passwd and /etc/group list them. (No other
// source is asked: the program has no library of the system's name services in it.)

#include <grp.h>
#include <pwd.h>

#include <cstdio>
#include <memory>

#include "runtime/argument_name.h"
#include "runtime/codecs.h"
#include "runtime/types/bytes.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

constexpr GetSetDef kUserFields[] = {
    {"pw_name", structField<0>, nullptr, "its name"},
    {"pw_passwd", structField<1>, nullptr, "its password, encrypted or elsewhere"},
    {"pw_uid", structField<2>, nullptr, "its number"},
    {"pw_gid", structField<3>, nullptr, "the number of its group"},
    {"pw_gecos", structField<4>, nullptr, "its full name"},
    {"pw_dir", structField<5>, nullptr, "its home"},
    {"pw_shell", structField<6>, nullptr, "what runs when it logs in"},
};
constexpr TypeDef kUserType =
    structTypeDef("struct_passwd", "pwd", kUserFields, "A user of the system.", true);
constexpr GetSetDef kGroupFields[] = {
    {"gr_name", structField<0>, nullptr, "its name"},
    {"gr_passwd", structField<1>, nullptr, "its password, encrypted or elsewhere"},
    {"gr_gid", structField<2>, nullptr, "its number"},
    {"gr_mem", structField<3>, nullptr, "the names of its members"},
};
constexpr TypeDef kGroupType =
    structTypeDef("struct_group", "grp", kGroupFields, "A group of users.", true);

struct UsersState {
  Type* entry;  // kept by the machine
};
Type* entryType(Value module) {
  return static_cast<UsersState*>(module.as<Module>()->state)->entry;
}

Owned textOrNone(Runtime& rt, const char* text) {
  return text ? decodeFileName(rt, text) : Owned::none();
}
// The system's "no such user", all ones, is -1.
int64_t idNumber(uint32_t id) { return id == UINT32_MAX ? -1 : int64_t{id}; }

struct Users {
  using Entry = passwd;
  static constexpr const char* kPath = "/etc/passwd";
  static constexpr const char* kKind = "uid";
  static constexpr bool kUnknownIsMissing = true;  // numbers out of range, too
  static constexpr const char* kByName = "getpwnam";
  static constexpr const char* kNameArgument = "getpwnam() argument";
  static constexpr const char* kById = "getpwuid";
  static Entry* next(FILE* file) { return fgetpwent(file); }
  static const char* name(const Entry& e) { return e.pw_name; }
  static uint32_t id(const Entry& e) { return e.pw_uid; }
  static Owned make(Runtime& rt, Type* type, const Entry& e) {
    Owned items[] = {textOrNone(rt, e.pw_name),    textOrNone(rt, e.pw_passwd),
                     smallInt(idNumber(e.pw_uid)), smallInt(idNumber(e.pw_gid)),
                     textOrNone(rt, e.pw_gecos),   textOrNone(rt, e.pw_dir),
                     textOrNone(rt, e.pw_shell)};
    return newStruct(rt, type, items);
  }
};

struct Groups {
  using Entry = group;
  static constexpr const char* kPath = "/etc/group";
  static constexpr const char* kKind = "gid";
  static constexpr bool kUnknownIsMissing = false;
  static constexpr const char* kByName = "getgrnam";
  static constexpr const char* kNameArgument = "getgrnam() argument 'name'";
  static constexpr const char* kById = "getgrgid";
  static Entry* next(FILE* file) { return fgetgrent(file); }
  static const char* name(const Entry& e) { return e.gr_name; }
  static uint32_t id(const Entry& e) { return e.gr_gid; }
  static Owned make(Runtime& rt, Type* type, const Entry& e) {
    OURO_TRY(members, newList(rt));
    for (char** member = e.gr_mem; *member; member++) {
      OURO_TRY(name, decodeFileName(rt, *member));
      OURO_CHECK(append(rt, members.as<List>(), name));
    }
    Owned items[] = {textOrNone(rt, e.gr_name), textOrNone(rt, e.gr_passwd),
                     smallInt(idNumber(e.gr_gid)), members.take()};
    return newStruct(rt, type, items);
  }
};

// Walks the entries of the file until each(entry) is false.
template <class Kind, class F>
void forEachEntry(F each) {
  struct Closing {
    void operator()(FILE* file) const { fclose(file); }
  };
  std::unique_ptr<FILE, Closing> file(fopen(Kind::kPath, "re"));
  if (!file) return;
  while (typename Kind::Entry* entry = Kind::next(file.get()))
    if (!each(*entry)) return;
}

template <class Kind, class F>
Owned findEntry(Runtime& rt, Value module, F wanted) {
  Owned found = Owned::notFound();
  forEachEntry<Kind>([&](const typename Kind::Entry& entry) {
    if (!wanted(entry)) return true;
    found = Kind::make(rt, entryType(module), entry);
    return false;
  });
  return found;
}

template <class Kind>
Owned users_all(Runtime& rt, Value module, Args) {
  OURO_TRY(list, newList(rt));
  bool ok = true;
  forEachEntry<Kind>([&](const typename Kind::Entry& entry) {
    Local item = Kind::make(rt, entryType(module), entry);
    return ok = !item.isError() && append(rt, list.as<List>(), item);
  });
  return ok ? list.take() : Owned::error();
}

Owned missing(Runtime& rt, const char* function, std::string_view what) {
  OURO_TRY(text, newStr(rt, fmt::format("{}(): {}", function, what)));
  return raiseWith(rt, Exc::KeyError, text);
}

template <class Kind>
Owned users_by_name(Runtime& rt, Value module, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "{} must be str, not {}", Kind::kNameArgument,
                 argumentName(rt, args[0]));
  }
  OURO_TRY(bytes, encodeUtf8(rt, args[0].as<Str>(), "surrogateescape"));
  std::string_view name = bytes.as<Bytes>()->view();
  if (name.find('\0') != std::string_view::npos)
    return raise(rt, Exc::ValueError, "embedded null byte");
  Owned found = findEntry<Kind>(rt, module, [&](auto& entry) { return name == Kind::name(entry); });
  if (!found.isNotFound()) return found;
  OURO_TRY(shown, repr(rt, args[0]));
  return missing(rt, Kind::kByName, "name not found: " + toUtf8(shown.as<Str>()));
}

template <class Kind>
Owned users_by_id(Runtime& rt, Value module, Args args) {
  uint32_t id;
  if (!idArg(rt, args[0], Kind::kKind, &id)) {
    if (!Kind::kUnknownIsMissing || !errorMatches(rt, Exc::OverflowError)) return Owned::error();
    clearError(rt);
    return missing(rt, Kind::kById, fmt::format("{} not found", Kind::kKind));
  }
  Owned found = findEntry<Kind>(rt, module, [&](auto& entry) { return id == Kind::id(entry); });
  if (!found.isNotFound()) return found;
  return missing(rt, Kind::kById, fmt::format("{} not found: {}", Kind::kKind, idNumber(id)));
}

constexpr MethodDef kUserFunctions[] = {
    {"getpwuid", users_by_id<Users>, "uidobj, /", "The user with a number."},
    {"getpwnam", users_by_name<Users>, "name, /", "The user with a name."},
    {"getpwall", users_all<Users>, "", "All users."},
};
constexpr MethodDef kGroupFunctions[] = {
    {"getgrgid", users_by_id<Groups>, "id", "The group with a number."},
    {"getgrnam", users_by_name<Groups>, "name", "The group with a name."},
    {"getgrall", users_all<Groups>, "", "All groups."},
};

template <const TypeDef& kType>
bool addEntryType(Runtime& rt, Module* module) {
  Type*& entry = static_cast<UsersState*>(module->state)->entry;
  entry = moduleAddType(rt, module, kType);
  return entry && addStructNumbers(rt, entry);
}

}  // namespace

extern const ModuleDef pwdModule, grpModule;
const ModuleDef pwdModule = {
    .name = "pwd",
    .doc = "The users of the system.",
    .functions = kUserFunctions,
    .exec = addEntryType<kUserType>,
    .stateSize = sizeof(UsersState),
};
const ModuleDef grpModule = {
    .name = "grp",
    .doc = "The groups of users of the system.",
    .functions = kGroupFunctions,
    .exec = addEntryType<kGroupType>,
    .stateSize = sizeof(UsersState),
};

}  // namespace ouro
