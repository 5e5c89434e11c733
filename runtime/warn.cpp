// warnings.warn() from C++. The module warnings decides, if there is one; the default filters are
// kept here too, for the warnings that nobody sees and that should not cost an import.

#include <unistd.h>

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

bool runsMain(Runtime& rt) {
  if (!rt.frame) return false;
  Value name = dictGet(rt, globalsOf(rt.frame), rt.names.name);
  return !name.isNotFound() && !name.isError() && isStr(rt, name) &&
         equal(name.as<Str>(), "__main__");
}

// Does python -c "" ignore this category here?
bool ignoredByDefault(Runtime& rt, Exc category) {
  Type* type = rt.exception(category);
  for (Exc silent : {Exc::PendingDeprecationWarning, Exc::ImportWarning, Exc::ResourceWarning})
    if (isSubtype(type, rt.exception(silent))) return true;
  return isSubtype(type, rt.exception(Exc::DeprecationWarning)) && !runsMain(rt);
}

// Were filters given on the command line? What they say the module alone knows.
bool hasOptions(Runtime& rt) {
  Ref<Str> name = intern(rt, "warnoptions");
  if (!name) return clearError(rt), false;
  Value options = rt.sysDict ? dictGet(rt, rt.sysDict, name.get()) : Value::notFound();
  if (options.isError()) return clearError(rt), false;
  return options.isObject() && isList(rt, options) && options.as<List>()->length > 0;
}

// Each place warns once: the module's __warningregistry__ remembers.
bool firstTime(Runtime& rt, Exc category, Value text, int32_t line, bool* first) {
  *first = true;
  if (!rt.frame) return true;
  Dict* globals = globalsOf(rt.frame);
  Ref<Str> name = intern(rt, "__warningregistry__");
  if (!name) return false;
  Value found = dictGet(rt, globals, name.get());
  Local registry = found.isNotFound() || !isDict(rt, found) ? newDict(rt) : Owned::share(found);
  if (registry.isError() || !dictSet(rt, globals, name.get(), registry)) return false;
  OURO_TRY_BOOL(key, newTuple(rt, {text, Value(rt.exception(category)), Value::small(line)}));
  Value seen = dictGet(rt, registry.as<Dict>(), key.get());
  if (seen.isError()) return false;
  *first = seen.isNotFound();
  return dictSet(rt, registry.as<Dict>(), key.get(), Value::boolean(true));
}

Owned writePlain(Runtime& rt, Exc category, Value text, const std::string& file, int32_t line) {
  std::string message = fmt::format("{}:{}: {}: {}\n", file, line, nameOf(rt.exception(category)),
                                    toUtf8(text.as<Str>()));
  Value err = rt.sysDict ? dictGet(rt, rt.sysDict, rt.names.stderr) : Value::notFound();
  if (!err.isObject() || err.isNull()) {
    if (::write(2, message.data(), message.size()) < 0) return Owned::none();
    return Owned::none();
  }
  OURO_TRY(line_, newStr(rt, message));
  Value argument = line_;
  OURO_TRY(written, callMethod(rt, err, rt.names.write, {&argument, 1}));
  return Owned::none();
}

// At the place that runs now.
Owned writePlain(Runtime& rt, Exc category, Value text) {
  int32_t line = 1;
  std::string file = "sys";
  if (rt.frame) {
    line = positionOf(rt.frame->code, currentInstruction(rt.frame)).line;
    file = toUtf8(rt.frame->code->filename.as<Str>());
  }
  bool first;
  OURO_CHECK(firstTime(rt, category, text, line, &first));
  return first ? writePlain(rt, category, text, file, line) : Owned::none();
}

// The module warnings; notFound() when it is not loaded and either `silent` or not there at all.
Owned warningsModule(Runtime& rt, bool silent) {
  Ref<Str> name = intern(rt, "warnings");
  if (!name) return Owned::error();
  if (!rt.modules) return Owned::notFound();  // the program has ended
  Value loaded = dictGet(rt, rt.modules, name.get());
  if (loaded.isError()) return Owned::error();
  if (!loaded.isNotFound()) return Owned::share(loaded);
  if (silent) return Owned::notFound();
  Owned module = importModule(rt, "warnings");
  if (!module.isError()) return module;
  clearError(rt);
  return Owned::notFound();
}

// The dict in which the place that runs now is remembered to have warned: as warn() makes it, also
// for what is ignored then.
bool makeRegistry(Runtime& rt) {
  if (!rt.frame) return true;
  Ref<Str> name = intern(rt, "__warningregistry__");
  if (!name) return false;
  Dict* globals = globalsOf(rt.frame);
  Value found = dictGet(rt, globals, name.get());
  if (!found.isNotFound()) return !found.isError();
  OURO_TRY_BOOL(registry, newDict(rt));
  return dictSet(rt, globals, name.get(), registry);
}

// Is "ignore" what the first filter that fits says, as far as that can be told without running any
// code? Of what nobody sees, files that are left open above all, there may be much.
bool isIgnored(Runtime& rt, Value module, Type* category) {
  Ref<Str> name = intern(rt, "filters");
  if (!name) return clearError(rt), false;
  if (!isExactly(module, TypeId::Module)) return false;
  const Value filters = dictGet(rt, module.as<Module>()->dict.get(), name.get());
  if (filters.isError()) return clearError(rt), false;
  if (filters.isNotFound() || !isExactly(filters, TypeId::List)) return false;
  for (Value filter : filters.as<List>()->span()) {
    if (!isExactly(filter, TypeId::Tuple) || filter.as<Tuple>()->length != 5) return false;
    const Value* parts = filter.as<Tuple>()->items();  // action, message, category, module, line
    if (!isExactly(parts[0], TypeId::Str) || !parts[1].isNone()) return false;
    if (!isExactly(parts[2], TypeId::Type)) return false;
    if (!isSubtype(category, parts[2].as<Type>())) continue;
    return parts[3].isNone() && parts[4] == Value::small(0) && equal(parts[0].as<Str>(), "ignore");
  }
  return false;
}

Owned callModule(Runtime& rt, Value module, const char* function, std::span<const Value> args) {
  Ref<Str> name = intern(rt, function);
  if (!name) return Owned::error();
  OURO_TRY(done, callMethod(rt, module, name.get(), args));
  return Owned::none();
}

}  // namespace

Owned warn(Runtime& rt, Exc category, std::string_view message, Value source) {
  OURO_TRY(text, newStr(rt, message));
  bool silent = ignoredByDefault(rt, category) && !hasOptions(rt);
  OURO_TRY(module, warningsModule(rt, silent));
  if (module.isNotFound()) return silent ? Owned::none() : writePlain(rt, category, text);
  if (isIgnored(rt, module, rt.exception(category)))
    return makeRegistry(rt) ? Owned::none() : Owned::error();
  Value args[] = {text.get(), Value(rt.exception(category)), Value::small(1), source};
  return callModule(rt, module, "warn", args);
}

Owned warnAt(Runtime& rt, Exc category, std::string_view message, const std::string& file,
             int32_t line) {
  OURO_TRY(text, newStr(rt, message));
  OURO_TRY(fileName, newStr(rt, file));
  bool silent = category == Exc::DeprecationWarning && !hasOptions(rt);
  OURO_TRY(module, warningsModule(rt, silent));
  if (module.isNotFound())
    return silent ? Owned::none() : writePlain(rt, category, text, file, line);
  Value args[] = {text.get(), Value(rt.exception(category)), fileName.get(), Value::small(line)};
  return callModule(rt, module, "warn_explicit", args);
}

}  // namespace ouro
