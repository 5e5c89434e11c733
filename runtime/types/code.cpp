// Code objects: what compiled source is at run time.

#include <cstring>

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

Code* self(Value v) { return v.as<Code>(); }

size_t cacheBytes(const Code* code) {
  bool areNames = code->frameSize == Code::kNeverRan;
  return code->cacheCount * (areNames ? sizeof *code->cacheNames : sizeof *code->caches);
}

void freeCaches(Code* code) {
  if (code->frameSize == Code::kNeverRan) return freeBuffer(code->cacheNames, cacheBytes(code));
  if (!code->caches) return;
  for (uint32_t i = 0; i < code->cacheCount; i++) {
    const InlineCache& cache = code->caches[i];
    if (cache.isPolymorphic) freeBuffer(cache.many, sizeof(ManyShapes));
  }
  freeBuffer(code->caches, cacheBytes(code));
}

void destroyCode(Object* object) {
  Code* code = static_cast<Code*>(object);
  freeBuffer(code->instructions, code->instructionCount * sizeof(Instr));
  freeCaches(code);
  freeBuffer(code->handlers, code->handlerCount * sizeof(HandlerRange));
  freeBuffer(code->positions, code->positionBytes);
  for (Value Code::*field :
       {&Code::constants, &Code::names, &Code::slotNames, &Code::cellNames, &Code::freeNames,
        &Code::cellSlots, &Code::name, &Code::qualname, &Code::filename})
    if (!(code->*field).isNull()) release(code->*field);
}
void visitCode(Object* object, Visitor& visitor) {
  Code* code = static_cast<Code*>(object);
  for (Value Code::*field :
       {&Code::constants, &Code::names, &Code::slotNames, &Code::cellNames, &Code::freeNames,
        &Code::cellSlots, &Code::name, &Code::qualname, &Code::filename})
    visit(visitor, code->*field);
}

Owned code_repr(Runtime& rt, Value v) {
  return newStr(rt, fmt::format("<code object {} at {:#x}, file \"{}\", line {}>",
                                toUtf8(self(v)->name.as<Str>()), v.bits(),
                                toUtf8(self(v)->filename.as<Str>()), self(v)->firstLine));
}

Owned names(Runtime& rt, Value tuple, size_t first, size_t last) {
  return newTuple(rt, tuple.as<Tuple>()->span().subspan(first, last - first));
}
Owned get_varnames(Runtime& rt, Value v) {
  return names(rt, self(v)->slotNames, 0, self(v)->localCount);
}
Owned get_bytecode(Runtime& rt, Value v) {
  return newBytes(rt, {reinterpret_cast<const char*>(self(v)->instructions),
                       self(v)->instructionCount * sizeof(Instr)});
}

template <std::string (*table)(const Code*)>
Owned get_table(Runtime& rt, Value v) {
  return newBytes(rt, table(self(v)));
}

template <Value Code::*field>
Owned get_value(Runtime&, Value v) {
  return Owned::share(self(v)->*field);
}
template <uint32_t Code::*field>
Owned get_count(Runtime&, Value v) {
  return smallInt(self(v)->*field);
}
Owned get_flags(Runtime&, Value v) { return smallInt(self(v)->flags & ~kStandsIn); }
Owned get_firstline(Runtime&, Value v) { return smallInt(self(v)->firstLine); }
Owned get_argcount(Runtime&, Value v) { return smallInt(self(v)->argCount); }

Owned number(int32_t n) { return n < 0 ? Owned::none() : smallInt(n); }
Owned lineNumber(int32_t line) { return line == 0 ? Owned::none() : smallInt(line); }

Owned code_positions(Runtime& rt, Value v, Args) {
  OURO_TRY(list, newList(rt));
  for (uint32_t i = 0; i < self(v)->instructionCount; i++) {
    Position at = positionOf(self(v), i);
    Value items[] = {lineNumber(at.line).value, lineNumber(at.endLine).value,
                     number(at.column).value, number(at.endColumn).value};
    OURO_TRY(tuple, newTuple(rt, items));
    OURO_CHECK(append(rt, list.as<List>(), tuple));
  }
  return iter(rt, list);
}
Owned code_varname(Runtime& rt, Value v, Args args) {
  int64_t slot;
  OURO_CHECK(indexInt64(rt, args[0], &slot));
  auto* names = self(v)->slotNames.as<Tuple>();
  if (slot < 0 || static_cast<uint64_t>(slot) >= names->length)
    return raise(rt, Exc::IndexError, "tuple index out of range");
  return Owned::share((*names)[static_cast<size_t>(slot)]);
}

Owned code_lines(Runtime& rt, Value v, Args) {
  OURO_TRY(list, newList(rt));
  uint32_t start = 0, count = self(v)->instructionCount;
  std::vector<int32_t> lines(count);
  linesOf(self(v), lines);
  for (uint32_t i = 1; i <= count; i++) {
    int32_t line = lines[start];
    if (i < count && lines[i] == line) continue;
    Value items[] = {Value::small(start * 4), Value::small(i * 4), lineNumber(line).value};
    OURO_TRY(tuple, newTuple(rt, items));
    OURO_CHECK(append(rt, list.as<List>(), tuple));
    start = i;
  }
  return iter(rt, list);
}

Owned copyOf(Runtime& rt, const Code* from) {
  Code* code = rt.make<Code>(TypeId::Code);
  if (!code) return Owned::error();
  Object header = *code;
  std::memcpy(static_cast<void*>(code), from, sizeof(Code));
  static_cast<Object&>(*code) = header;
  for (Value Code::*field :
       {&Code::constants, &Code::names, &Code::slotNames, &Code::cellNames, &Code::freeNames,
        &Code::cellSlots, &Code::name, &Code::qualname, &Code::filename})
    retain(code->*field);
  auto copyBytes = [&](auto*& field, size_t bytes) {
    if (!bytes) return true;
    void* buffer = allocateBuffer(rt, bytes);
    if (buffer) std::memcpy(buffer, field, bytes);
    field = static_cast<std::remove_reference_t<decltype(field)>>(buffer);
    return buffer != nullptr;
  };
  bool a = copyBytes(code->instructions, code->instructionCount * sizeof(Instr));
  bool b = copyBytes(code->caches, cacheBytes(code));
  bool c = copyBytes(code->handlers, code->handlerCount * sizeof(HandlerRange));
  bool d = copyBytes(code->positions, code->positionBytes);
  bool hasRun = code->frameSize != Code::kNeverRan;
  for (uint32_t i = 0; b && hasRun && i < code->cacheCount; i++)
    code->caches[i].isPolymorphic = false;
  if (a && b && c && d) return Owned::adopt(code);
  release(code);
  return Owned::error();
}

// They say how arguments lie in the frame, and what a call makes.
constexpr uint32_t kFixedFlags = 0x1 | 0x2 | 0x4 | 0x8 | 0x20 | 0x80 | 0x200;

// Is it the code of a comprehension? No source can name its parameter.
bool takesIterator(const Code* code) {
  const Tuple* slots = code->slotNames.as<Tuple>();
  return slots->length && equal((*slots)[0].as<Str>(), ".0");
}

// May `next` stand where the instructions expect a constant such as `old`? They take the type of
// code, and of tuples of names, for granted.
bool fitsConstant(const Runtime& rt, Value old, Value next) {
  Type* type = typeOf(rt, old);
  if (type == rt.type(TypeId::Code)) {
    if (typeOf(rt, next) != type) return false;
    const Code *from = old.as<Code>(), *to = next.as<Code>();
    if (takesIterator(from) && (!takesIterator(to) || ((from->flags ^ to->flags) & kFixedFlags)))
      return false;
    return to->freeNames.as<Tuple>()->length == from->freeNames.as<Tuple>()->length;
  }
  if (type != rt.type(TypeId::Tuple)) return true;
  if (typeOf(rt, next) != type || next.as<Tuple>()->length != old.as<Tuple>()->length) return false;
  for (size_t i = 0; i < old.as<Tuple>()->length; i++) {
    if (isStr(rt, (*old.as<Tuple>())[i]) && !isStr(rt, (*next.as<Tuple>())[i])) return false;
  }
  return true;
}

bool replaceConstants(Runtime& rt, Code* code, Value value) {
  if (!isExactTuple(rt, value)) {
    return fail(rt, Exc::TypeError, "replace() argument 'co_consts' must be tuple, not {}",
                typeName(rt, value));
  }
  const Tuple *old = code->constants.as<Tuple>(), *next = value.as<Tuple>();
  bool fits = next->length >= old->length;
  for (size_t i = 0; fits && i < old->length; i++) fits = fitsConstant(rt, (*old)[i], (*next)[i]);
  if (!fits) return fail(rt, Exc::ValueError, "code: co_consts do not fit the instructions{}", "");
  retain(value);
  release(std::exchange(code->constants, value));
  return true;
}

bool replaceText(Runtime& rt, Code* code, Value Code::*field, const char* name, Value value) {
  if (!isExactStr(rt, value)) {
    return fail(rt, Exc::TypeError, "replace() argument '{}' must be str, not {}", name,
                typeName(rt, value));
  }
  retain(value);
  release(std::exchange(code->*field, value));
  return true;
}

bool replaceFlags(Runtime& rt, Code* code, int64_t flags) {
  if ((static_cast<uint32_t>(flags) ^ code->flags) & kFixedFlags)
    return fail(rt, Exc::ValueError, "code: co_flags do not fit the instructions{}", "");
  code->flags = (static_cast<uint32_t>(flags) & ~kStandsIn) | (code->flags & kStandsIn);
  return true;
}

bool readPositions(Runtime& rt, Code* code, std::string_view table) {
  auto positions = readLineTable(table, code->firstLine, code->instructionCount);
  freeBuffer(std::exchange(code->positions, nullptr), std::exchange(code->positionBytes, 0));
  return packPositions(rt, positions, code);
}

bool replacePositions(Runtime& rt, Code* code, Value table) {
  if (!isBytes(rt, table)) {
    return fail(rt, Exc::TypeError, "replace() argument 'co_linetable' must be bytes, not {}",
                typeName(rt, table));
  }
  return readPositions(rt, code, table.as<Bytes>()->view());
}

// The lines of a code object are told from its first one: they move with it.
bool replaceFirstLine(Runtime& rt, Code* code, int32_t line) {
  if (code->firstLine == line) return true;
  std::string table = lineTable(code);
  code->firstLine = line;
  return readPositions(rt, code, table);
}

// 1: changed, 0: no attribute that can change, -1: error.
int replaceOne(Runtime& rt, Code* code, const Str* name, Value value) {
  constexpr std::pair<const char*, Value Code::*> kTexts[] = {
      {"co_name", &Code::name}, {"co_qualname", &Code::qualname}, {"co_filename", &Code::filename}};
  for (auto [text, field] : kTexts)
    if (equal(name, text)) return replaceText(rt, code, field, text, value) ? 1 : -1;
  if (equal(name, "co_consts")) return replaceConstants(rt, code, value) ? 1 : -1;
  if (equal(name, "co_linetable")) return replacePositions(rt, code, value) ? 1 : -1;
  bool isLine = equal(name, "co_firstlineno"), isFlags = equal(name, "co_flags");
  if (!isLine && !isFlags) return 0;
  int64_t number;
  if (!indexInt64(rt, value, &number)) return -1;
  if (number < INT32_MIN || number > INT32_MAX) {
    (void)raise(rt, Exc::OverflowError, "Python int too large to convert to C int");
    return -1;
  }
  if (isFlags) return replaceFlags(rt, code, number) ? 1 : -1;
  if (number < 0) {
    (void)raise(rt, Exc::ValueError, "co_firstlineno must be a positive integer");
    return -1;
  }
  return replaceFirstLine(rt, code, static_cast<int32_t>(number)) ? 1 : -1;
}

// code.replace(): what does not change the meaning of the instructions can be replaced; other
// attributes only by what they are already.
Owned code_replace(Runtime& rt, Value v, Args args) {
  OURO_TRY(copy, copyOf(rt, self(v)));
  if (args[0].isUnbound()) return copy.take();
  size_t position = 0;
  Value key, value;
  while (dictNext(args[0].as<Dict>(), &position, &key, &value)) {
    int changed = replaceOne(rt, self(copy), key.as<Str>(), value);
    if (changed < 0) return Owned::error();
    if (changed) continue;
    Ref<Str> name = intern(rt, key.as<Str>());
    Owned found = name ? lookupAttr(rt, v, name.get()) : Owned::error();
    if (found.isNotFound() || !toUtf8(key.as<Str>()).starts_with("co_")) {
      Local dropped = found;
      return raise(rt, Exc::TypeError, "'{}' is an invalid keyword argument for replace()",
                   toUtf8(key.as<Str>()));
    }
    Local present = found;
    int same = present.isError() ? -1 : equals(rt, present, value);
    if (same < 0) return Owned::error();
    if (!same) {
      return raise(rt, Exc::NotImplementedError, "code.replace() cannot change {} here",
                   toUtf8(key.as<Str>()));
    }
  }
  return copy.take();
}

Owned code_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (typeOf(rt, left) != typeOf(rt, right) || (op != CompareOp::Eq && op != CompareOp::Ne))
    return Owned::notImplemented();
  Code *a = self(left), *b = self(right);
  bool same = a->instructionCount == b->instructionCount && a->flags == b->flags &&
              a->argCount == b->argCount && a->firstLine == b->firstLine;
  for (Value Code::*field : {&Code::name, &Code::constants, &Code::names, &Code::slotNames}) {
    if (!same) break;
    int equal = equals(rt, a->*field, b->*field);
    if (equal < 0) return Owned::error();
    same = equal;
  }
  return Owned::boolean(same == (op == CompareOp::Eq));
}
bool code_hash(Runtime& rt, Value v, int64_t* result) {
  int64_t name;
  if (!hash(rt, self(v)->name, &name)) return false;
  *result = name ^ self(v)->firstLine ^ static_cast<int64_t>(self(v)->instructionCount) << 20;
  if (*result == -1) *result = -2;
  return true;
}

const GetSetDef kAttributes[] = {
    {"co_name", get_value<&Code::name>, refuseSet},
    {"co_qualname", get_value<&Code::qualname>, refuseSet},
    {"co_filename", get_value<&Code::filename>, refuseSet},
    {"co_consts", get_value<&Code::constants>, refuseSet},
    {"co_names", get_value<&Code::names>, refuseSet},
    {"co_cellvars", get_value<&Code::cellNames>},
    {"co_freevars", get_value<&Code::freeNames>},
    {"co_varnames", get_varnames},
    {"co_argcount", get_argcount, refuseSet},
    {"co_posonlyargcount", get_count<&Code::posOnlyCount>, refuseSet},
    {"co_kwonlyargcount", get_count<&Code::kwOnlyCount>, refuseSet},
    {"co_nlocals", get_count<&Code::localCount>, refuseSet},
    {"co_stacksize", get_count<&Code::stackSize>, refuseSet},
    {"co_flags", get_flags, refuseSet},
    {"co_firstlineno", get_firstline, refuseSet},
    {"co_code", get_bytecode},
    {"co_linetable", get_table<lineTable>, refuseSet},
    {"co_exceptiontable", get_table<exceptionTable>, refuseSet},
    {"co_lnotab", get_table<lineNumberTable>},
};
const MethodDef kMethods[] = {
    {"co_positions", code_positions, "/", "Iterates over the positions of the instructions."},
    {"co_lines", code_lines, "/", "Iterates over (start, end, line) of stretches of instructions."},
    {"_varname_from_oparg", code_varname, "oparg", "The name of a local variable by its number."},
    {"replace", code_replace, "**changes",
     "A copy of the code with some of its attributes changed."},
};

}  // namespace

bool prepareCode(Runtime& rt, Code* code) {
  if (code->frameSize != Code::kNeverRan) return true;
  InlineCache* caches = nullptr;
  if (code->cacheCount) {
    size_t bytes = code->cacheCount * sizeof(InlineCache);
    caches = static_cast<InlineCache*>(allocateBuffer(rt, bytes));
    if (!caches) return false;
    std::memset(static_cast<void*>(caches), 0, bytes);
  }
  for (uint32_t i = 0; i < code->cacheCount; i++)
    caches[i].name = (*code->names.as<Tuple>())[code->cacheNames[i]].as<Str>();
  freeCaches(code);
  code->caches = caches;
  code->frameSize = code->slotCount + sizeof(Frame) / sizeof(Value) + code->stackSize;
  return true;
}

const TypeDef codeTypeDef = {
    .name = "code",
    .basicSize = sizeof(Code),
    .flags = kContainerType | kWeakReferable,
    .traverse = visitCode,
    .destroy = destroyCode,
    .slots = {.repr = code_repr, .hash = code_hash, .compare = code_compare},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "Compiled code of a module, class or function.",
};

}  // namespace ouro
