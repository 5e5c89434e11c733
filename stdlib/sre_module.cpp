// The module _sre, on which CPython's package re is built.

#include "runtime/protocol.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "stdlib/sre.h"

namespace ouro {

namespace {

constexpr int64_t kMagic = 20220615;  // of the code that CPython 3.11's compiler makes

struct SreState {
  Type *pattern, *match, *scanner;  // owned
};

bool codeArg(Runtime& rt, Value list, sre::Program* program) {
  if (!isList(rt, list)) {
    return fail(rt, Exc::TypeError, "compile() argument 'code' must be list, not {}",
                typeName(rt, list));
  }
  for (Value item : list.as<List>()->span()) {
    int64_t word;
    if (!isInt(rt, item)) return fail(rt, Exc::TypeError, "an integer is required");
    if (!intFits(rt, item, &word) || word < 0 || word > UINT32_MAX)
      return fail(rt, Exc::OverflowError, "regular expression code size limit exceeded");
    program->code.push_back(static_cast<uint32_t>(word));
  }
  return true;
}

Owned sre_compile(Runtime& rt, Value module, Args args) {
  auto program = std::make_unique<sre::Program>();
  int64_t flags, groups;
  OURO_CHECK(indexInt64(rt, args[1], &flags) && codeArg(rt, args[2], program.get()) &&
             indexInt64(rt, args[3], &groups));
  if (!isDict(rt, args[4]) || !isTuple(rt, args[5]))
    return raise(rt, Exc::TypeError, "compile() arguments must be a dict and a tuple");
  bool fits = groups >= 0 && groups <= int64_t{sre::kMaxGroups};
  program->groups = fits ? static_cast<uint32_t>(groups) : 0;
  if (!fits || !sre::validate(program.get()))
    return raise(rt, Exc::RuntimeError, "invalid SRE code");
  auto* state = static_cast<SreState*>(module.as<Module>()->state);
  auto* pattern = rt.make<Pattern>(state->pattern);
  if (!pattern) return Owned::error();
  pattern->program = program.release();
  pattern->source = Owned::share(args[0]).take();
  pattern->groupIndex = Owned::share(args[4]).take();
  pattern->indexGroup = Owned::share(args[5]).take();
  pattern->matchType = Owned::share(Value(state->match)).take();
  pattern->scannerType = Owned::share(Value(state->scanner)).take();
  pattern->flags = static_cast<uint32_t>(flags);
  pattern->kind = args[0].isNone()     ? Pattern::Kind::Any
                  : isStr(rt, args[0]) ? Pattern::Kind::Str
                                       : Pattern::Kind::Bytes;
  return Owned::adopt(pattern);
}

// ---- characters

constexpr uint32_t kMaxChar = 0x10FFFF;  // what is beyond has no case

bool charArg(Runtime& rt, Value v, uint32_t* c) {
  int64_t number;
  if (!indexInt64(rt, v, &number)) return false;
  *c = static_cast<uint32_t>(number);
  return true;
}
template <uint32_t (*lower)(uint32_t)>
Owned sre_lower(Runtime& rt, Value, Args args) {
  uint32_t c;
  OURO_CHECK(charArg(rt, args[0], &c));
  return smallInt(c > kMaxChar ? static_cast<int32_t>(c) : static_cast<int32_t>(lower(c)));
}
Owned sre_ascii_iscased(Runtime& rt, Value, Args args) {
  uint32_t c;
  OURO_CHECK(charArg(rt, args[0], &c));
  return Owned::boolean((c | 32) >= 'a' && (c | 32) <= 'z');
}
Owned sre_unicode_iscased(Runtime& rt, Value, Args args) {
  uint32_t c;
  OURO_CHECK(charArg(rt, args[0], &c));
  if (c > kMaxChar) return Owned::boolean(false);
  uint32_t lower = sre::lowerUnicode(c);
  return Owned::boolean(c != lower || c != sre::upperUnicode(c));
}
Owned sre_getcodesize(Runtime&, Value, Args) { return smallInt(sizeof(uint32_t)); }

constexpr MethodDef kFunctions[] = {
    {"compile", sre_compile, "pattern, flags, code, groups, groupindex, indexgroup",
     "A pattern from its code."},
    {"getcodesize", sre_getcodesize, "", "Bytes of a word of code."},
    {"ascii_iscased", sre_ascii_iscased, "character, /", "Has it another case?"},
    {"unicode_iscased", sre_unicode_iscased, "character, /", "Has it another case?"},
    {"ascii_tolower", sre_lower<sre::lowerAscii>, "character, /", "Its lower case."},
    {"unicode_tolower", sre_lower<sre::lowerUnicode>, "character, /", "Its lower case."},
};

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<SreState*>(module->state);
  auto make = [&](Type*& field, const TypeDef& definition) {
    OURO_TRY_BOOL(type, newType(rt, definition));
    field = type.take().take().as<Type>();
    return true;
  };
  return make(state->pattern, patternTypeDef) && make(state->match, matchTypeDef) &&
         make(state->scanner, scannerTypeDef) && moduleAdd(rt, module, "MAGIC", smallInt(kMagic)) &&
         moduleAdd(rt, module, "CODESIZE", smallInt(sizeof(uint32_t))) &&
         moduleAdd(rt, module, "MAXREPEAT", smallInt(sre::kMaxRepeat)) &&
         moduleAdd(rt, module, "MAXGROUPS", smallInt(sre::kMaxGroups));
}

template <class F>
void eachType(void* state, F f) {
  auto* types = static_cast<SreState*>(state);
  for (Type** type : {&types->pattern, &types->match, &types->scanner})
    if (*type) f(*type);
}
void visitTypes(void* state, Visitor& visitor) {
  eachType(state, [&](Type*& type) { visitor(type); });
}
void clearTypes(void* state) {
  eachType(state, [](Type*& type) { release(std::exchange(type, nullptr)); });
}

}  // namespace

extern const ModuleDef sreModule;
const ModuleDef sreModule = {
    .name = "_sre",
    .doc = "Regular expressions: the engine.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(SreState),
    .visitState = visitTypes,
    .clearState = clearTypes,
};

}  // namespace ouro
