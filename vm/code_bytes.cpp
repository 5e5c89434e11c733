#include "vm/code_bytes.h"

#include <cstring>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

#include "compiler/flow_passes.h"
#include "compiler/opcode_info.h"
#include "compiler/pack_code.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/exact.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/set.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "vm/tracing.h"

namespace ouro {

Instr plainInstruction(const Runtime& rt, const Instr* at) {
  Op op = at->op() == Op::TRACE && rt.stops ? rt.stops->was(at) : at->op();
  Op first = firstOp(op);
  uint32_t plain = static_cast<uint32_t>(first == op ? genericOp(op) : first);
  return {(at->word & ~0xffu) | plain};
}

std::vector<uint32_t> cacheNamesOf(const Code* code) {
  if (code->frameSize == Code::kNeverRan)
    return {code->cacheNames, code->cacheNames + code->cacheCount};
  std::unordered_map<const Str*, uint32_t> indices;
  const Tuple* names = code->names.as<Tuple>();
  for (uint32_t i = 0; i < names->length; i++) indices.emplace((*names)[i].as<Str>(), i);
  std::vector<uint32_t> found(code->cacheCount);
  for (uint32_t i = 0; i < code->cacheCount; i++) found[i] = indices[code->caches[i].name];
  return found;
}

namespace {

// Makes the unit of a code object again. Whatever its instructions have been specialised to, they
// become what they were before they ran.
class UnitMaker {
 public:
  UnitMaker(Runtime& rt, ast::Arena& arena) : rt_(rt), arena_(arena) {}

  bool fill(Code* code, CodeUnit* unit, int depth) {
    if (!wholeCode(rt_, code)) return false;
    unit->firstLine = static_cast<uint32_t>(code->firstLine);
    unit->flags = code->flags & ~kStandsIn;
    unit->argCount = code->argCount;
    unit->posOnlyCount = code->posOnlyCount;
    unit->kwOnlyCount = code->kwOnlyCount;
    unit->localCount = code->localCount;
    unit->stackSize = code->stackSize;
    unit->selfAttributes = code->selfAttributes;
    unit->name = text(code->name);
    unit->qualname = text(code->qualname);
    unit->varNames = texts(code->slotNames.as<Tuple>()->span().first(code->localCount));
    unit->cellNames = texts(code->cellNames.as<Tuple>()->span());
    unit->freeNames = texts(code->freeNames.as<Tuple>()->span());
    unit->names = texts(code->names.as<Tuple>()->span());
    const Tuple* slots = code->cellSlots.as<Tuple>();
    unit->cellSlots = ast::List<uint32_t>::of(arena_, slots->length);
    for (uint32_t i = 0; i < slots->length; i++)
      unit->cellSlots[i] = static_cast<uint32_t>((*slots)[i].small());
    unit->caches = ast::List<uint32_t>::from(arena_, cacheNamesOf(code));
    unit->code = instructions(code);
    unit->handlers = ast::List<HandlerRange>::from(arena_, {code->handlers, code->handlerCount});
    unit->positions = ast::List<uint8_t>::from(arena_, {code->positions, code->positionBytes});
    return constants(code->constants, &unit->constants, depth);
  }

 private:
  std::string_view text(Value str) { return arena_.copy(toUtf8(str.as<Str>())); }

  ast::List<std::string_view> texts(std::span<const Value> strs) {
    auto result = ast::List<std::string_view>::of(arena_, strs.size());
    for (size_t i = 0; i < strs.size(); i++) result[i] = text(strs[i]);
    return result;
  }

  ast::List<Instr> instructions(const Code* code) {
    auto result = ast::List<Instr>::of(arena_, code->instructionCount);
    for (uint32_t i = 0; i < code->instructionCount; i++)
      result[i] = plainInstruction(rt_, code->instructions + i);
    fuseInstructions(result);
    return result;
  }

  bool constants(Value tuple, ast::List<UnitConstant>* out, int depth) {
    const Tuple* items = tuple.as<Tuple>();
    *out = ast::List<UnitConstant>::of(arena_, items->length);
    for (size_t i = 0; i < items->length; i++)
      if (!constant((*items)[i], &(*out)[i], depth)) return false;
    return true;
  }

  bool constant(Value value, UnitConstant* out, int depth) {
    using Kind = UnitConstant::Kind;
    if (depth > kMaxDepth) return fail(rt_, Exc::ValueError, "object too deeply nested to marshal");
    auto is = [&](Kind kind) { return out->kind = kind, true; };
    if (value.isNone()) return is(Kind::None);
    if (value == Value::boolean(true)) return is(Kind::True);
    if (value == Value::boolean(false)) return is(Kind::False);
    if (value == Value::ellipsis()) return is(Kind::Ellipsis);
    Type* type = typeOf(rt_, value);
    if (type == rt_.type(TypeId::Int)) {
      if (intFits(rt_, value, &out->integer)) return is(Kind::Int);
      std::string digits = formatInt(rt_, value, 16);
      out->text = arena_.copy(digits[0] == '-' ? "-0x" + digits.substr(1) : "0x" + digits);
      return is(Kind::BigInt);
    }
    if (type == rt_.type(TypeId::Float)) {
      out->real = floatValue(value);
      return is(Kind::Float);
    }
    if (type == rt_.type(TypeId::Complex)) {
      out->real = value.as<Complex>()->real;
      out->imaginary = value.as<Complex>()->imaginary;
      return is(Kind::Complex);
    }
    if (type == rt_.type(TypeId::Str)) {
      out->text = text(value);
      return is(Kind::Str);
    }
    if (type == rt_.type(TypeId::Bytes)) {
      out->text = value.as<Bytes>()->view();
      return is(Kind::Bytes);
    }
    return container(type, value, out, depth + 1);
  }

  bool container(Type* type, Value value, UnitConstant* out, int depth) {
    if (type == rt_.type(TypeId::Tuple)) {
      out->kind = UnitConstant::Kind::Tuple;
      return constants(value, &out->items, depth);
    }
    if (type == rt_.type(TypeId::FrozenSet)) {
      out->kind = UnitConstant::Kind::FrozenSet;
      Local items = tupleFrom(rt_, value);
      return !items.isError() && constants(items, &out->items, depth);
    }
    if (type != rt_.type(TypeId::Code)) return fail(rt_, Exc::ValueError, "unmarshallable object");
    out->kind = UnitConstant::Kind::Code;
    auto* unit = arena_.make<CodeUnit>();
    out->code = unit;
    return fill(value.as<Code>(), unit, depth);
  }

  static constexpr int kMaxDepth = 190;  // what unpackCode reads again
  Runtime& rt_;
  ast::Arena& arena_;
};

}  // namespace

void setCodeMagic(Runtime& rt) {
  uint32_t sum = 0;
  for (char c : compilerFingerprint()) sum = sum * 31 + static_cast<uint8_t>(c);
  char* magic = rt.machine.codeMagic;
  magic[0] = static_cast<char>(sum);
  magic[1] = static_cast<char>((sum >> 8) | 0x80);  // CPython's have small numbers
  magic[2] = '\r';
  magic[3] = '\n';
}

namespace {

constexpr size_t kFileHead = 16;

uint32_t wordAt(std::string_view bytes, size_t at) {
  uint32_t word = 0;
  if (at + sizeof word <= bytes.size()) std::memcpy(&word, bytes.data() + at, sizeof word);
  return word;
}

// The text that marshal has written at the beginning; nothing: it is none.
std::optional<std::string_view> marshalledText(std::string_view bytes) {
  if (bytes.empty()) return std::nullopt;
  const char letter = static_cast<char>(bytes[0] & 0x7f);
  const bool isShort = letter == 'z' || letter == 'Z';
  if (!isShort && letter != 'a' && letter != 'A' && letter != 'u' && letter != 't')
    return std::nullopt;
  const size_t head = isShort ? 2 : 5;
  if (bytes.size() < head) return std::nullopt;
  const size_t length = isShort ? static_cast<uint8_t>(bytes[1]) : wordAt(bytes, 1);
  if (bytes.size() - head < length) return std::nullopt;
  return bytes.substr(head, length);
}

}  // namespace

bool isCodeFile(const Runtime& rt, std::string_view bytes) {
  std::string_view magic(rt.machine.codeMagic, sizeof rt.machine.codeMagic);
  return bytes.size() >= kFileHead && bytes.starts_with(magic);
}

bool fitsSource(std::string_view bytes, int64_t seconds, uint64_t size) {
  constexpr uint32_t kByHash = 1;  // unchecked: it is the source's whatever that says
  uint32_t flags = wordAt(bytes, 4);
  return flags == kByHash || (flags == 0 && wordAt(bytes, 8) == static_cast<uint32_t>(seconds) &&
                              wordAt(bytes, 12) == static_cast<uint32_t>(size));
}

Owned codeOfCodeFile(Runtime& rt, std::string_view bytes, std::string_view filename) {
  std::string_view code = bytes.substr(kFileHead);
  constexpr size_t kCodeHead = 5;
  if (code.size() < kCodeHead || (code[0] & 0x7f) != 'c') return Owned::notFound();
  size_t length = wordAt(code, 1);
  code.remove_prefix(kCodeHead);
  if (code.size() < length) return Owned::notFound();
  std::optional<std::string_view> own = marshalledText(code.substr(length));
  if (!own) return Owned::notFound();
  return codeFromBytes(rt, code.substr(0, length), filename.empty() ? *own : filename);
}

Owned codeToBytes(Runtime& rt, Code* code) {
  ast::Arena arena;
  CodeUnit unit;
  OURO_CHECK(UnitMaker(rt, arena).fill(code, &unit, 0));
  std::string bytes(compilerFingerprint());
  if (!packUnit(unit, &bytes))
    return raise(rt, Exc::ValueError, "object too deeply nested to marshal");
  return newBytes(rt, bytes);
}

Owned codeFromBytes(Runtime& rt, std::string_view bytes, std::string_view filename) {
  std::string_view own = compilerFingerprint();
  if (!bytes.starts_with(own)) return Owned::notFound();
  OURO_TRY(packed, newBytes(rt, bytes.substr(own.size())));
  return unpackUnit(rt, packed, filename, Unpack::Whole);
}

}  // namespace ouro
