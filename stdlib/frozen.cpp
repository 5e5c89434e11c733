#include "stdlib/frozen.h"

#include <sys/stat.h>

#include <algorithm>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

constexpr std::string_view kFrozenByCPython[] = {
    "_collections_abc",
    "_sitebuiltins",
    "abc",
    "codecs",
    "genericpath",
    "importlib._bootstrap",
    "importlib._bootstrap_external",
    "importlib.machinery",
    "importlib.util",
    "io",
    "ntpath",
    "os",
    "posixpath",
    "runpy",
    "site",
    "stat",
    "zipimport",
};

// Of the modules in stdlib/py; the others stand in for native ones.
bool isPythonInCPython(std::string_view name) { return name == "io" || name == "os"; }

const PyModule* embeddedModule(std::string_view name) {
  std::span<const PyModule> all = pyModules();
  auto at = std::lower_bound(
      all.begin(), all.end(), name,
      [](const PyModule& module, std::string_view key) { return module.name < key; });
  return at != all.end() && at->name == name ? &*at : nullptr;
}

Owned compileModule(Runtime& rt, Value source, const std::string& filename, uint32_t flags) {
  OURO_TRY(name, newStr(rt, filename));
  Ref<Str> mode = intern(rt, "exec");
  if (!mode) return Owned::error();
  return rt.machine.compile(rt, {.source = source,
                                 .filename = name,
                                 .mode = mode.get(),
                                 .flags = flags,
                                 .dontInherit = true});
}

}  // namespace

std::string libraryHome(Runtime& rt) {
  Value home = dictGet(rt, rt.sysDict, rt.names.stdlib_dir);
  return home.isObject() && isStr(rt, home) ? toUtf8(home.as<Str>()) : "";
}

namespace {

// The file of a module in CPython's library; empty: there is none.
std::string sourceOf(Runtime& rt, std::string leaf) {
  std::replace(leaf.begin(), leaf.end(), '.', '/');
  std::string home = libraryHome(rt), file = home + "/" + leaf + ".py";
  struct stat info {};
  return !home.empty() && stat(fileNameOfText(file).c_str(), &info) == 0 ? file : "";
}

}  // namespace

bool findFrozen(Runtime& rt, const std::string& asked, FrozenModule* found) {
  const std::string name = asked == "os.path" ? "posixpath" : asked;
  if (const PyModule* embedded = embeddedModule(name)) {
    *found = {name, embedded, isPythonInCPython(name) ? sourceOf(rt, name) : "",
              embedded->isPackage};
    return true;
  }
  auto end = std::end(kFrozenByCPython);
  if (std::find(std::begin(kFrozenByCPython), end, name) == end) return false;
  *found = {name, nullptr, sourceOf(rt, name), false};
  return !found->file.empty();
}

Owned fileCode(Runtime& rt, Value file, const std::string& filename) {
  return compileModule(rt, file, filename, kSourceIsFile);
}

Owned frozenCode(Runtime& rt, const FrozenModule& module) {
  std::string filename = "<frozen " + module.name + ">";
  if (!module.embedded) {
    OURO_TRY(file, newStr(rt, module.file));
    return fileCode(rt, file, filename);
  }
  OURO_TRY(packed, newBytes(rt, module.embedded->code));
  OURO_TRY(code, compileModule(rt, packed, filename, kSourceIsPacked));
  if (!isPythonInCPython(module.name)) markStandIn(code.as<Code>());
  return code.take();
}

}  // namespace ouro
