// Reading packed code. Nothing in the bytes is taken on trust: each count is held against the bytes
// that are left before anything is made of it, each index against what it counts, and the code of
// each unit is verified, unless it is part of the program as its machine code is.

#include <algorithm>
#include <bit>
#include <cstring>
#include <utility>

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
#include "runtime/types/stand_in.h"
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
  const char* position() const { return at_; }
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

// The tuple that packed code has for its constants.
class PackedStrings {
 public:
  explicit PackedStrings(Tuple* tuple) : tuple_(tuple) {}

  // notFound(): the bytes are damaged.
  static Owned of(Runtime& rt, Value bytes, bool isTrusted) {
    std::string_view view = bytes.as<Bytes>()->view();
    const uint32_t count = wordAt(view, 0);
    if (view.size() < sizeof count || (view.size() - sizeof count) / sizeof count < count)
      return Owned::notFound();
    Tuple* tuple = allocateTuple(rt, count + kFirst);
    if (!tuple) return Owned::error();
    std::fill_n(tuple->items(), tuple->length, Value::none());
    retain(bytes);
    tuple->items()[0] = bytes;
    tuple->items()[1] = Value::boolean(isTrusted);
    rt.heap.untrack(tuple);
    Local held = Owned::adopt(tuple);
    return PackedStrings(tuple).unitsAt() <= view.size() ? held.take() : Owned::notFound();
  }

  Tuple* tuple() const { return tuple_; }
  bool isTrusted() const { return (*tuple_)[1] == Value::boolean(true); }
  uint32_t count() const { return static_cast<uint32_t>(tuple_->length - kFirst); }
  std::string_view bytes() const { return (*tuple_)[0].as<Bytes>()->view(); }
  // Where the texts end.
  size_t unitsAt() const { return textsAt() + endOf(count()); }
  bool isInterned(uint32_t index) const { return wordAt(bytes(), wordOf(index)) & 1; }

  // notFound(): it is damaged.
  Owned get(Runtime& rt, uint32_t index) {
    Value& place = tuple_->items()[index + kFirst];
    if (place.isNone()) {
      Owned made = make(rt, index);
      if (made.isError() || made.isNotFound()) return made;
      place = made.take();
    }
    return Owned::share(place);
  }

 private:
  static constexpr size_t kFirst = 2;

  static uint32_t wordAt(std::string_view bytes, size_t at) {
    uint32_t word = 0;
    if (at + sizeof word <= bytes.size()) std::memcpy(&word, bytes.data() + at, sizeof word);
    return word;
  }
  static size_t wordOf(uint32_t index) { return (index + size_t{1}) * sizeof(uint32_t); }
  size_t textsAt() const { return wordOf(count()); }
  // Where the text before this index ends, among the texts.
  size_t endOf(uint32_t index) const { return index ? wordAt(bytes(), wordOf(index - 1)) >> 1 : 0; }

  Owned make(Runtime& rt, uint32_t index) const {
    const size_t start = endOf(index), end = endOf(index + 1);
    if (start > end || end > endOf(count())) return Owned::notFound();
    std::string_view text = bytes().substr(textsAt() + start, end - start);
    bool isAscii =
        asciiPrefix(reinterpret_cast<const uint8_t*>(text.data()), text.size()) == text.size();
    if (!isAscii && syntax::validUtf8Prefix(text, true) != text.size()) return Owned::notFound();
    if (isInterned(index)) return ownedOrError(intern(rt, text));
    return isAscii ? newAscii(rt, text) : newStr(rt, text);
  }

  Tuple* tuple_;
};

class Unpacker {
 public:
  // From `at` on; PackedStrings::unitsAt() is where the outermost unit begins.
  Unpacker(Runtime& rt, Tuple* strings, size_t at, Value filename, Unpack how,
           uint32_t inherited = 0)
      : rt_(rt),
        strings_(strings),
        in_(strings_.bytes().substr(at)),
        filename_(filename),
        how_(how),
        inherited_(inherited) {}

  // notFound(): damaged.
  Owned outermost() {
    Local code = unit(0);
    bool isDamaged = in_.isDamaged() || (!code.isError() && !in_.atEnd());
    return isDamaged ? Owned::notFound() : code.take();
  }

  // Reads into `to` what `head` lacks. False: either it is damaged, or an exception is pending.
  bool rest(Code* to, const Code* head) { return rest(to, head, 0); }
  bool isDamaged() const { return in_.isDamaged(); }

 private:
  // What goes wrong comes out as an error: either the bytes are damaged, or one is pending.
  Owned damaged() {
    in_.damage();
    return Owned::error();
  }
  Owned stringAt(uint32_t index) {
    if (in_.isDamaged()) return Owned::error();
    Owned text = strings_.get(rt_, index);
    return text.isNotFound() ? damaged() : text;
  }
  Owned string() { return stringAt(in_.below(strings_.count())); }
  // Names are interned: that is what the interpreter compares.
  Owned name() {
    uint32_t index = in_.below(strings_.count());
    return in_.isDamaged() || !strings_.isInterned(index) ? damaged() : stringAt(index);
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
                   numbers.localCount < kMost && numbers.posOnlyCount <= numbers.argCount &&
                   numbers.parameterCount() <= numbers.localCount;
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

  bool readNames(Code* code, const Code* head) {
    OURO_TRY_BOOL(locals, names());
    bool ok = put(&code->cellNames, names()) && put(&code->freeNames, names()) &&
              put(&code->names, names());
    if (!ok) return false;
    std::vector<uint32_t>& cellSlots = scratch_;
    numbers(cellSlots, UINT32_MAX);
    if (cellSlots.size() != code->cellNames.as<Tuple>()->length ||
        head->freeCount != code->freeNames.as<Tuple>()->length ||
        head->localCount != locals.as<Tuple>()->length)
      in_.damage();
    if (in_.isDamaged()) return false;
    return put(&code->slotNames, makeSlotNames(locals.as<Tuple>(), code, cellSlots)) &&
           put(&code->cellSlots, makeNumbers(cellSlots));
  }

  // The tables lie in this object until they are the code object's.
  bool readTables(Code* code, const Code* head) {
    numbers(scratch_, code->names.as<Tuple>()->length);
    readInstructions();
    readHandlers();
    std::string_view bytes = in_.take(in_.count());
    std::span positions(reinterpret_cast<const uint8_t*>(bytes.data()), bytes.size());
    if (in_.isDamaged() || !verify(code, head)) return false;
    return setTables(
        rt_, {.code = code_, .handlers = handlers_, .caches = scratch_, .positions = positions},
        code);
  }

  bool verify(const Code* code, const Code* head) {
    if (strings_.isTrusted()) return true;
    std::string problem = verifyCode({.name = {},
                                      .code = code_,
                                      .handlers = handlers_,
                                      .caches = scratch_,
                                      .locals = head->localCount,
                                      .slots = code->slotNames.as<Tuple>()->length,
                                      .names = code->names.as<Tuple>()->length,
                                      .constants = code->constants.as<Tuple>()->length,
                                      .stackSize = head->stackSize});
    if (!problem.empty()) in_.damage();
    return problem.empty();
  }

  bool rest(Code* to, const Code* head, int depth) {
    in_.number();  // the docstring is among the constants
    return readNames(to, head) && put(&to->constants, constants(depth)) && readTables(to, head);
  }

  // The rest is left where it lies.
  void leave(Code* code, size_t size) {
    code->packedAt = static_cast<uint32_t>(in_.position() - strings_.bytes().data());
    retain(strings_.tuple());
    code->constants = strings_.tuple();
    in_.take(size);
  }

  Owned unit(int depth) {
    UnitNumbers numbers;
    readNumbers(numbers);
    OURO_TRY(held, newCode(rt_));
    Code* code = held.as<Code>();
    setNumbers(numbers, code);
    if (!put(&code->name, name()) || !put(&code->qualname, name())) return Owned::error();
    code->filename = Owned::share(filename_).take();
    code->flags |= inherited_;
    code->freeCount = in_.count();
    const uint32_t size = in_.count();
    if (depth > 0 && how_ != Unpack::Whole) {
      leave(code, size);
    } else if (!rest(code, code, depth)) {
      return Owned::error();
    }
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
  PackedStrings strings_;
  PackedBytes in_;
  const Value filename_;
  const Unpack how_;
  const uint32_t inherited_;  // flags of the code around
  // Of the unit that is read now.
  std::vector<uint32_t> scratch_;
  std::vector<Instr> code_;
  std::vector<HandlerRange> handlers_;
};

}  // namespace

Owned unpackUnit(Runtime& rt, Value bytes, std::string_view filename, Unpack how) {
  if (bytes.as<Bytes>()->length > UINT32_MAX) return Owned::notFound();
  Ref<Str> name = intern(rt, filename);
  if (!name) return Owned::error();
  Local strings = PackedStrings::of(rt, bytes, how == Unpack::Trusted);
  if (strings.isError()) return Owned::error();
  if (strings.isNotFound()) return Owned::notFound();
  auto* tuple = strings.as<Tuple>();
  return Unpacker(rt, tuple, PackedStrings(tuple).unitsAt(), name.get(), how).outermost();
}

namespace {

Owned raiseDamaged(Runtime& rt, const Code* code) {
  return raise(rt, Exc::SystemError, "the code of {}() is damaged",
               toUtf8(code->qualname.as<Str>()));
}

// What the rest of packed code consists of.
void exchangeRest(Code* a, Code* b) {
  for (Value Code::*field : {&Code::constants, &Code::names, &Code::slotNames, &Code::cellNames,
                             &Code::freeNames, &Code::cellSlots})
    std::swap(a->*field, b->*field);
  for (uint32_t Code::*field : {&Code::instructionCount, &Code::cacheCount, &Code::handlerCount,
                                &Code::positionBytes, &Code::slotCount, &Code::packedAt})
    std::swap(a->*field, b->*field);
  std::swap(a->instructions, b->instructions);
  std::swap(a->cacheNames, b->cacheNames);
  std::swap(a->handlers, b->handlers);
  std::swap(a->positions, b->positions);
}

}  // namespace

Owned packedDoc(Runtime& rt, const Code* code) {
  PackedStrings strings(code->constants.as<Tuple>());
  PackedBytes bytes(strings.bytes().substr(code->packedAt));
  const uint32_t index = bytes.below(uint64_t{strings.count()} + 1);
  if (index == 0 && !bytes.isDamaged()) return Owned::none();
  Owned text = bytes.isDamaged() ? Owned::notFound() : strings.get(rt, index - 1);
  return text.isNotFound() ? raiseDamaged(rt, code) : text;
}

bool unpackRest(Runtime& rt, Code* code) {
  OURO_TRY_BOOL(made, newCode(rt));
  Local strings(code->constants);
  Unpacker unpacker(rt, strings.as<Tuple>(), code->packedAt, code->filename, Unpack::AsNeeded,
                    code->flags & kStandsIn);
  rt.heap.untrack(made.as<Code>());
  if (unpacker.rest(made.as<Code>(), code)) return exchangeRest(code, made.as<Code>()), true;
  if (unpacker.isDamaged()) (void)raiseDamaged(rt, code);
  return false;
}

}  // namespace ouro
