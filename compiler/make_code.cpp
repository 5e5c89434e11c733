#include "compiler/make_code.h"

#include <cstring>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_positions.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Owned internedStr(Runtime& rt, std::string_view text) {
  Ref<Str> interned = intern(rt, text);
  return interned ? Owned::adopt(interned.take()) : Owned::error();
}

Owned tupleOf(Runtime& rt, std::span<const UnitConstant> items) {
  Tuple* tuple = allocateTuple(rt, items.size());
  if (!tuple) return Owned::error();
  Local held = Owned::adopt(tuple);
  for (size_t i = 0; i < items.size(); i++) {
    Owned item = makeConstant(rt, items[i]);
    if (item.isError()) return item;
    tuple->items()[i] = item.take();
  }
  rt.heap.untrack(tuple);  // constants are immutable: no cycle leads through them
  return held.take();
}

}  // namespace

bool looksLikeName(std::string_view text) {
  for (unsigned char c : text)
    if (!(std::isalnum(c) || c == '_')) return false;
  return true;
}

Owned newConstantSet(Runtime& rt, Value items) {
  if (items.as<Tuple>()->length == 0) return Owned::share(Value(rt.emptyFrozenSet));
  OURO_TRY(set, newFrozenSet(rt, items));
  // Made once more out of itself, as CPython does when it merges constants: the order of iteration
  // depends on it.
  OURO_TRY(again, tupleFrom(rt, set));
  return newFrozenSet(rt, again);
}

Owned makeConstant(Runtime& rt, const UnitConstant& constant) {
  using Kind = UnitConstant::Kind;
  switch (constant.kind) {
    case Kind::None: return Owned::none();
    case Kind::True: return Owned::boolean(true);
    case Kind::False: return Owned::boolean(false);
    case Kind::Ellipsis: return Owned::adopt(Value::ellipsis());
    case Kind::Int: return newInt(rt, constant.integer);
    case Kind::BigInt: return newIntFromLiteral(rt, constant.text);
    case Kind::Float: return newFloat(rt, constant.real);
    case Kind::Complex: return newComplex(rt, constant.real, constant.imaginary);
    case Kind::Str:
      return looksLikeName(constant.text) ? internedStr(rt, constant.text)
                                          : newStr(rt, constant.text);
    case Kind::Bytes: return newBytes(rt, constant.text);
    case Kind::Tuple: return tupleOf(rt, constant.items);
    case Kind::Code: return makeCode(rt, *constant.code);
    case Kind::FrozenSet: break;
  }
  OURO_TRY(items, tupleOf(rt, constant.items));
  return newConstantSet(rt, items);
}

namespace {

// A tuple of strings, each interned.
Owned namesOf(Runtime& rt, std::span<const std::string_view> names) {
  Tuple* tuple = allocateTuple(rt, names.size());
  if (!tuple) return Owned::error();
  Local held = Owned::adopt(tuple);
  for (size_t i = 0; i < names.size(); i++) {
    Owned name = internedStr(rt, names[i]);
    if (name.isError()) return name;
    tuple->items()[i] = name.take();
  }
  rt.heap.untrack(tuple);
  return held.take();
}

// All slots of a frame by name: locals, other cells, free variables.
Owned slotNames(Runtime& rt, const CodeUnit& unit) {
  if (unit.cellNames.empty() && unit.freeNames.empty()) return namesOf(rt, unit.varNames);
  std::vector<std::string_view> names(unit.varNames.begin(), unit.varNames.end());
  for (size_t i = 0; i < unit.cellNames.size(); i++)
    if (unit.cellSlots[i] >= unit.varNames.size()) names.push_back(unit.cellNames[i]);
  names.insert(names.end(), unit.freeNames.begin(), unit.freeNames.end());
  return namesOf(rt, names);
}

Owned makeNumbers(Runtime& rt, std::span<const uint32_t> values) {
  Tuple* tuple = allocateTuple(rt, values.size());
  if (!tuple) return Owned::error();
  for (size_t i = 0; i < values.size(); i++) tuple->items()[i] = Value::small(values[i]);
  rt.heap.untrack(tuple);
  return Owned::adopt(tuple);
}

template <class T>
bool copyBuffer(Runtime& rt, std::span<const T> from, T** to, uint32_t* count) {
  *count = 0;
  if (from.empty()) return true;
  *to = static_cast<T*>(allocateBuffer(rt, from.size() * sizeof(T)));
  if (!*to) return false;
  std::memcpy(*to, from.data(), from.size() * sizeof(T));
  *count = static_cast<uint32_t>(from.size());
  return true;
}

}  // namespace

void setNumbers(const UnitNumbers& unit, Code* code) {
  code->flags = unit.flags;
  code->argCount = unit.argCount;
  code->posOnlyCount = unit.posOnlyCount;
  code->kwOnlyCount = unit.kwOnlyCount;
  code->parameterCount = unit.parameterCount();
  code->localCount = unit.localCount;
  code->stackSize = unit.stackSize;
  code->firstLine = static_cast<int32_t>(unit.firstLine);
  code->selfAttributes = unit.selfAttributes;
  constexpr uint32_t kNotSimple = kVarArgs | kVarKeywords;
  code->isSimple = !(unit.flags & kNotSimple) && unit.kwOnlyCount == 0;
  code->exactArguments = code->isSimple ? unit.argCount : UINT32_MAX;
}

bool setTables(Runtime& rt, const CodeTables& tables, Code* code) {
  code->slotCount = static_cast<uint32_t>(code->slotNames.as<Tuple>()->length);
  code->freeCount = static_cast<uint32_t>(code->freeNames.as<Tuple>()->length);
  return copyBuffer(rt, tables.code, &code->instructions, &code->instructionCount) &&
         copyBuffer(rt, tables.handlers, &code->handlers, &code->handlerCount) &&
         copyBuffer(rt, tables.caches, &code->cacheNames, &code->cacheCount) &&
         setPositions(rt, tables.positions, code);
}

Owned newCode(Runtime& rt) {
  Code* code = rt.make<Code>(TypeId::Code);
  if (!code) return Owned::error();
  for (Value Code::*field :
       {&Code::constants, &Code::names, &Code::slotNames, &Code::cellNames, &Code::freeNames,
        &Code::cellSlots, &Code::name, &Code::qualname, &Code::filename})
    code->*field = Value::none();
  code->frameSize = Code::kNeverRan;
  return Owned::adopt(code);
}

Owned makeCode(Runtime& rt, const CodeUnit& unit) {
  OURO_TRY(held, newCode(rt));
  Code* code = held.as<Code>();
  setNumbers(unit, code);
  auto put = [&](Value Code::*field, Owned value) {
    if (value.isError()) return false;
    code->*field = value.take();
    return true;
  };
  bool ok = put(&Code::name, internedStr(rt, unit.name)) &&
            put(&Code::qualname, internedStr(rt, unit.qualname)) &&
            put(&Code::filename, internedStr(rt, unit.filename)) &&
            put(&Code::constants, tupleOf(rt, unit.constants)) &&
            put(&Code::names, namesOf(rt, unit.names)) &&
            put(&Code::slotNames, slotNames(rt, unit)) &&
            put(&Code::cellNames, namesOf(rt, unit.cellNames)) &&
            put(&Code::freeNames, namesOf(rt, unit.freeNames)) &&
            put(&Code::cellSlots, makeNumbers(rt, unit.cellSlots)) &&
            setTables(rt,
                      {.code = unit.code,
                       .handlers = unit.handlers,
                       .caches = unit.caches,
                       .positions = unit.positions},
                      code);
  if (!ok) return Owned::error();
  rt.heap.untrack(code);
  return held.take();
}

}  // namespace ouro
