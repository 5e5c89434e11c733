#include "compiler/make_code.h"

#include <array>
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

Owned makeLiteral(Runtime& rt, const UnitConstant& constant) {
  using Kind = UnitConstant::Kind;
  switch (constant.kind) {
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
    default: return Owned::none();
  }
}

namespace {

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
  code->directArguments = UINT32_MAX;
  return Owned::adopt(code);
}

namespace {

// Makes the objects of a tree of units.
class CodeMaker {
 public:
  explicit CodeMaker(Runtime& rt) : rt_(rt) {}
  CodeMaker(const CodeMaker&) = delete;
  CodeMaker& operator=(const CodeMaker&) = delete;
  Owned code(const CodeUnit&);

 private:
  Owned constant(const UnitConstant&);
  Owned name(std::string_view text);
  Owned slotNames(const CodeUnit&);
  Owned itemOf(const UnitConstant& item) { return constant(item); }
  Owned itemOf(std::string_view item) { return name(item); }
  template <class T>
  Owned tupleOf(std::span<const T> items);

  // The last names that were made. The parser keeps a name once however often it stands in the
  // source, so most are found by where their texts lie. What is being made holds each of them.
  struct Met {
    std::string_view text;
    Str* name;
  };
  static constexpr size_t kMet = 128;

  Runtime& rt_;
  std::array<Met, kMet> met_{};
};

Owned CodeMaker::name(std::string_view text) {
  Met& met = met_[reinterpret_cast<uintptr_t>(text.data()) / 8 % kMet];
  if (!met.name || met.text.data() != text.data() || met.text.size() != text.size()) {
    Ref<Str> made = intern(rt_, text);
    if (!made) return Owned::error();
    met = {text, made.get()};
    return Owned::adopt(made.take());
  }
  return Owned::share(Value(met.name));
}

template <class T>
Owned CodeMaker::tupleOf(std::span<const T> items) {
  Tuple* tuple = allocateTuple(rt_, items.size());
  if (!tuple) return Owned::error();
  Local held = Owned::adopt(tuple);
  for (size_t i = 0; i < items.size(); i++) {
    Owned item = itemOf(items[i]);
    if (item.isError()) return item;
    tuple->items()[i] = item.take();
  }
  rt_.heap.untrack(tuple);  // names and constants are immutable: no cycle leads through them
  return held.take();
}

Owned CodeMaker::constant(const UnitConstant& constant) {
  using Kind = UnitConstant::Kind;
  switch (constant.kind) {
    case Kind::Code: return code(*constant.code);
    case Kind::Tuple: return tupleOf<UnitConstant>(constant.items);
    case Kind::FrozenSet: {
      OURO_TRY(items, tupleOf<UnitConstant>(constant.items));
      return newConstantSet(rt_, items);
    }
    default: return makeLiteral(rt_, constant);
  }
}

// All slots of a frame by name: locals, other cells, free variables.
Owned CodeMaker::slotNames(const CodeUnit& unit) {
  if (unit.cellNames.empty() && unit.freeNames.empty())
    return tupleOf<std::string_view>(unit.varNames);
  std::vector<std::string_view> names(unit.varNames.begin(), unit.varNames.end());
  for (size_t i = 0; i < unit.cellNames.size(); i++)
    if (unit.cellSlots[i] >= unit.varNames.size()) names.push_back(unit.cellNames[i]);
  names.insert(names.end(), unit.freeNames.begin(), unit.freeNames.end());
  return tupleOf<std::string_view>(names);
}

Owned CodeMaker::code(const CodeUnit& unit) {
  OURO_TRY(held, newCode(rt_));
  Code* code = held.as<Code>();
  setNumbers(unit, code);
  auto put = [&](Value Code::*field, Owned value) {
    if (value.isError()) return false;
    code->*field = value.take();
    return true;
  };
  bool ok = put(&Code::name, name(unit.name)) && put(&Code::qualname, name(unit.qualname)) &&
            put(&Code::filename, name(unit.filename)) &&
            put(&Code::constants, tupleOf<UnitConstant>(unit.constants)) &&
            put(&Code::names, tupleOf<std::string_view>(unit.names)) &&
            put(&Code::slotNames, slotNames(unit)) &&
            put(&Code::cellNames, tupleOf<std::string_view>(unit.cellNames)) &&
            put(&Code::freeNames, tupleOf<std::string_view>(unit.freeNames)) &&
            put(&Code::cellSlots, makeNumbers(rt_, unit.cellSlots)) &&
            setTables(rt_,
                      {.code = unit.code,
                       .handlers = unit.handlers,
                       .caches = unit.caches,
                       .positions = unit.positions},
                      code);
  if (!ok) return Owned::error();
  rt_.heap.untrack(code);
  return held.take();
}

}  // namespace

Owned makeCode(Runtime& rt, const CodeUnit& unit) { return CodeMaker(rt).code(unit); }

}  // namespace ouro
