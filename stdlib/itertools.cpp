// The module itertools: its table. The iterators themselves are in the files itertools_*.cpp.

#include "stdlib/itertools.h"

namespace ouro {

static constexpr const TypeDef* kTypes[] = {
    &accumulateTypeDef, &chainTypeDef,       &combinationsTypeDef,
    &compressTypeDef,   &countTypeDef,       &cycleTypeDef,
    &dropWhileTypeDef,  &filterFalseTypeDef, &groupByTypeDef,
    &isliceTypeDef,     &pairwiseTypeDef,    &permutationsTypeDef,
    &productTypeDef,    &repeatTypeDef,      &starMapTypeDef,
    &takeWhileTypeDef,  &zipLongestTypeDef,  &combinationsWithReplacementTypeDef,
};

static Type* makeHelper(Runtime& rt, const TypeDef& definition, void* state) {
  Owned made = newType(rt, definition);
  if (made.isError()) return nullptr;
  Type* type = made.value.as<Type>();
  type->moduleState = state;
  return type;
}

static bool addTypes(Runtime& rt, Module* module) {
  auto* state = static_cast<ItertoolsState*>(module->state);
  for (const TypeDef* definition : kTypes) {
    Type* type = moduleAddType(rt, module, *definition);
    if (!type) return false;
    type->moduleState = state;
  }
  state->grouper = makeHelper(rt, grouperTypeDef, state);
  if (!state->grouper) return false;
  state->tee = makeHelper(rt, teeTypeDef, state);
  if (!state->tee || !moduleAdd(rt, module, "_tee", Value(state->tee))) return false;
  state->teeBlock = makeHelper(rt, teeBlockTypeDef, state);
  return state->teeBlock != nullptr;
}

static void visitState(void* state, Visitor& visitor) {
  auto* s = static_cast<ItertoolsState*>(state);
  for (Type* type : {s->grouper, s->tee, s->teeBlock}) visit(visitor, static_cast<Object*>(type));
}

static void clearState(void* state) {
  auto* s = static_cast<ItertoolsState*>(state);
  for (Type** type : {&s->grouper, &s->tee, &s->teeBlock}) {
    if (Type* old = std::exchange(*type, nullptr)) release(old);
  }
}

static constexpr MethodDef kFunctions[] = {
    {"tee", itertools_tee, "iterable, n=2, /", "A tuple of n independent iterators over one."},
};

extern const ModuleDef itertoolsModule;
const ModuleDef itertoolsModule = {
    .name = "itertools",
    .doc = "Building blocks for iterators.",
    .functions = kFunctions,
    .exec = addTypes,
    .stateSize = sizeof(ItertoolsState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
