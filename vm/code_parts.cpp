#include "vm/code_parts.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstring>
#include <string>
#include <vector>

#include "compiler/flow_passes.h"
#include "compiler/make_code.h"
#include "compiler/opcode_info.h"
#include "compiler/verify.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_parts.h"
#include "runtime/types/code_positions.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "vm/checksum.h"
#include "vm/code_bytes.h"

namespace ouro {

namespace {

// With another operand, but for the bit that it may have besides.
Instr withIndex(Instr instr, uint32_t index) {
  const uint32_t shift = cacheShift(instr.op()), low = instr.arg() & ((1u << shift) - 1);
  return Instr::make(instr.op(), index << shift | low);
}

// The instructions of a code object as co_code shows them, without the seal.
std::string plainInstructions(const Runtime& rt, const Code* code) {
  std::vector<uint32_t> names = cacheNamesOf(code);
  std::vector<Instr> plain(code->instructionCount);
  for (uint32_t i = 0; i < code->instructionCount; i++) {
    plain[i] = plainInstruction(rt, code->instructions + i);
    if (hasCache(plain[i].op())) plain[i] = withIndex(plain[i], names[cacheIndex(plain[i])]);
  }
  return {reinterpret_cast<const char*>(plain.data()), plain.size() * sizeof(Instr)};
}

// Instructions that no compiler made can bring the machine down however well they fit together, so
// co_code ends with a seal: of them, and of where exceptions are handled and variables lie.
// To the module dis its bytes are the arguments of NOPs.
constexpr size_t kSealBytes = 2 * sizeof(uint64_t);
std::string sealOf(std::string instructions, std::string_view exceptionTable, const Code* code) {
  instructions += exceptionTable;
  const Tuple* cells = code->cellSlots.as<Tuple>();
  auto add = [&](uint64_t n) { instructions += fmt::format(",{}", n); };
  add(code->parameterCount);
  add(code->localCount);
  add(code->slotNames.as<Tuple>()->length);
  for (Value cell : cells->span()) add(static_cast<uint64_t>(cell.small()));
  std::string seal;
  for (uint64_t sum = checksum(instructions); seal.size() < kSealBytes; sum >>= 8) {
    constexpr char kNop = 9;
    seal += kNop;
    seal += static_cast<char>(sum);
  }
  return seal;
}

// What the instructions take for granted about constants, flags and variables.
class PartsCheck {
 public:
  PartsCheck(const Runtime& rt, const Code* code, const UnitNumbers& numbers,
             std::span<const Instr> instructions)
      : rt_(rt), code_(code), flags_(numbers.flags), instructions_(instructions) {}

  // Which of the attributes does not fit; null: all do.
  const char* run() const {
    bool makesGenerator = isComprehension();
    for (size_t i = 0; i < instructions_.size(); i++) {
      if (!fitsFlags(instructions_[i].op())) return "co_flags";
      if (!fitsConstants(i)) return "co_consts";
      makesGenerator |= instructions_[i].op() == Op::RETURN_GENERATOR;
      if (instructions_[i].op() == Op::COPY_FREE_VARS &&
          instructions_[i].arg() != code_->freeNames.as<Tuple>()->length)
        return "co_freevars";
    }
    return makesGenerator || !(flags_ & kGeneratorFlags) ? nullptr : "co_flags";
  }

 private:
  static constexpr uint32_t kGeneratorFlags = kGenerator | kCoroutine | kAsyncGenerator;

  // No source can name the parameter of a comprehension.
  bool isComprehension() const { return isComprehension(code_); }
  static bool isComprehension(const Code* code) {
    const Tuple* slots = code->slotNames.as<Tuple>();
    return slots->length && equal((*slots)[0].as<Str>(), ".0");
  }

  bool fitsFlags(Op op) const {
    switch (op) {
      case Op::RETURN_GENERATOR:
      case Op::YIELD_VALUE:
      case Op::SEND: return flags_ & kGeneratorFlags;
      case Op::ASYNC_GEN_WRAP: return flags_ & kAsyncGenerator;
      case Op::LOAD_NAME:
      case Op::STORE_NAME:
      case Op::DELETE_NAME:
      case Op::LOAD_CLASSDEREF:
      case Op::SETUP_ANNOTATIONS:
      case Op::IMPORT_STAR: return !(flags_ & kOptimized);
      default: return true;
    }
  }

  bool fitsConstants(size_t at) const {
    const Instr instr = instructions_[at];
    switch (instr.op()) {
      case Op::CALL_KW: return isNames(constant(instr.b()), instr.a());
      case Op::CALL_COMPREHENSION:
      case Op::MAKE_GENERATOR: return isInner(constant(instr.b()), instr);
      case Op::MAKE_FUNCTION: return fitsFunction(at, instr.arg());
      case Op::BUILD_CONST_KEY_MAP: {
        const Value keys = loaded(at, 1);
        return isTuple(keys) && keys.as<Tuple>()->length == instr.arg();
      }
      case Op::MATCH_CLASS: return isNames(loaded(at, 1), UINT32_MAX);
      default: return true;
    }
  }

  // The code of a comprehension, with as many free variables as there are cells for it.
  bool isInner(Value value, Instr instr) const {
    if (!isExactly(value, TypeId::Code)) return false;
    const Code* inner = value.as<Code>();
    return isComprehension(inner) && inner->argCount == 1 && inner->parameterCount == 1 &&
           inner->freeCount == instr.a() &&
           (instr.op() == Op::MAKE_GENERATOR) == ((inner->flags & kGeneratorFlags) != 0);
  }

  // [defaults] [keyword-only defaults] [annotations] [closure] code MAKE_FUNCTION
  bool fitsFunction(size_t at, uint32_t parts) const {
    const Value inner = loaded(at, 1);
    if (!isExactly(inner, TypeId::Code)) return false;
    const size_t free = inner.as<Code>()->freeCount;
    size_t back = 2;
    if (parts & 8) {
      if (at < back || instructions_[at - back].op() != Op::BUILD_TUPLE) return false;
      if (instructions_[at - back].arg() != free) return false;
      back += 1 + free;
    } else if (free) {
      return false;
    }
    Value value = loaded(at, back);
    if (value.isUnbound()) return true;
    if (parts & 4) {
      if (!isAnnotations(value)) return false;
      value = loaded(at, back + 1);
    }
    return value.isUnbound() || (parts & 3) != 1 || isTuple(value);
  }

  bool isAnnotations(Value value) const {
    if (!isTuple(value) || value.as<Tuple>()->length % 2) return false;
    for (size_t i = 0; i < value.as<Tuple>()->length; i += 2)
      if (!isStr(rt_, (*value.as<Tuple>())[i])) return false;
    return true;
  }
  bool isNames(Value value, size_t most) const {
    if (!isTuple(value) || value.as<Tuple>()->length > most) return false;
    for (Value name : value.as<Tuple>()->span())
      if (!isExactStr(rt_, name)) return false;
    return true;
  }
  bool isTuple(Value value) const { return !value.isUnbound() && isExactTuple(rt_, value); }

  Value constant(uint32_t index) const { return (*code_->constants.as<Tuple>())[index]; }
  // The constant that is loaded so many instructions before; unbound: none is.
  Value loaded(size_t at, size_t back) const {
    if (at < back || instructions_[at - back].op() != Op::LOAD_CONST) return Value::unbound();
    return constant(instructions_[at - back].arg());
  }

  const Runtime& rt_;
  const Code* code_;
  const uint32_t flags_;
  std::span<const Instr> instructions_;
};

class PartsAssembler {
 public:
  PartsAssembler(Runtime& rt, std::span<const Value> parts) : rt_(rt), parts_(parts) {}

  Owned run() {
    OURO_TRY(held, newCode(rt_));
    code_ = held.as<Code>();
    readNumbers();
    setNumbers(numbers_, code_);
    if (!putValues() || !unpackInner() || !isSealed() || !readTables()) return Owned::error();
    rt_.heap.untrack(code_);
    return held.take();
  }

 private:
  Value part(CodePart which) const { return parts_[static_cast<size_t>(which)]; }
  uint32_t number(CodePart which) const { return static_cast<uint32_t>(part(which).small()); }
  std::string_view bytes(CodePart which) const { return part(which).as<Bytes>()->view(); }
  bool unfit(const char* what) {
    return fail(rt_, Exc::ValueError, "code: {} do not fit the instructions", what);
  }

  void readNumbers() {
    numbers_.firstLine = number(CodePart::FirstLine);
    numbers_.flags = number(CodePart::Flags);
    numbers_.argCount = number(CodePart::ArgCount);
    numbers_.posOnlyCount = number(CodePart::PosOnlyCount);
    numbers_.kwOnlyCount = number(CodePart::KwOnlyCount);
    numbers_.localCount = number(CodePart::LocalCount);
    numbers_.stackSize = number(CodePart::StackSize);
  }

  bool put(Value* field, Owned value) {
    if (value.isError()) return false;
    *field = value.take();
    return true;
  }
  Owned text(CodePart which) { return ownedOrError(intern(rt_, part(which).as<Str>())); }
  Owned names(CodePart which) { return internedTuple(part(which).as<Tuple>()->span()); }
  void append(CodePart which, std::vector<Value>* all) {
    const Tuple* tuple = part(which).as<Tuple>();
    all->insert(all->end(), tuple->span().begin(), tuple->span().end());
  }
  Owned internedTuple(std::span<const Value> from) {
    Tuple* tuple = allocateTuple(rt_, from.size());
    if (!tuple) return Owned::error();
    Local held = Owned::adopt(tuple);
    for (size_t i = 0; i < from.size(); i++) {
      Owned name = ownedOrError(intern(rt_, from[i].as<Str>()));
      if (name.isError()) return name;
      tuple->items()[i] = name.take();
    }
    rt_.heap.untrack(tuple);
    return held.take();
  }

  bool putValues() {
    return put(&code_->name, text(CodePart::Name)) &&
           put(&code_->qualname, text(CodePart::Qualname)) &&
           put(&code_->filename, text(CodePart::Filename)) &&
           put(&code_->constants, Owned::share(part(CodePart::Constants))) &&
           put(&code_->names, names(CodePart::Names)) &&
           put(&code_->cellNames, names(CodePart::CellVars)) &&
           put(&code_->freeNames, names(CodePart::FreeVars)) && putSlots();
  }

  // What is asked of the constants says nothing while it is packed.
  bool unpackInner() {
    for (Value constant : code_->constants.as<Tuple>()->span())
      if (isExactly(constant, TypeId::Code) && !wholeCode(rt_, constant.as<Code>())) return false;
    return true;
  }

  // As the assembler places them: a cell that is a parameter stays in the parameter's slot, others
  // follow the locals; then come the free variables.
  bool putSlots() {
    std::vector<Value> slots, places;
    append(CodePart::VarNames, &slots);
    const size_t parameters = numbers_.parameterCount();
    for (Value cell : code_->cellNames.as<Tuple>()->span()) {
      size_t place = 0;
      while (place < parameters && !equal(slots[place].as<Str>(), cell.as<Str>())) place++;
      if (place == parameters) {
        place = slots.size();
        slots.push_back(cell);
      }
      places.push_back(Value::small(static_cast<int64_t>(place)));
    }
    append(CodePart::FreeVars, &slots);
    return put(&code_->slotNames, internedTuple(slots)) &&
           put(&code_->cellSlots, newTuple(rt_, places));
  }

  // What comes before the seal.
  std::string_view instructionBytes() const {
    std::string_view all = bytes(CodePart::Code);
    return all.substr(0, std::max(all.size(), kSealBytes) - kSealBytes);
  }
  bool isSealed() {
    const std::string seal =
        sealOf(std::string(instructionBytes()), bytes(CodePart::ExceptionTable), code_);
    return bytes(CodePart::Code).ends_with(seal) ||
           fail(rt_, Exc::ValueError, "{}", "code: co_code is not what the compiler has made");
  }

  bool readInstructions() {
    std::string_view words = instructionBytes();
    if (words.size() % sizeof(Instr) || words.size() / sizeof(Instr) > Instr::kMaxArg)
      return fail(rt_, Exc::ValueError, "{}", "code: co_code is malformed");
    instructions_.resize(words.size() / sizeof(Instr));
    if (!words.empty()) std::memcpy(instructions_.data(), words.data(), words.size());
    for (Instr& instr : instructions_) {
      const auto op = static_cast<uint32_t>(instr.op());
      if (op >= kOpCount || genericOp(instr.op()) != instr.op() || instr.op() == Op::TRACE)
        return fail(rt_, Exc::ValueError, "{}", "code: co_code is malformed");
      if (!hasCache(instr.op())) continue;
      const auto before = static_cast<uint32_t>(caches_.size());
      caches_.push_back(instr.arg() >> cacheShift(instr.op()));
      instr = withIndex(instr, before * kCacheUnits);
    }
    return true;
  }

  bool readTables() {
    if (!readInstructions()) return false;
    const auto count = static_cast<uint32_t>(instructions_.size());
    std::vector<HandlerRange> handlers = readExceptionTable(bytes(CodePart::ExceptionTable));
    std::string problem = verifyCode({.name = {},
                                      .code = instructions_,
                                      .handlers = handlers,
                                      .caches = caches_,
                                      .locals = numbers_.localCount,
                                      .slots = code_->slotNames.as<Tuple>()->length,
                                      .names = code_->names.as<Tuple>()->length,
                                      .constants = code_->constants.as<Tuple>()->length,
                                      .stackSize = numbers_.stackSize});
    if (!problem.empty())
      return fail(rt_, Exc::ValueError, "code: co_code is malformed ({})", problem);
    if (const char* which = PartsCheck(rt_, code_, numbers_, instructions_).run())
      return unfit(which);
    fuseInstructions(instructions_);
    std::vector<uint8_t> positions = packPositions(
        readLineTable(bytes(CodePart::LineTable), static_cast<int32_t>(numbers_.firstLine), count));
    return setTables(
        rt_,
        {.code = instructions_, .handlers = handlers, .caches = caches_, .positions = positions},
        code_);
  }

  Runtime& rt_;
  std::span<const Value> parts_;
  Code* code_ = nullptr;
  UnitNumbers numbers_;
  std::vector<Instr> instructions_;
  std::vector<uint32_t> caches_;
};

}  // namespace

Owned plainCode(Runtime& rt, const Code* code) {
  std::string bytes = plainInstructions(rt, code);
  return newBytes(rt, bytes + sealOf(bytes, exceptionTable(code), code));
}

Owned codeOfParts(Runtime& rt, std::span<const Value> parts) {
  return PartsAssembler(rt, parts).run();
}

}  // namespace ouro
