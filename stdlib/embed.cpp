// Run while building: writes the C++ file that holds the texts of the modules in stdlib/py.
//
//   embed OUTPUT ROOT FILE...
//
// A text becomes one string literal a line, so that the generated file can be read, and compiles
// many times faster than a list of numbers.

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

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
    if (c == '\n') {
      out += "\\n";
    } else if (c == '"' || c == '\\') {
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

void appendModule(std::string& out, const Module& module, std::string_view source) {
  out += "    {\"" + module.name + "\", " + (module.isPackage ? "true" : "false") +
         ",\n     std::string_view(\n";
  if (source.empty()) appendLiteral(out, "");
  for (std::string_view rest = source; !rest.empty();) {
    const size_t length = std::min(rest.find('\n'), rest.size() - 1) + 1;
    appendLiteral(out, rest.substr(0, length));
    rest.remove_prefix(length);
  }
  out += "        , " + std::to_string(source.size()) + ")},\n";
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
    out += "\nstatic constexpr PyModule kPyModules[] = {\n";
    for (const Module& module : modules) {
      std::string source;
      if (!readFile(module.path, source)) return std::perror(module.path.c_str()), 1;
      appendModule(out, module, source);
    }
    out += "};\n\nstd::span<const PyModule> pyModules() { return kPyModules; }\n";
  }
  out += "\n}  // namespace ouro\n";

  std::FILE* file = std::fopen(argv[1], "wb");
  if (!file) return std::perror(argv[1]), 1;
  const bool written = std::fwrite(out.data(), 1, out.size(), file) == out.size();
  return std::fclose(file) == 0 && written ? 0 : 1;
}
