#pragma once
// The parts of a code object as types.CodeType() takes them.

#include <cstddef>
#include <cstdint>

namespace ouro {

enum class CodePart : uint8_t {
  ArgCount,
  PosOnlyCount,
  KwOnlyCount,
  LocalCount,
  StackSize,
  Flags,
  Code,
  Constants,
  Names,
  VarNames,
  Filename,
  Name,
  Qualname,
  FirstLine,
  LineTable,
  ExceptionTable,
  FreeVars,
  CellVars
};
inline constexpr size_t kCodeParts = 18;

}  // namespace ouro
