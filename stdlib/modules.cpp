#include "stdlib/modules.h"

#include <fcntl.h>
#include <unistd.h>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/struct_sequence.h"
#include "stdlib/sys.h"
#include "stdlib/text_file.h"

namespace ouro {

#define MODULE(definition) extern const ModuleDef definition;
#include "stdlib/modules.def"
#undef MODULE

namespace {

constexpr const ModuleDef* kModules[] = {
#define MODULE(definition) &definition,
#include "stdlib/modules.def"
#undef MODULE
};

}  // namespace

std::span<const ModuleDef* const> nativeModules() { return kModules; }

const ModuleDef* findNativeModule(std::string_view name) {
  for (const ModuleDef* definition : kModules)
    if (name == definition->name) return definition;
  return nullptr;
}

namespace {

// What lives as long as sys does, whatever a script deletes: the module and the types in it, both
// of which its functions reach without asking its dict.
bool keep(Runtime& rt, Module* module, SysState* sys) {
  if (sys->nativeModules.isNull()) {
    OURO_TRY_BOOL(list, newList(rt));
    sys->nativeModules = list.take().take();
  }
  List* kept = sys->nativeModules.as<List>();
  if (!append(rt, kept, Value(module))) return false;
  size_t position = 0;
  Value key, value;
  while (dictNext(module->dict.get(), &position, &key, &value))
    if (asType(rt, value) && !append(rt, kept, value)) return false;
  return true;
}

}  // namespace

Owned loadNativeModule(Runtime& rt, const ModuleDef& definition) {
  OURO_TRY(module, makeNativeModule(rt, definition));
  Ref<Str> name = intern(rt, "sys");
  if (!name) return Owned::error();
  Value sys = dictGet(rt, rt.modules, name.get());
  bool isOwn = sys.isObject() && isModule(rt, sys) && sys.as<Module>()->definition == &sysModule;
  if (isOwn) OURO_CHECK(keep(rt, module.as<Module>(), sysState(sys)));
  return module.take();
}

namespace {

// Makes the module and enters it in sys.modules; borrowed.
Module* start(Runtime& rt, const ModuleDef& definition) {
  Local module = makeNativeModule(rt, definition);
  if (module.isError()) return nullptr;
  Ref<Str> name = intern(rt, definition.name);
  if (!name || !dictSet(rt, rt.modules, name.get(), module)) return nullptr;
  return module.as<Module>();
}

void share(Dict*& field, Dict* dict) {
  retain(dict);
  Dict* old = std::exchange(field, dict);
  if (old) release(old);
}

Owned listOf(Runtime& rt, const std::vector<std::string>& texts) {
  OURO_TRY(list, newList(rt, texts.size()));
  for (const std::string& text : texts) {
    OURO_TRY(item, decodeFileName(rt, text));
    OURO_CHECK(append(rt, list.as<List>(), item));
  }
  return list.take();
}

// NAME=VALUE as an entry of a dict, NAME alone as one with True.
Owned dictOf(Runtime& rt, const std::vector<std::string>& texts) {
  OURO_TRY(dict, newDict(rt));
  for (const std::string& text : texts) {
    size_t end = std::min(text.find('='), text.size());
    OURO_TRY(name, decodeFileName(rt, text.substr(0, end)));
    Local value =
        end < text.size() ? decodeFileName(rt, text.substr(end + 1)) : Owned::boolean(true);
    if (value.isError() || !dictSet(rt, dict.as<Dict>(), name, value)) return Owned::error();
  }
  return dict.take();
}

constexpr GetSetDef kFlagFields[] = {
    {"debug", structField<0>},
    {"inspect", structField<1>},
    {"interactive", structField<2>},
    {"optimize", structField<3>},
    {"dont_write_bytecode", structField<4>},
    {"no_user_site", structField<5>},
    {"no_site", structField<6>},
    {"ignore_environment", structField<7>},
    {"verbose", structField<8>},
    {"bytes_warning", structField<9>},
    {"quiet", structField<10>},
    {"hash_randomization", structField<11>},
    {"isolated", structField<12>},
    {"dev_mode", structField<13>},
    {"utf8_mode", structField<14>},
    {"warn_default_encoding", structField<15>},
    {"safe_path", structField<16>},
    {"int_max_str_digits", structField<17>},
};
constexpr TypeDef kFlags =
    structTypeDef("flags", "sys", kFlagFields, "How the program was started.");

Owned flagsOf(Runtime& rt, const StartOptions& options) {
  Owned items[std::size(kFlagFields)];
  for (Owned& item : items) item = smallInt(0);
  const StartFlags& flags = options.flags;
  items[0] = smallInt(flags.debug);
  items[1] = smallInt(flags.inspect);
  items[2] = smallInt(flags.interactive);
  items[3] = smallInt(flags.optimize);
  items[4] = smallInt(options.dontWriteBytecode);
  items[5] = smallInt(flags.noUserSite);
  items[6] = smallInt(flags.noSite);
  items[7] = smallInt(flags.ignoreEnvironment);
  items[8] = smallInt(flags.verbose);
  items[9] = smallInt(flags.bytesWarning);
  items[10] = smallInt(flags.quiet);
  items[11] = smallInt(!options.fixedHashes);
  items[12] = smallInt(flags.isolated);
  items[13] = Owned::boolean(flags.devMode);
  items[14] = smallInt(flags.utf8Mode);
  items[16] = Owned::boolean(flags.safePath);
  items[17] = smallInt(flags.maxStrDigits);
  return newSingleStruct(rt, kFlags, items);
}

// What the system has started, options and all.
std::vector<std::string> originalArguments(const StartOptions& options) {
  std::vector<std::string> arguments;
  std::string bytes;
  char chunk[1024];
  int file = open("/proc/self/cmdline", O_RDONLY | O_CLOEXEC);
  if (file < 0) return options.arguments;
  for (ssize_t count; (count = read(file, chunk, sizeof chunk)) > 0;)
    bytes.append(chunk, static_cast<size_t>(count));
  close(file);
  for (size_t at = 0, end; (end = bytes.find('\0', at)) != std::string::npos; at = end + 1)
    arguments.push_back(bytes.substr(at, end - at));
  return arguments.empty() ? options.arguments : arguments;
}

bool addOptions(Runtime& rt, Module* sys, const StartOptions& options) {
  return moduleAdd(rt, sys, "argv", listOf(rt, options.arguments)) &&
         moduleAdd(rt, sys, "orig_argv", listOf(rt, originalArguments(options))) &&
         moduleAdd(rt, sys, "path", listOf(rt, options.path)) &&
         moduleAdd(rt, sys, "_stdlib_dir",
                   options.libraryDirectory.empty()
                       ? Owned::none()
                       : decodeFileName(rt, options.libraryDirectory)) &&
         moduleAdd(rt, sys, "executable", decodeFileName(rt, options.executable)) &&
         moduleAdd(rt, sys, "_base_executable", decodeFileName(rt, options.executable)) &&
         moduleAdd(rt, sys, "warnoptions", listOf(rt, options.warnOptions)) &&
         moduleAdd(rt, sys, "_xoptions", dictOf(rt, options.implementation)) &&
         (options.bytecodePrefix.empty() ||
          moduleAdd(rt, sys, "pycache_prefix", decodeFileName(rt, options.bytecodePrefix))) &&
         moduleAdd(rt, sys, "dont_write_bytecode", Value::boolean(options.dontWriteBytecode)) &&
         moduleAdd(rt, sys, "flags", flagsOf(rt, options));
}

}  // namespace

bool startModules(Runtime& rt, const StartOptions& options) {
  Module* builtins = start(rt, builtinsModule);
  if (!builtins) return false;
  share(rt.builtins, builtins->dict.get());
  Module* sys = start(rt, sysModule);
  if (!sys) return false;
  share(rt.sysDict, sys->dict.get());
  if (!addOptions(rt, sys, options)) return false;
  if (options.flags.maxStrDigits >= 0) rt.maxStrDigits = options.flags.maxStrDigits;
  Module* io = start(rt, ioModule);
  if (!io || !keep(rt, io, sysState(Value(sys))) ||
      !openStandardStreams(rt, io, rt.sysDict, options))
    return false;
  // builtins.open and io.open are the same function.
  Ref<Str> open = intern(rt, "open");
  if (!open) return false;
  Value function = dictGet(rt, io->dict.get(), open.get());
  return function.isObject() && dictSet(rt, rt.builtins, open.get(), function);
}

namespace {

// Calls a function of a module, if a script asked for that module.
void callAtEnd(Runtime& rt, const char* moduleName, const char* function) {
  Ref<Str> name = intern(rt, moduleName), run = intern(rt, function);
  if (!name || !run) return clearError(rt);
  Value module = dictGet(rt, rt.modules, name.get());
  if (!module.isObject()) return;
  Local held(module);
  Local done = callMethod(rt, held, run.get());
  if (!done.isError()) return;
  Local error = takeError(rt);
  if (rt.machine.printException) rt.machine.printException(rt, error);
}

}  // namespace

bool finishModules(Runtime& rt) {
  // Waits for the threads that are not daemons.
  callAtEnd(rt, "threading", "_shutdown");
  callAtEnd(rt, "atexit", "_run_exitfuncs");
  bool ok = flushStream(rt, rt.names.stdout) >= 0;
  if (!ok) {
    Value file = dictGet(rt, rt.sysDict, rt.names.stdout);
    reportUnraisable(rt, file.isObject() ? file : Value::none());
  }
  if (flushStream(rt, rt.names.stderr) < 0) clearError(rt);
  return ok;
}

}  // namespace ouro
