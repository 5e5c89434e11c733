#pragma once
// Lines of source files, for tracebacks, and the marks under them.

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "compiler/source.h"
#include "runtime/types/function.h"

namespace ouro {

// Reads each file once. A file that cannot be read or decoded has no lines.
class SourceLines {
 public:
  // The line without its end; false: there is no such line. The view lives as long as this.
  bool line(const std::string& fileName, int64_t number, std::string_view* out);

 private:
  struct File {
    std::string name;
    bool readable = false;
    syntax::Source source;
  };
  const File& file(const std::string& name);

  std::vector<std::unique_ptr<File>> files_;
};

// What stands below a line of a traceback: "    ~~~~^~~~" for this position, or empty when CPython
// prints no marks. `line` is the whole line, of which the indentation is not shown.
std::string marksBelow(std::string_view line, const Position& position);
// How many bytes of indentation a traceback leaves out.
size_t indentationOf(std::string_view line);

}  // namespace ouro
