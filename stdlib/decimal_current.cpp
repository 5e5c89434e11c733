// The current context of a thread or a task: a context variable, as contexts of contextvars are
// what tasks take with them.

#include "runtime/types/str.h"
#include "stdlib/contextvars.h"
#include "stdlib/decimal.h"

namespace ouro::decimal {

namespace {

struct Manager : Object {
  Value inner, outer;  // contexts; owned
};

State* stateOfModule(Value module) { return static_cast<State*>(module.as<Module>()->state); }

Owned copyOf(Runtime& rt, State* state, Value context, bool withStatus) {
  auto* made = rt.make<Context>(state->context);
  if (!made) return Owned::error();
  made->settings = context.as<Context>()->settings;
  if (!withStatus) made->settings.status = 0;
  made->flags = made->traps = Value::null();
  return Owned::adopt(made);
}

void remember(State* state, Dict* values, Value context) {
  assignField(state->known, context);
  retain(values);
  if (state->knownFor) release(state->knownFor);
  state->knownFor = values;
}

}  // namespace

Owned currentContextSlow(Runtime& rt, State* state) {
  Dict* values = contextValues(rt);
  if (!values) return Owned::error();
  Local found(dictGet(rt, values, state->variable));
  if (found.isError()) return Owned::error();
  if (found.isNotFound()) {
    OURO_TRY(fresh, copyOf(rt, state, state->defaultContext, false));
    OURO_CHECK(setContextVar(rt, state->variable, fresh));
    found = fresh.take();
    values = contextValues(rt);
  }
  remember(state, values, found);
  return found.take();
}

Owned currentContext(Runtime& rt, State* state) {
  Dict* values = knownContextValues(rt);
  if (values && values == state->knownFor) return Owned::share(state->known);
  return currentContextSlow(rt, state);
}

Owned contextArg(Runtime& rt, State* state, Value given) {
  if (given.isUnbound() || given.isNone()) return currentContext(rt, state);
  if (!isContext(rt, given))
    return raise(rt, Exc::TypeError, "optional argument must be a context");
  return Owned::share(given);
}

bool setCurrentContext(Runtime& rt, State* state, Value context) {
  Local held(context);
  // What stands for all is not changed by one.
  for (Value shared : {state->defaultContext, state->basicContext, state->extendedContext}) {
    if (context != shared) continue;
    OURO_TRY_BOOL(copy, copyOf(rt, state, context, false));
    held = copy.take();
    break;
  }
  return setContextVar(rt, state->variable, held);
}

namespace {

Owned getcontext(Runtime& rt, Value module, Args) {
  return currentContext(rt, stateOfModule(module));
}

Owned setcontext(Runtime& rt, Value module, Args args) {
  if (!isContext(rt, args[0])) return raise(rt, Exc::TypeError, "argument must be a context");
  return setCurrentContext(rt, stateOfModule(module), args[0]) ? Owned::none() : Owned::error();
}

// args: ctx, and the attributes that the copy is to have.
Owned localcontext(Runtime& rt, Value module, Args args) {
  constexpr const char* kNames[] = {"prec",     "rounding", "Emin",  "Emax",
                                    "capitals", "clamp",    "flags", "traps"};
  State* state = stateOfModule(module);
  OURO_TRY(outer, currentContext(rt, state));
  Local from = args.has(0) && !args[0].isNone() ? Owned::share(args[0]) : Owned::share(outer);
  if (!isContext(rt, from)) return raise(rt, Exc::TypeError, "argument must be a context");
  OURO_TRY(inner, copyOf(rt, state, from, true));
  for (uint32_t i = 0; i < std::size(kNames); i++) {
    if (!args.has(1 + i) || args[1 + i].isNone()) continue;
    Ref<Str> name = intern(rt, kNames[i]);
    OURO_CHECK(name && setAttr(rt, inner, name.get(), args[1 + i]));
  }
  auto* made = rt.make<Manager>(state->manager);
  if (!made) return Owned::error();
  made->inner = inner.take().take();
  made->outer = outer.take().take();
  return Owned::adopt(made);
}

Owned manager_enter(Runtime& rt, Value self, Args) {
  Local inner(self.as<Manager>()->inner);
  OURO_CHECK(setCurrentContext(rt, stateOf(rt, self), inner));
  return inner.take();
}
Owned manager_exit(Runtime& rt, Value self, Args) {
  Local outer(self.as<Manager>()->outer);
  return setCurrentContext(rt, stateOf(rt, self), outer) ? Owned::boolean(false) : Owned::error();
}

void manager_traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<Manager*>(object)->inner);
  visit(visitor, static_cast<Manager*>(object)->outer);
}
void manager_destroy(Object* object) {
  dropField(static_cast<Manager*>(object)->inner);
  dropField(static_cast<Manager*>(object)->outer);
}

constexpr MethodDef kManagerMethods[] = {
    {"__enter__", manager_enter, ""},
    {"__exit__", manager_exit, "*args"},
};

constexpr auto kFunctions = std::to_array<MethodDef>({
    {"getcontext", getcontext, "", "Get the current default context.\n\n"},
    {"setcontext", setcontext, "context, /", "Set a new default context.\n\n"},
    {"localcontext", localcontext,
     "ctx=None, *, prec=None, rounding=None, Emin=None, Emax=None, capitals=None, clamp=None, "
     "flags=None, traps=None",
     "Return a context manager that will set the default context to a copy of ctx\non entry to the "
     "with-statement and restore the previous default context when\nexiting the with-statement. If "
     "no context is supplied, a copy of the current\ndefault context is used.\n\n"},
});

}  // namespace

constinit const std::array<MethodDef, 3> kContextFunctions = kFunctions;

constinit const TypeDef managerTypeDef = {
    .name = "ContextManager",
    .module = "decimal",
    .basicSize = sizeof(Manager),
    .flags = kNoInstances | kContainerType,
    .traverse = manager_traverse,
    .destroy = manager_destroy,
    .methods = kManagerMethods,
};

}  // namespace ouro::decimal
