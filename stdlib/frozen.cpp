#include "stdlib/frozen.h"

#include <sys/stat.h>

#include <algorithm>
#include <cerrno>
#include <cstdio>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
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

const PyModule* embeddedModule(std::string_view name) {
  std::span<const PyModule> all = pyModules();
  auto at = std::lower_bound(
      all.begin(), all.end(), name,
      [](const PyModule& module, std::string_view key) { return module.name < key; });
  return at != all.end() && at->name == name ? &*at : nullptr;
}

bool readWhole(const std::string& path, std::string* bytes) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return false;
  char buffer[1 << 14];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, file)) bytes->append(buffer, n);
  bool whole = !std::ferror(file);
  std::fclose(file);
  return whole;
}

}  // namespace

std::string libraryHome(Runtime& rt) {
  Value home = dictGet(rt, rt.sysDict, rt.names.stdlib_dir);
  return home.isObject() && isStr(rt, home) ? toUtf8(home.as<Str>()) : "";
}

bool findFrozen(Runtime& rt, const std::string& name, FrozenModule* found) {
  if (const PyModule* embedded = embeddedModule(name)) {
    *found = {embedded, {}, embedded->isPackage};
    return true;
  }
  auto end = std::end(kFrozenByCPython);
  if (std::find(std::begin(kFrozenByCPython), end, name) == end) return false;
  std::string home = libraryHome(rt), leaf = name;
  std::replace(leaf.begin(), leaf.end(), '.', '/');
  *found = {nullptr, home + "/" + leaf + ".py", false};
  struct stat info {};
  return !home.empty() && stat(fileNameOfText(found->file).c_str(), &info) == 0;
}

Owned frozenCode(Runtime& rt, const std::string& name, const FrozenModule& module) {
  std::string bytes;
  if (!module.embedded && !readWhole(fileNameOfText(module.file), &bytes))
    return raiseOSError(rt, errno);
  OURO_TRY(source, newBytes(rt, module.embedded ? module.embedded->source : bytes));
  OURO_TRY(filename, newStr(rt, "<frozen " + name + ">"));
  Ref<Str> mode = intern(rt, "exec");
  if (!mode) return Owned::error();
  return rt.machine.compile(
      rt, {.source = source, .filename = filename, .mode = mode.get(), .dontInherit = true});
}

}  // namespace ouro
