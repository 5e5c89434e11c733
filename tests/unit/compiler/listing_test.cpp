// The code of small sources, tests/bytecode/X.py, stays what tests/bytecode/X.dis says. Each is
// there to be looked at when it changes; OURO_UPDATE=1 writes the listings anew.

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>

#include "compile_source.h"
#include "compiler/disasm.h"

namespace ouro {
namespace {

namespace fs = std::filesystem;

std::string readFile(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  std::stringstream text;
  text << file.rdbuf();
  return text.str();
}

TEST(Listing, StaysTheSame) {
  fs::path folder = fs::path(OURO_SOURCE_DIR) / "tests" / "bytecode";
  int files = 0;
  for (const auto& entry : fs::directory_iterator(folder)) {
    if (entry.path().extension() != ".py") continue;
    files++;
    Compiled compiled = compileSource(readFile(entry.path()));
    ASSERT_NE(compiled.unit, nullptr) << entry.path() << compiled.diagnostic.message;
    EXPECT_EQ(verifyAll(*compiled.unit), "") << entry.path();
    std::string listing = disassemble(*compiled.unit);
    fs::path stored = fs::path(entry.path()).replace_extension(".dis");
    if (std::getenv("OURO_UPDATE") != nullptr) std::ofstream(stored) << listing;
    EXPECT_EQ(listing, readFile(stored)) << stored;
  }
  EXPECT_GT(files, 0);
}

}  // namespace
}  // namespace ouro
