// Reading packed code. Nothing in the bytes is taken on trust: each count is held against the bytes
// that are left before anything is made of it, each index against what it counts, and the code of
// each unit is verified.

#include <bit>
#include <cstring>

#include "compiler/make_code.h"
#include "compiler/pack_code.h"
#include "compiler/pack_format.h"
#include "compiler/source.h"
#include "compiler/verify.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_positions.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "runtime/utf8.h"

namespace ouro {

namespace {

// Bytes taken from the front. Past the end, or where they make no sense, it is damaged and gives
// zeros.
class PackedBytes {
 public:
  explicit PackedBytes(std::string_view bytes)
      : at_(bytes.data()), end_(bytes.data() + bytes.size()) {}

  bool isDamaged() const { return isDamaged_; }
  bool atEnd() const { return at_ == end_; }
  void damage() {
    isDamaged_ = true;
    at_ = end_;
  }

  uint64_t number() {
    uint64_t value = 0;
    for (int shift = 0; shift < 64 && at_ < end_; shift += 7) {
      auto byte = static_cast<uint8_t>(*at_++);
      value |= uint64_t{byte & 127u} << shift;
      if (byte < 128) return value;
    }
    return damage(), 0;
  }
  uint32_t below(uint64_t limit) {
    uint64_t value = number();
    if (value < limit) return static_cast<uint32_t>(value);
    return damage(), 0;
  }
  // How many things follow that take at least `size` bytes each.
  uint32_t count(size_t size = 1) {
    return below(std::min<uint64_t>(static_cast<size_t>(end_ - at_) / size, UINT32_MAX) + 1);
  }
  std::string_view take(size_t size) {
    if (size > static_cast<size_t>(end_ - at_)) return damage(), std::string_view();
    at_ += size;
    return {at_ - size, size};
  }
  double real() {
    double value = 0;
    std::string_view bytes = take(sizeof value);
    if (!bytes.empty()) std::memcpy(&value, bytes.data(), sizeof value);
    return value;
  }

 private:
  const char *at_, *end_;
  bool isDamaged_ = false;
};

class Unpacker {
 public:
  Unpacker(Runtime& rt, std::string_view bytes) : rt_(rt), in_(bytes) {}

  Owned run(std::string_view filename) {
    Ref<Str> name = intern(rt_, filename);
    if (!name) return Owned::error();
    filename_ = Owned::adopt(name.take());
    Local code = readStrings() ? unit(0) : Owned::error();
    bool isDamaged = in_.isDamaged() || (!code.isError() && !in_.atEnd());
    return isDamaged ? Owned::notFound() : code.take();
  }

 private:
  // What goes wrong comes out as an error: either the bytes are damaged, or one is pending.
  Owned damaged() {
    in_.damage();
    return Owned::error();
  }

  bool readStrings() {
    uint32_t count = in_.count();
    Tuple* tuple = allocateTuple(rt_, count);
    if (!tuple) return false;
    strings_ = Owned::adopt(tuple);
    areNames_.resize(count);
    for (uint32_t i = 0; i < count; i++) {
      uint64_t head = in_.number();
      Owned string = makeString(in_.take(head >> 1), head & 1);
      if (string.isError()) return false;
      tuple->items()[i] = string.take();
      areNames_[i] = head & 1;
    }
    rt_.heap.untrack(tuple);
    return !in_.isDamaged();
  }
  Owned makeString(std::string_view text, bool isInterned) {
    bool isAscii =
        asciiPrefix(reinterpret_cast<const uint8_t*>(text.data()), text.size()) == text.size();
    if (!isAscii && syntax::validUtf8Prefix(text, true) != text.size()) return damaged();
    if (!isInterned) return newStr(rt_, text);
    return ownedOrError(intern(rt_, text));
  }

  Owned string() {
    uint32_t index = in_.below(strings_.as<Tuple>()->length);
    return in_.isDamaged() ? Owned::error() : Owned::share((*strings_.as<Tuple>())[index]);
  }
  // Names are interned: that is what the interpreter compares.
  Owned name() {
    uint32_t index = in_.below(strings_.as<Tuple>()->length);
    if (in_.isDamaged() || !areNames_[index]) return damaged();
    return Owned::share((*strings_.as<Tuple>())[index]);
  }

  bool putNames(Tuple* tuple, size_t from, size_t count) {
    for (size_t i = from; i < from + count; i++) {
      Owned item = name();
      if (item.isError()) return false;
      tuple->items()[i] = item.take();
    }
    return true;
  }
  Owned names() {
    Tuple* tuple = allocateTuple(rt_, in_.count());
    if (!tuple) return Owned::error();
    Local held = Owned::adopt(tuple);
    OURO_CHECK(putNames(tuple, 0, tuple->length));
    rt_.heap.untrack(tuple);
    return held.take();
  }

  void numbers(std::vector<uint32_t>& values, uint64_t limit) {
    values.resize(in_.count());
    for (uint32_t& value : values) value = in_.below(limit);
  }

  void readNumbers(UnitNumbers& numbers) {
    for (uint32_t UnitNumbers::*field : kPackedNumbers) numbers.*field = in_.below(1ull << 32);
    // What a unit of any real source keeps within; sums of these do not overflow.
    constexpr uint32_t kMost = 1 << 24;
    bool isSound = numbers.argCount < kMost && numbers.kwOnlyCount < kMost &&
                   numbers.stackSize < kMost && numbers.selfAttributes < kMost &&
                   numbers.posOnlyCount <= numbers.argCount;
    if (!isSound) in_.damage();
  }

  // All slots of a frame by name: locals, cells that are not locals, free variables.
  Owned makeSlotNames(const Tuple* locals, const Code* code, std::span<const uint32_t> cellSlots) {
    const auto* cells = code->cellNames.as<Tuple>();
    const auto* frees = code->freeNames.as<Tuple>();
    std::vector<Value> all(locals->span().begin(), locals->span().end());
    for (size_t i = 0; i < cells->length; i++)
      if (cellSlots[i] >= locals->length) all.push_back((*cells)[i]);
    all.insert(all.end(), frees->span().begin(), frees->span().end());
    for (uint32_t slot : cellSlots)
      if (slot >= all.size() - frees->length) return damaged();
    if (all.size() == locals->length) return Owned::share(Value(const_cast<Tuple*>(locals)));
    Owned slots = newTuple(rt_, all);
    if (!slots.isError()) rt_.heap.untrack(slots.value.as<Object>());
    return slots;
  }

  Owned makeNumbers(std::span<const uint32_t> values) {
    Tuple* tuple = allocateTuple(rt_, values.size());
    if (!tuple) return Owned::error();
    for (size_t i = 0; i < values.size(); i++) tuple->items()[i] = Value::small(values[i]);
    rt_.heap.untrack(tuple);
    return Owned::adopt(tuple);
  }

  void readInstructions() {
    code_.resize(in_.count(sizeof(Instr)));
    std::string_view words = in_.take(code_.size() * sizeof(Instr));
    if (!words.empty()) std::memcpy(code_.data(), words.data(), words.size());
  }

  void readHandlers() {
    handlers_.clear();
    for (uint32_t left = in_.count(); left > 0 && !in_.isDamaged(); left--) {
      HandlerRange range{};
      for (uint32_t HandlerRange::*field :
           {&HandlerRange::start, &HandlerRange::end, &HandlerRange::target})
        range.*field = in_.below(code_.size() + 1);
      uint32_t how = in_.below(1 << 17);
      range.depth = static_cast<uint16_t>(how >> 1);
      range.pushLasti = how & 1;
      handlers_.push_back(range);
    }
  }

  bool put(Value* field, Owned value) {
    if (value.isError()) return false;
    *field = value.take();
    return true;
  }

  bool readNames(Code* code, UnitNumbers& numbers) {
    OURO_TRY_BOOL(locals, (put(&code->name, name()) && put(&code->qualname, name()))
                              ? names()
                              : Owned::error());
    bool ok = put(&code->cellNames, names()) && put(&code->freeNames, names()) &&
              put(&code->names, names());
    if (!ok) return false;
    std::vector<uint32_t>& cellSlots = scratch_;
    this->numbers(cellSlots, UINT32_MAX);
    if (cellSlots.size() != code->cellNames.as<Tuple>()->length ||
        numbers.parameterCount() > locals.as<Tuple>()->length)
      in_.damage();
    if (in_.isDamaged()) return false;
    numbers.localCount = static_cast<uint32_t>(locals.as<Tuple>()->length);
    return put(&code->slotNames, makeSlotNames(locals.as<Tuple>(), code, cellSlots)) &&
           put(&code->cellSlots, makeNumbers(cellSlots));
  }

  // The tables lie in this object until they are the code object's.
  bool readTables(Code* code, const UnitNumbers& unit) {
    numbers(scratch_, code->names.as<Tuple>()->length);
    readInstructions();
    readHandlers();
    std::string_view bytes = in_.take(in_.count());
    std::span positions(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    if (!arePositions(positions, static_cast<uint32_t>(code_.size()))) in_.damage();
    if (in_.isDamaged() || !verify(code, unit)) return false;
    return fillCode(rt_,
                    {.numbers = &unit,
                     .code = code_,
                     .handlers = handlers_,
                     .caches = scratch_,
                     .positions = positions},
                    code);
  }

  bool verify(const Code* code, const UnitNumbers& unit) {
    std::string problem = verifyCode({.name = {},
                                      .code = code_,
                                      .handlers = handlers_,
                                      .caches = scratch_,
                                      .locals = unit.localCount,
                                      .slots = code->slotNames.as<Tuple>()->length,
                                      .names = code->names.as<Tuple>()->length,
                                      .constants = code->constants.as<Tuple>()->length,
                                      .stackSize = unit.stackSize});
    if (!problem.empty()) in_.damage();
    return problem.empty();
  }

  Owned unit(int depth) {
    UnitNumbers numbers;
    readNumbers(numbers);
    OURO_TRY(held, newCode(rt_));
    Code* code = held.as<Code>();
    bool ok = put(&code->filename, Owned::share(filename_)) && readNames(code, numbers) &&
              put(&code->constants, constants(depth)) && readTables(code, numbers);
    if (!ok) return Owned::error();
    rt_.heap.untrack(code);
    return held.take();
  }

  Owned constants(int depth) {
    uint32_t count = in_.count();
    if (depth >= kMaxPackedDepth) return damaged();
    Tuple* tuple = allocateTuple(rt_, count);
    if (!tuple) return Owned::error();
    Local held = Owned::adopt(tuple);
    for (uint32_t i = 0; i < count; i++) {
      Owned item = constant(depth + 1);
      if (item.isError()) return item;
      tuple->items()[i] = item.take();
    }
    if (in_.isDamaged()) return Owned::error();
    rt_.heap.untrack(tuple);  // constants are immutable: no cycle leads through them
    return held.take();
  }

  Owned constant(int depth) {
    using Kind = UnitConstant::Kind;
    uint32_t kind = in_.below(static_cast<uint32_t>(Kind::Code) + 1);
    if (in_.isDamaged()) return Owned::error();
    switch (static_cast<Kind>(kind)) {
      case Kind::None: return Owned::none();
      case Kind::True: return Owned::boolean(true);
      case Kind::False: return Owned::boolean(false);
      case Kind::Ellipsis: return Owned::adopt(Value::ellipsis());
      case Kind::Int: return newInt(rt_, std::bit_cast<int64_t>(in_.number()));
      case Kind::BigInt: return newIntFromLiteral(rt_, in_.take(in_.count()));
      case Kind::Float: return newFloat(rt_, in_.real());
      case Kind::Complex: {
        double real = in_.real(), imaginary = in_.real();
        return newComplex(rt_, real, imaginary);
      }
      case Kind::Str: return string();
      case Kind::Bytes: return newBytes(rt_, in_.take(in_.count()));
      case Kind::Tuple: return constants(depth);
      case Kind::Code: return unit(depth);
      case Kind::FrozenSet: break;
    }
    OURO_TRY(items, constants(depth));
    return newConstantSet(rt_, items);
  }

  Runtime& rt_;
  PackedBytes in_;
  Local strings_, filename_;
  std::vector<bool> areNames_;
  // Of the unit that is read now.
  std::vector<uint32_t> scratch_;
  std::vector<Instr> code_;
  std::vector<HandlerRange> handlers_;
};

}  // namespace

Owned unpackCode(Runtime& rt, std::string_view bytes, std::string_view filename) {
  return Unpacker(rt, bytes).run(filename);
}

}  // namespace ouro
