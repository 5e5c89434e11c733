// Everything that CPython's library and our own scripts hold compiles to code that keeps the rules.

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "compile_source.h"

namespace ouro {
namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

void compileFolder(const fs::path& folder) {
  if (!fs::exists(folder)) GTEST_SKIP() << folder << " is not here";
  int files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(folder)) {
    if (!entry.is_regular_file() || entry.path().extension() != ".py") continue;
    Compiled compiled = compileSource(readFile(entry.path()));
    // Scripts may be wrong on purpose; to notice what fails by mistake is the golden tests' part.
    if (compiled.unit == nullptr) continue;
    files++;
    EXPECT_EQ(verifyAll(*compiled.unit), "") << entry.path();
  }
  EXPECT_GT(files, 0);
}

TEST(Corpus, Library) { compileFolder("/usr/lib/python3.11"); }

TEST(Corpus, Scripts) { compileFolder(fs::path(OURO_SOURCE_DIR) / "tests" / "scripts"); }

}  // namespace
}  // namespace ouro
