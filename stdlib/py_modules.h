#pragma once

#include <span>
#include <string_view>

namespace ouro {

// A module written in Python that is part of the program. The array is made at build time from
// stdlib/py by vm/embed.cpp.
struct PyModule {
  std::string_view name;  // dotted: "collections.abc"
  bool isPackage;         // came from an __init__.py
  std::string_view code;  // compiled and packed (compiler/pack_code.h); -O leaves nothing out of it
};

// All of them, sorted by name.
std::span<const PyModule> pyModules();

}  // namespace ouro
