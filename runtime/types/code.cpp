// Code objects: what compiled source is at run time.

#include <array>

#include "runtime/argument_name.h"
#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/code_parts.h"
#include "runtime/types/code_positions.h"
#include "runtime/types/code_tables.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/stand_in.h"
#include "runtime/types/str.h"
#include "runtime/types/text_args.h"
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
  OURO_CHECK(wholeCode(rt, self(v)));
  return names(rt, self(v)->slotNames, 0, self(v)->localCount);
}
Owned get_bytecode(Runtime& rt, Value v) {
  OURO_CHECK(wholeCode(rt, self(v)));
  return rt.machine.plainCode(rt, self(v));
}

template <std::string (*table)(const Code*)>
Owned get_table(Runtime& rt, Value v) {
  OURO_CHECK(wholeCode(rt, self(v)));
  return newBytes(rt, table(self(v)));
}

template <Value Code::*field>
Owned get_text(Runtime&, Value v) {
  return Owned::share(self(v)->*field);
}
template <Value Code::*field>
Owned get_values(Runtime& rt, Value v) {
  OURO_CHECK(wholeCode(rt, self(v)));
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
  OURO_CHECK(wholeCode(rt, self(v)));
  OURO_TRY(list, newList(rt));
  PositionReader reader;
  Position at;
  while (uint32_t left = nextRun(self(v), &reader, &at)) {
    Value items[] = {lineNumber(at.line).value, lineNumber(at.endLine).value,
                     number(at.column).value, number(at.endColumn).value};
    OURO_TRY(tuple, newTuple(rt, items));
    for (; left > 0; left--) OURO_CHECK(append(rt, list.as<List>(), tuple));
  }
  return iter(rt, list);
}
Owned code_varname(Runtime& rt, Value v, Args args) {
  int64_t slot;
  OURO_CHECK(indexInt64(rt, args[0], &slot) && wholeCode(rt, self(v)));
  auto* names = self(v)->slotNames.as<Tuple>();
  if (slot < 0 || static_cast<uint64_t>(slot) >= names->length)
    return raise(rt, Exc::IndexError, "tuple index out of range");
  return Owned::share((*names)[static_cast<size_t>(slot)]);
}

Owned code_lines(Runtime& rt, Value v, Args) {
  OURO_CHECK(wholeCode(rt, self(v)));
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

// What types.CodeType() takes, as it takes it. `name` is the attribute's.
struct PartRow {
  const char* name;
  TypeId type;
};
constexpr PartRow kParts[kCodeParts] = {
    {"co_argcount", TypeId::Int},       {"co_posonlyargcount", TypeId::Int},
    {"co_kwonlyargcount", TypeId::Int}, {"co_nlocals", TypeId::Int},
    {"co_stacksize", TypeId::Int},      {"co_flags", TypeId::Int},
    {"co_code", TypeId::Bytes},         {"co_consts", TypeId::Tuple},
    {"co_names", TypeId::Tuple},        {"co_varnames", TypeId::Tuple},
    {"co_filename", TypeId::Str},       {"co_name", TypeId::Str},
    {"co_qualname", TypeId::Str},       {"co_firstlineno", TypeId::Int},
    {"co_linetable", TypeId::Bytes},    {"co_exceptiontable", TypeId::Bytes},
    {"co_freevars", TypeId::Tuple},     {"co_cellvars", TypeId::Tuple},
};

// The parts of a code object that is to be made, held and of the right types.
class NewParts {
 public:
  explicit NewParts(Runtime& rt) : rt_(rt) {}

  // `place`: how messages call the argument.
  bool set(size_t part, Value value, const std::string& place) {
    const TypeId type = kParts[part].type;
    if (type == TypeId::Int) return setNumber(part, value);
    if (!isSubtype(typeOf(rt_, value), rt_.type(type))) {
      return fail(rt_, Exc::TypeError, "{} must be {}, not {}", place, nameOf(rt_.type(type)),
                  argumentName(rt_, value));
    }
    parts_[part] = Owned::share(value);
    return true;
  }

  // Some things CPython checks in another order where code is replaced.
  Owned make(bool replaces) {
    if (!areCounts() || (!replaces && !areNames(Exc::TypeError)) || !fitsCounts() ||
        (replaces && !areNames(Exc::SystemError)))
      return Owned::error();
    std::array<Value, kCodeParts> values;
    for (size_t i = 0; i < kCodeParts; i++) values[i] = parts_[i];
    return rt_.machine.codeOfParts(rt_, values);
  }

 private:
  bool setNumber(size_t part, Value value) {
    int64_t number;
    if (!intArg(rt_, {&value, 1}, 0, 0, &number)) return false;
    parts_[part] = smallInt(number);
    return true;
  }
  int64_t number(CodePart part) const {
    return static_cast<Value>(parts_[static_cast<size_t>(part)]).small();
  }
  const Tuple* tuple(CodePart part) const {
    return static_cast<Value>(parts_[static_cast<size_t>(part)]).as<Tuple>();
  }
  bool refuse(const char* why) { return fail(rt_, Exc::ValueError, "code: {}", why); }

  bool areCounts() {
    if (number(CodePart::ArgCount) < 0) return refuse("argcount must not be negative");
    if (number(CodePart::PosOnlyCount) < 0) return refuse("posonlyargcount must not be negative");
    if (number(CodePart::KwOnlyCount) < 0) return refuse("kwonlyargcount must not be negative");
    return number(CodePart::LocalCount) >= 0 || refuse("nlocals must not be negative");
  }

  bool fitsCounts() {
    constexpr int64_t kMost = 1 << 24;  // what sums of them do not overflow with
    const int64_t stack = number(CodePart::StackSize), flags = number(CodePart::Flags);
    if (stack < 0 || stack >= kMost || flags < 0 ||
        number(CodePart::ArgCount) < number(CodePart::PosOnlyCount))
      return fail(rt_, Exc::SystemError, "{}",
                  "../Objects/codeobject.c:250: bad argument to internal function");
    const auto locals = static_cast<int64_t>(tuple(CodePart::VarNames)->length);
    const int64_t parameters = number(CodePart::ArgCount) + number(CodePart::KwOnlyCount) +
                               ((flags & kTakesMore) != 0) + ((flags & kTakesKeywords) != 0);
    if (parameters > locals) return refuse("co_varnames is too small");
    return number(CodePart::LocalCount) == locals || refuse("co_nlocals != len(co_varnames)");
  }

  bool areNames(Exc otherwise) {
    for (CodePart part :
         {CodePart::Names, CodePart::VarNames, CodePart::FreeVars, CodePart::CellVars}) {
      for (Value name : tuple(part)->span()) {
        if (isStr(rt_, name)) continue;
        if (otherwise == Exc::SystemError)
          return fail(rt_, otherwise, "{}", "non-string found in code slot");
        return fail(rt_, otherwise, "name tuples must contain only strings, not '{}'",
                    typeName(rt_, name));
      }
    }
    return true;
  }

  static constexpr int64_t kTakesMore = 0x4, kTakesKeywords = 0x8;
  Runtime& rt_;
  Local parts_[kCodeParts];
};

Owned makeCode(Runtime& rt, Type*, const CallArgs& args) {
  if (args.names) return raise(rt, Exc::TypeError, "code() takes no keyword arguments");
  constexpr size_t kNeeded = kCodeParts - 2;
  if (args.positional < kNeeded || args.positional > kCodeParts) {
    const bool isFew = args.positional < kNeeded;
    return raise(rt, Exc::TypeError, "code expected at {} {} arguments, got {}",
                 isFew ? "least" : "most", isFew ? kNeeded : kCodeParts, args.positional);
  }
  NewParts parts(rt);
  OURO_TRY(none, newTuple(rt, {}));
  for (size_t i = 0; i < kCodeParts; i++) {
    Value value = i < args.positional ? args.values[i] : static_cast<Value>(none);
    OURO_CHECK(parts.set(i, value, fmt::format("code() argument {}", i + 1)));
  }
  return parts.make(false);
}

// A number that replace() is given says what is wrong with it in a way of its own.
bool isReplacement(Runtime& rt, const PartRow& row, Value value) {
  int64_t number;
  if (row.type != TypeId::Int) return true;
  if (!intArg(rt, {&value, 1}, 0, 0, &number)) return false;
  if (number >= 0) return true;
  return fail(rt, Exc::ValueError, "{} must be a positive integer", row.name);
}

// The parts in the order of replace()'s parameters.
constexpr CodePart kReplaced[kCodeParts] = {
    CodePart::ArgCount,  CodePart::PosOnlyCount,  CodePart::KwOnlyCount, CodePart::LocalCount,
    CodePart::StackSize, CodePart::Flags,         CodePart::FirstLine,   CodePart::Code,
    CodePart::Constants, CodePart::Names,         CodePart::VarNames,    CodePart::FreeVars,
    CodePart::CellVars,  CodePart::Filename,      CodePart::Name,        CodePart::Qualname,
    CodePart::LineTable, CodePart::ExceptionTable};

Owned code_replace(Runtime& rt, Value v, Args args) {
  NewParts parts(rt);
  for (uint32_t i = 0; i < kCodeParts; i++) {
    const auto part = static_cast<size_t>(kReplaced[i]);
    const PartRow& row = kParts[part];
    Ref<Str> name = intern(rt, row.name);
    if (!name) return Owned::error();
    OURO_TRY(value, args.has(i) ? Owned::share(args[i]) : getAttr(rt, v, name.get()));
    OURO_CHECK(!args.has(i) || isReplacement(rt, row, value));
    OURO_CHECK(parts.set(part, value, fmt::format("replace() argument '{}'", row.name)));
  }
  OURO_TRY(made, parts.make(true));
  self(made)->selfAttributes = self(v)->selfAttributes;
  self(made)->flags |= self(v)->flags & kStandsIn;
  return made.take();
}

Owned code_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  if (typeOf(rt, left) != typeOf(rt, right) || (op != CompareOp::Eq && op != CompareOp::Ne))
    return Owned::notImplemented();
  Code *a = self(left), *b = self(right);
  OURO_CHECK(wholeCode(rt, a) && wholeCode(rt, b));
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
  if (!wholeCode(rt, self(v)) || !hash(rt, self(v)->name, &name)) return false;
  *result = name ^ self(v)->firstLine ^ static_cast<int64_t>(self(v)->instructionCount) << 20;
  if (*result == -1) *result = -2;
  return true;
}

const GetSetDef kAttributes[] = {
    {"co_name", get_text<&Code::name>, refuseSet},
    {"co_qualname", get_text<&Code::qualname>, refuseSet},
    {"co_filename", get_text<&Code::filename>, refuseSet},
    {"co_consts", get_values<&Code::constants>, refuseSet},
    {"co_names", get_values<&Code::names>, refuseSet},
    {"co_cellvars", get_values<&Code::cellNames>},
    {"co_freevars", get_values<&Code::freeNames>},
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
    {"replace", code_replace,
     "*, co_argcount=-1, co_posonlyargcount=-1, co_kwonlyargcount=-1, co_nlocals=-1, "
     "co_stacksize=-1, co_flags=-1, co_firstlineno=-1, co_code=None, co_consts=None, "
     "co_names=None, co_varnames=None, co_freevars=None, co_cellvars=None, co_filename=None, "
     "co_name=None, co_qualname=None, co_linetable=None, co_exceptiontable=None",
     "A copy of the code with some of its attributes changed."},
};

}  // namespace

bool unpackCode(Runtime& rt, Code* code) { return rt.machine.unpackRest(rt, code); }

bool prepareCode(Runtime& rt, Code* code) {
  if (code->frameSize != Code::kNeverRan) return true;
  if (!wholeCode(rt, code)) return false;
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
  constexpr uint32_t kFrame = sizeof(Frame) / sizeof(Value);
  code->frameSize = code->slotCount + kFrame + code->stackSize;
  if (kFrame + code->stackSize <= kStackMargin / 2) code->directArguments = code->exactArguments;
  return true;
}

const TypeDef codeTypeDef = {
    .name = "code",
    .basicSize = sizeof(Code),
    .flags = kContainerType | kWeakReferable,
    .traverse = visitCode,
    .destroy = destroyCode,
    .slots = {.repr = code_repr, .hash = code_hash, .compare = code_compare, .make = makeCode},
    .methods = kMethods,
    .attributes = kAttributes,
    .doc = "Compiled code of a module, class or function.",
};

}  // namespace ouro
