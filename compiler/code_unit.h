#pragma once
// What the code generator makes of one scope: plain data in an arena, no runtime objects.
// make_code.cpp turns a tree of units into code objects.

#include <cstdint>
#include <string_view>

#include "compiler/arena.h"
#include "compiler/opcodes.h"

namespace ouro {

struct CodeUnit;

// A constant of a unit. Tuples and frozensets nest. What it refers to lies in the unit's arena.
struct UnitConstant {
  enum class Kind : uint8_t {
    None,
    True,
    False,
    Ellipsis,
    Int,
    BigInt,
    Float,
    Complex,
    Str,
    Bytes,
    Tuple,
    FrozenSet,
    Code
  };
  Kind kind = Kind::None;
  int64_t integer = 0;
  double real = 0, imaginary = 0;
  std::string_view text = {};  // Str (WTF-8), Bytes, BigInt (without underscores, sign allowed)
  ast::List<UnitConstant> items = {};
  const CodeUnit* code = nullptr;
};

enum CodeFlags : uint32_t {  // the values of inspect.CO_*
  kOptimized = 0x1,
  kNewLocals = 0x2,
  kVarArgs = 0x4,
  kVarKeywords = 0x8,
  kNested = 0x10,
  kGenerator = 0x20,
  kCoroutine = 0x80,
  kIterableCoroutine = 0x100,
  kAsyncGenerator = 0x200,
  kFutureAnnotations = 0x1000000,
};

// What is said of a unit in numbers.
struct UnitNumbers {
  uint32_t firstLine = 1;
  uint32_t flags = 0;
  uint32_t argCount = 0;      // positional-only and positional parameters
  uint32_t posOnlyCount = 0;  // of these
  uint32_t kwOnlyCount = 0;
  uint32_t localCount = 0;  // of varNames, once all are known
  uint32_t stackSize = 0;
  // Of a method: how many attributes it stores on its first parameter that are not counted
  // elsewhere (gen_attributes.cpp). A class sizes its instances by it.
  uint32_t selfAttributes = 0;
  uint32_t parameterCount() const {
    return argCount + kwOnlyCount + ((flags & kVarArgs) != 0) + ((flags & kVarKeywords) != 0);
  }
};

struct CodeUnit : UnitNumbers {
  std::string_view name, qualname, filename;
  // Slots of a frame: varNames (parameters: positional, keyword-only, *args, **kwargs; then other
  // locals), then cellNames that are not in varNames, then freeNames.
  ast::List<std::string_view> varNames;
  ast::List<std::string_view> cellNames;  // all variables that inner scopes capture
  ast::List<std::string_view> freeNames;
  ast::List<uint32_t> cellSlots;  // the slot of each of cellNames
  ast::List<std::string_view> names;
  ast::List<uint32_t> caches;         // for each inline cache the index of its name
  ast::List<UnitConstant> constants;  // constants[0]: the docstring of a function, or None
  ast::List<Instr> code;
  ast::List<uint8_t> positions;  // packed (runtime/types/code_positions.h)
  ast::List<HandlerRange> handlers;
};

}  // namespace ouro
