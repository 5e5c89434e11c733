#pragma once
// What the code generator makes of one scope: plain data, no runtime objects. make_code.cpp turns a
// tree of units into code objects.

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "compiler/ast.h"
#include "compiler/opcodes.h"

namespace ouro {

struct CodeUnit;

// A constant of a unit. Tuples and frozensets nest.
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
  std::string text;  // Str (WTF-8), Bytes, BigInt (the literal, without underscores, sign allowed)
  std::vector<UnitConstant> items;
  std::shared_ptr<CodeUnit> code;
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
  std::string name, qualname, filename;
  // Slots of a frame: varNames (parameters: positional, keyword-only, *args, **kwargs; then other
  // locals), then cellNames that are not in varNames, then freeNames.
  std::vector<std::string> varNames;
  std::vector<std::string> cellNames;  // all variables that inner scopes capture
  std::vector<std::string> freeNames;
  std::vector<uint32_t> cellSlots;  // the slot of each of cellNames
  std::vector<std::string> names;
  std::vector<uint32_t> caches;         // for each inline cache the index of its name
  std::vector<UnitConstant> constants;  // constants[0]: the docstring of a function, or None
  std::vector<Instr> code;
  std::vector<uint8_t> positions;  // packed (runtime/types/code_positions.h)
  std::vector<HandlerRange> handlers;
};

}  // namespace ouro
