// The module _csv.

#include "stdlib/csv.h"

#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "stdlib/module_error.h"

namespace ouro::csv {

State* stateOfType(const Type* type) {
  while (!type->moduleState) type = type->base;
  return static_cast<State*>(type->moduleState);
}

namespace {

// args: **parameters, then one or two positional arguments, whose number CPython words without the
// function's name.
template <Owned (*make)(Runtime&, State*, Value, Value, Value)>
Owned makeOver(Runtime& rt, Value module, Args args) {
  Value given[2];
  std::span<const Value> positional = args.from(1);
  CallArgs arguments{positional.data(), static_cast<uint32_t>(positional.size()), nullptr};
  OURO_CHECK(unpackPositional(rt, "", arguments, 1, 2, given));
  return make(rt, stateOf(module), given[0], given[1], args[0]);
}

Owned registerDialect(Runtime& rt, State* state, Value name, Value dialect, Value parameters) {
  if (!isStr(rt, name)) return raise(rt, Exc::TypeError, "dialect name must be a string");
  OURO_TRY(made, makeDialect(rt, state, dialect, parameters));
  OURO_CHECK(dictSet(rt, state->dialects.as<Dict>(), name, made));
  return Owned::none();
}

Owned csv_unregister_dialect(Runtime& rt, Value module, Args args) {
  int found = dictDelete(rt, stateOf(module)->dialects.as<Dict>(), args[0]);
  if (found == 0) (void)failAs(rt, stateOf(module)->error, "unknown dialect");
  return found > 0 ? Owned::none() : Owned::error();
}
Owned csv_get_dialect(Runtime& rt, Value module, Args args) {
  return registeredDialect(rt, stateOf(module), args[0]);
}
Owned csv_list_dialects(Runtime& rt, Value module, Args) {
  return listFrom(rt, stateOf(module)->dialects);
}

Owned csv_field_size_limit(Runtime& rt, Value module, Args args) {
  State* state = stateOf(module);
  int64_t old = state->fieldLimit;
  if (args.has(0)) {
    if (!args[0].isSmall() && !isExactly(args[0], TypeId::Int))
      return raise(rt, Exc::TypeError, "limit must be an integer");
    if (!intFits(rt, args[0], &state->fieldLimit))
      return raise(rt, Exc::OverflowError, "Python int too large to convert to C long");
  }
  return newInt(rt, old);
}

constexpr MethodDef kFunctions[] = {
    {"reader", makeOver<newReader>, "*iterable_and_dialect, **fmtparams",
     "reader(iterable, dialect='excel', **fmtparams): the rows of a table as lists."},
    {"writer", makeOver<newWriter>, "*file_and_dialect, **fmtparams",
     "writer(file, dialect='excel', **fmtparams): what writes rows to a file."},
    {"register_dialect", makeOver<registerDialect>, "*name_and_dialect, **fmtparams",
     "register_dialect(name, dialect='excel', **fmtparams): gives a dialect a name."},
    {"unregister_dialect", csv_unregister_dialect, "name", "Forgets the name of a dialect."},
    {"get_dialect", csv_get_dialect, "name", "The dialect of this name."},
    {"list_dialects", csv_list_dialects, "", "The names of all dialects."},
    {"field_size_limit", csv_field_size_limit, "limit=None, /",
     "How long a field may be; sets it if an argument is given."},
};

Type* addType(Runtime& rt, Module* module, std::string_view name, const TypeDef& definition) {
  Local type = newType(rt, definition);
  if (type.isError() || !moduleAdd(rt, module, name, type.get())) return nullptr;
  type.as<Type>()->moduleState = module->state;
  return type.take().take().as<Type>();
}

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  state->fieldLimit = 128 * 1024;
  OURO_TRY_BOOL(error, moduleAddException(rt, module, "Error"));
  state->error = error.take().take();
  OURO_TRY_BOOL(dialects, newDict(rt));
  state->dialects = dialects.take().take();
  state->dialect = addType(rt, module, "Dialect", dialectTypeDef);
  state->reader = state->dialect ? addType(rt, module, "Reader", readerTypeDef) : nullptr;
  state->writer = state->reader ? addType(rt, module, "Writer", writerTypeDef) : nullptr;
  if (!state->writer) return false;
  int64_t number = 0;
  for (const char* name : {"QUOTE_MINIMAL", "QUOTE_ALL", "QUOTE_NONNUMERIC", "QUOTE_NONE"})
    if (!moduleAdd(rt, module, name, smallInt(number++))) return false;
  return moduleAdd(rt, module, "_dialects", state->dialects) &&
         moduleAdd(rt, module, "__version__", newStr(rt, "1.0"));
}

void visitState(void* state, Visitor& visitor) {
  auto* own = static_cast<State*>(state);
  visit(visitor, own->dialect);
  visit(visitor, own->reader);
  visit(visitor, own->writer);
  visit(visitor, own->error);
  visit(visitor, own->dialects);
}
void clearState(void* state) {
  auto* own = static_cast<State*>(state);
  dropField(own->dialect);
  dropField(own->reader);
  dropField(own->writer);
  dropField(own->error);
  dropField(own->dialects);
}

}  // namespace

}  // namespace ouro::csv

namespace ouro {

extern const ModuleDef csvModule;
const ModuleDef csvModule = {
    .name = "_csv",
    .doc = "Tables as text, with fields parted by commas or whatever else a dialect says.",
    .functions = csv::kFunctions,
    .exec = csv::addNames,
    .stateSize = sizeof(csv::State),
    .visitState = csv::visitState,
    .clearState = csv::clearState,
};

}  // namespace ouro
