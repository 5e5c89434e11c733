// The module itertools: its table. The iterators themselves are in the files itertools_*.cpp.

#include "stdlib/itertools.h"
#include "runtime/types/exact.h"
#include "runtime/types/tuple.h"

namespace ouro {

static constexpr const TypeDef* kTypes[] = {
    &accumulateTypeDef, &chainTypeDef,       &combinationsTypeDef,
    &compressTypeDef,   &countTypeDef,       &cycleTypeDef,
    &dropWhileTypeDef,  &filterFalseTypeDef, &groupByTypeDef,
    &isliceTypeDef,     &pairwiseTypeDef,    &permutationsTypeDef,
    &productTypeDef,    &repeatTypeDef,      &starMapTypeDef,
    &takeWhileTypeDef,  &zipLongestTypeDef,  &combinationsWithReplacementTypeDef,
};

Owned reduceTo(Runtime& rt, Value self, std::initializer_list<Value> arguments, Value state) {
  auto tuple = Ref<Tuple>::adopt(allocateTuple(rt, arguments.size()));
  if (!tuple) return Owned::error();
  Value* to = tuple->items();
  for (Value argument : arguments)
    *to++ = argument.isNull() ? Value::none() : Owned::share(argument).take();
  Value type(typeOf(rt, self)), given(tuple.get());
  return state.isUnbound() ? newTuple(rt, {type, given}) : newTuple(rt, {type, given, state});
}

bool unpackState(Runtime& rt, Value state, size_t least, size_t most,
                 std::span<const Value>* items) {
  if (!isTuple(rt, state)) return fail(rt, Exc::TypeError, "state is not a tuple");
  *items = state.as<Tuple>()->span();
  if (items->size() >= least && items->size() <= most) return true;
  bool few = items->size() < least;
  size_t limit = few ? least : most;
  return fail(rt, Exc::TypeError, "function takes {} {} argument{} ({} given)",
              least == most ? "exactly"
              : few         ? "at least"
                            : "at most",
              limit, limit == 1 ? "" : "s", items->size());
}

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
  if (!state->grouper || !moduleAdd(rt, module, "_grouper", Value(state->grouper))) return false;
  state->tee = makeHelper(rt, teeTypeDef, state);
  if (!state->tee || !moduleAdd(rt, module, "_tee", Value(state->tee))) return false;
  state->teeBlock = makeHelper(rt, teeBlockTypeDef, state);
  return state->teeBlock && moduleAdd(rt, module, "_tee_dataobject", Value(state->teeBlock));
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
