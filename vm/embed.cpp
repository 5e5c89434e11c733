// Run while building: writes the C++ file that holds the code of the modules in stdlib/py.
//
//   embed OUTPUT ROOT FILE...
//
// Code becomes string literals, which compile many times faster than a list of numbers.

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/compile.h"
#include "compiler/pack_code.h"
#include "compiler/parser.h"

namespace {

struct Module {
  std::string name;
  bool isPackage;
  std::string path;
};

// "ROOT/a/b.py" is module "a.b"; "ROOT/a/__init__.py" is package "a".
Module describe(std::string_view root, std::string_view path) {
  std::string_view relative = path.substr(root.size() + 1);
  relative.remove_suffix(std::string_view(".py").size());
  constexpr std::string_view kInit = "/__init__";
  const bool isPackage = relative.ends_with(kInit);
  if (isPackage) relative.remove_suffix(kInit.size());
  std::string name(relative);
  std::replace(name.begin(), name.end(), '/', '.');
  return {name, isPackage, std::string(path)};
}

bool readFile(const std::string& path, std::string& text) {
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (!file) return false;
  char buffer[1 << 14];
  while (size_t n = std::fread(buffer, 1, sizeof buffer, file)) text.append(buffer, n);
  const bool whole = !std::ferror(file);
  std::fclose(file);
  return whole;
}

// Escapes are always three octal digits, so that a digit after one cannot join it.
void appendLiteral(std::string& out, std::string_view text) {
  out += "        \"";
  for (unsigned char c : text) {
    if (c == '"' || c == '\\') {
      out += {'\\', static_cast<char>(c)};
    } else if (c >= 0x20 && c < 0x7f) {
      out += static_cast<char>(c);
    } else {
      char escape[5];
      std::snprintf(escape, sizeof escape, "\\%03o", static_cast<unsigned>(c));
      out += escape;
    }
  }
  out += "\"\n";
}

// The packed code of a module; false, with the reason printed, if it is no Python.
bool compile(const Module& module, std::string_view source, std::string& packed) {
  ouro::ast::Arena arena;
  ouro::syntax::Diagnostic diagnostic;
  const ouro::ast::Module* tree = ouro::syntax::parse(
      source, ouro::syntax::Origin::Bytes, ouro::syntax::ParseOptions(), arena, diagnostic);
  const ouro::CodeUnit* unit =
      tree ? ouro::compileUnit(*tree, module.name, ouro::CompileOptions(), arena, diagnostic)
           : nullptr;
  if (unit && ouro::packUnit(*unit, &packed)) return true;
  std::fprintf(stderr, "%s:%d: %s\n", module.path.c_str(), diagnostic.line,
               diagnostic.message.c_str());
  return false;
}

// Each module's code is an array of its own: the linker lays side by side those that are used most.
std::string arrayName(const Module& module) {
  std::string name = "kCodeOf_" + module.name;
  std::replace(name.begin(), name.end(), '.', '_');
  return name;
}

void appendCode(std::string& out, const Module& module, std::string_view code) {
  constexpr size_t kLine = 32;
  out += "\nstatic constexpr char " + arrayName(module) + "[] =\n";
  for (size_t at = 0; at < code.size(); at += kLine) appendLiteral(out, code.substr(at, kLine));
  out += "        ;\n";
}

void appendRow(std::string& out, const Module& module) {
  std::string array = arrayName(module);
  out += "    {\"" + module.name + "\", " + (module.isPackage ? "true" : "false") + ", {" + array +
         ", sizeof " + array + " - 1}},\n";
}

}  // namespace

int main(int argc, char** argv) {
  if (argc < 3) return std::fputs("usage: embed OUTPUT ROOT FILE...\n", stderr), 2;
  std::vector<Module> modules;
  for (int i = 3; i < argc; i++) modules.push_back(describe(argv[2], argv[i]));
  std::sort(modules.begin(), modules.end(),
            [](const Module& a, const Module& b) { return a.name < b.name; });

  std::string out = "#include \"stdlib/py_modules.h\"\n\nnamespace ouro {\n";
  if (modules.empty()) {
    out += "\nstd::span<const PyModule> pyModules() { return {}; }\n";
  } else {
    for (const Module& module : modules) {
      std::string source, code;
      if (!readFile(module.path, source)) return std::perror(module.path.c_str()), 1;
      if (!compile(module, source, code)) return 1;
      appendCode(out, module, code);
    }
    out += "\nstatic constexpr PyModule kPyModules[] = {\n";
    for (const Module& module : modules) appendRow(out, module);
    out += "};\n\nstd::span<const PyModule> pyModules() { return kPyModules; }\n";
  }
  out += "\n}  // namespace ouro\n";

  std::FILE* file = std::fopen(argv[1], "wb");
  if (!file) return std::perror(argv[1]), 1;
  const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
  return std::fclose(file) == 0 && written ? 0 : 1;
}
