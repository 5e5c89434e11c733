#pragma once
// Checks that the code of a unit keeps the rules that the interpreter relies on.

#include <span>
#include <string>
#include <string_view>

#include "compiler/code_unit.h"

namespace ouro {

// Code and the sizes of what it refers to.
struct CodeView {
  std::string_view name;
  std::span<const Instr> code;
  std::span<const HandlerRange> handlers;
  std::span<const uint32_t> caches;
  size_t locals, slots, names, constants;
  uint32_t stackSize;
};

// What is wrong with the code (not with that of the units inside); empty if nothing is: operands in
// range, jumps and handlers that lead to instructions, a stack that has the same depth on every
// path to an instruction, never below zero nor above stackSize, no way out at the end.
std::string verifyCode(const CodeView&);
std::string verifyUnit(const CodeUnit& unit);

}  // namespace ouro
