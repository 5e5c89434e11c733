#pragma once

#include <span>
#include <string_view>

namespace ouro {

// A module written in Python whose text is part of the program. The array is made at build time
// from stdlib/py by stdlib/embed.cpp.
struct PyModule {
  std::string_view name;    // dotted: "collections.abc"
  bool isPackage;           // came from an __init__.py
  std::string_view source;  // UTF-8, as it stands in the file
};

// All of them, sorted by name.
std::span<const PyModule> pyModules();

}  // namespace ouro
