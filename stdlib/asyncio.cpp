// The module _asyncio: the running loop, who runs in it, and what futures and tasks need of the
// modules of asyncio. Those import this one, so it asks for them when the first future is made.

#include "stdlib/asyncio.h"

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/exact.h"
#include "runtime/types/set.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace asyncio {

namespace {

// Null with an exception pending once the module is gone.
State* living(Runtime& rt, void* memory) {
  auto* state = static_cast<State*>(memory);
  if (state && state->task) return state;
  (void)raise(rt, Exc::RuntimeError, "the module _asyncio is gone");
  return nullptr;
}
State* stateOfModule(Runtime& rt, Value module) { return living(rt, module.as<Module>()->state); }

// ---- what others have

struct Import {
  const char *module, *name;
  Value State::*field;
};
constexpr Import kImports[] = {
    {"asyncio.events", "get_event_loop_policy", &State::getPolicy},
    {"asyncio.base_futures", "_future_repr", &State::futureRepr},
    {"asyncio.base_tasks", "_task_repr", &State::taskRepr},
    {"asyncio.base_tasks", "_task_get_stack", &State::getStack},
    {"asyncio.base_tasks", "_task_print_stack", &State::printStack},
    {"asyncio.coroutines", "iscoroutine", &State::isCoroutine},
    {"traceback", "extract_stack", &State::extractStack},
    {"asyncio.exceptions", "InvalidStateError", &State::invalidState},
    {"asyncio.exceptions", "CancelledError", &State::cancelled},  // the last: all are there
};

bool importOthers(Runtime& rt, State* state) {
  for (const Import& row : kImports) {
    OURO_TRY_BOOL(module, importModule(rt, row.module));
    Ref<Str> name = intern(rt, row.name);
    if (!name) return false;
    OURO_TRY_BOOL(found, getAttr(rt, module, name.get()));
    assignField(state->*row.field, found);
  }
  return true;
}
bool knowOthers(Runtime& rt, State* state) {
  return !state->cancelled.isNull() || importOthers(rt, state);
}

// The method of that name. *isPlain: it is a function of the class, called with the object as the
// first argument; no bound method is made.
Owned methodOf(Runtime& rt, Value object, Str* name, bool* isPlain) {
  Type* type = typeOf(rt, object);
  *isPlain = false;
  if (type->slots.getAttribute == genericGetAttr) {
    Value found = typeLookup(rt, type, name);
    *isPlain = isExactly(found, TypeId::Function) && instanceAttr(rt, object, name).isNotFound();
    if (*isPlain) return Owned::share(found);
  }
  return getAttr(rt, object, name);
}

Owned callIt(Runtime& rt, Value object, Value name, std::initializer_list<Value> arguments,
             const Value* context, Tuple* names) {
  bool isPlain;
  OURO_TRY(method, methodOf(rt, object, name.as<Str>(), &isPlain));
  Value values[4] = {object};
  uint32_t count = 1;
  for (Value argument : arguments) values[count++] = argument;
  if (context) values[count] = *context;
  const uint32_t skipped = isPlain ? 0 : 1;
  return call(rt, method, CallArgs{values + skipped, count - skipped, names});
}

}  // namespace

State* stateOf(Runtime& rt, const Future* future) {
  Type* type = typeOf(rt, Value(future));
  while (type && !type->moduleState) type = type->base;
  State* state = living(rt, type ? type->moduleState : nullptr);
  return state && knowOthers(rt, state) ? state : nullptr;
}

Owned callNamed(Runtime& rt, Value object, Value name, std::initializer_list<Value> arguments) {
  return callIt(rt, object, name, arguments, nullptr, nullptr);
}
Owned callWithContext(Runtime& rt, const State* state, Value object, Value name,
                      std::initializer_list<Value> arguments, Value context) {
  return callIt(rt, object, name, arguments, &context, state->contextName.as<Tuple>());
}

// ---- the running loop

namespace {

Value runningLoop(const Runtime& rt) {  // borrowed; null: none
  return rt.thread->loopIsParents ? Value::null() : rt.thread->runningLoop;
}

}  // namespace

Owned currentLoop(Runtime& rt, const State* state) {
  if (Value running = runningLoop(rt); !running.isNull()) return Owned::share(running);
  OURO_TRY(policy, call(rt, state->getPolicy));
  Ref<Str> name = intern(rt, "get_event_loop");
  return name ? callMethod(rt, policy, name.get()) : Owned::error();
}

namespace {

Owned asyncio_get_current(Runtime& rt, Value, Args) { return fieldOrNone(runningLoop(rt)); }
Owned asyncio_get_running_loop(Runtime& rt, Value, Args) {
  Value running = runningLoop(rt);
  return running.isNull() ? raise(rt, Exc::RuntimeError, "no running event loop")
                          : Owned::share(running);
}
Owned asyncio_set_running_loop(Runtime& rt, Value, Args args) {
  rt.thread->loopIsParents = false;
  assignField(rt.thread->runningLoop, args[0].isNone() ? Value::null() : args[0]);
  return Owned::none();
}
Owned asyncio_get_event_loop(Runtime& rt, Value module, Args) {
  State* state = stateOfModule(rt, module);
  return state && knowOthers(rt, state) ? currentLoop(rt, state) : Owned::error();
}

}  // namespace

// ---- tasks

bool registerTask(Runtime& rt, const State* state, Value task) {
  OURO_TRY_BOOL(done, callNamed(rt, state->allTasks, state->add, {task}));
  return true;
}

namespace {

// What runs in the loop; borrowed; notFound(), error(). *hashed: the loop's hash.
Value runsIn(Runtime& rt, const State* state, Value loop, uint32_t* hashed) {
  int64_t whole;
  if (!hash(rt, loop, &whole)) return Value::error();
  *hashed = dictHash(whole);
  return dictGetHashed(rt, state->currentTasks.as<Dict>(), loop, *hashed);
}
// Both as text, for a message.
bool refuse(Runtime& rt, const char* format, Value task, Value other) {
  Local held(other);
  OURO_TRY_BOOL(text, repr(rt, task));
  OURO_TRY_BOOL(otherText, repr(rt, held));
  return fail(rt, Exc::RuntimeError, fmt::runtime(format), toUtf8(text.as<Str>()),
              toUtf8(otherText.as<Str>()));
}

}  // namespace

bool enterTask(Runtime& rt, const State* state, Value loop, Value task) {
  uint32_t hashed;
  Value other = runsIn(rt, state, loop, &hashed);
  if (other.isError()) return false;
  if (other.isNotFound())
    return dictSetHashed(rt, state->currentTasks.as<Dict>(), loop, hashed, task);
  return refuse(rt, "Cannot enter into task {} while another task {} is being executed.", task,
                other);
}
bool leaveTask(Runtime& rt, const State* state, Value loop, Value task) {
  uint32_t hashed;
  Value found = runsIn(rt, state, loop, &hashed);
  if (found.isError()) return false;
  if (found != task) {
    if (found.isNotFound()) found = Value::none();
    return refuse(rt, "Leaving task {} does not match the current task {}.", task, found);
  }
  OURO_TRY_BOOL(left, dictPopHashed(rt, state->currentTasks.as<Dict>(), loop, hashed));
  return true;
}

namespace {

Owned asyncio_register_task(Runtime& rt, Value module, Args args) {
  const State* state = stateOfModule(rt, module);
  OURO_CHECK(state && registerTask(rt, state, args[0]));
  return Owned::none();
}
Owned asyncio_unregister_task(Runtime& rt, Value module, Args args) {
  const State* state = stateOfModule(rt, module);
  if (!state) return Owned::error();
  OURO_TRY(done, callNamed(rt, state->allTasks, state->discard, {args[0]}));
  return Owned::none();
}
Owned asyncio_enter_task(Runtime& rt, Value module, Args args) {
  const State* state = stateOfModule(rt, module);
  OURO_CHECK(state && enterTask(rt, state, args[0], args[1]));
  return Owned::none();
}
Owned asyncio_leave_task(Runtime& rt, Value module, Args args) {
  const State* state = stateOfModule(rt, module);
  OURO_CHECK(state && leaveTask(rt, state, args[0], args[1]));
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"get_event_loop", asyncio_get_event_loop, "",
     "The loop that runs in this thread, or else the one of the policy."},
    {"_get_event_loop", asyncio_get_event_loop, "stacklevel=3", "As get_event_loop()."},
    {"get_running_loop", asyncio_get_running_loop, "",
     "The loop that runs in this thread; RuntimeError if there is none."},
    {"_get_running_loop", asyncio_get_current, "", "The loop that runs in this thread, or None."},
    {"_set_running_loop", asyncio_set_running_loop, "loop, /",
     "Tells which loop runs in this thread."},
    {"_register_task", asyncio_register_task, "task", "Adds a task to all tasks."},
    {"_unregister_task", asyncio_unregister_task, "task", "Takes a task out of all tasks."},
    {"_enter_task", asyncio_enter_task, "loop, task", "A task begins to run in a loop."},
    {"_leave_task", asyncio_leave_task, "loop, task", "A task has run in a loop."},
};

// ---- the module

bool addType(Runtime& rt, Module* module, const TypeDef& definition, Type* base, bool isPublic,
             Type*& field) {
  OURO_TRY_BOOL(type, newType(rt, definition, base));
  type.as<Type>()->moduleState = module->state;
  field = type.as<Type>();
  retain(field);
  return !isPublic || moduleAdd(rt, module, definition.name, type.get());
}

bool addNames(Runtime& rt, State* state) {
  constexpr std::pair<const char*, Value State::*> kNames[] = {
      {"call_soon", &State::callSoon},
      {"get_debug", &State::getDebug},
      {"add_done_callback", &State::addDoneCallback},
      {"cancel", &State::cancel},
      {"get_loop", &State::getLoop},
      {"_loop", &State::loop},
      {"_asyncio_future_blocking", &State::blocking},
      {"add", &State::add},
      {"discard", &State::discard},
  };
  for (auto [text, field] : kNames) {
    Ref<Str> name = intern(rt, text);
    if (!name) return false;
    state->*field = Value(name.take());
  }
  Ref<Str> context = intern(rt, "context");
  if (!context) return false;
  OURO_TRY_BOOL(names, newTuple(rt, {Value(context.get())}));
  assignField(state->contextName, names);
  return true;
}

bool addContainers(Runtime& rt, Module* module, State* state) {
  OURO_TRY_BOOL(weakrefs, importModule(rt, "weakref"));
  OURO_TRY_BOOL(contextvars, importModule(rt, "_contextvars"));
  Ref<Str> name = intern(rt, "WeakSet");
  if (!name) return false;
  OURO_TRY_BOOL(weakSet, getAttr(rt, weakrefs, name.get()));
  OURO_TRY_BOOL(all, call(rt, weakSet));
  OURO_TRY_BOOL(current, newDict(rt));
  OURO_TRY_BOOL(types, newSet(rt));
  assignField(state->contextvars, contextvars);
  assignField(state->allTasks, all);
  assignField(state->currentTasks, current);
  assignField(state->coroutineTypes, types);
  return moduleAdd(rt, module, "_all_tasks", all.get()) &&
         moduleAdd(rt, module, "_current_tasks", current.get());
}

bool addAll(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  return addNames(rt, state) && addContainers(rt, module, state) &&
         addType(rt, module, futureTypeDef, nullptr, true, state->future) &&
         addType(rt, module, taskTypeDef, state->future, true, state->task) &&
         addType(rt, module, iteratorTypeDef, nullptr, false, state->iterator) &&
         addType(rt, module, stepTypeDef, nullptr, false, state->step);
}

template <class F>
void eachReference(State* state, F f) {
  for (const Import& row : kImports) f(state->*row.field);
  for (Value* field : {&state->contextvars, &state->allTasks, &state->currentTasks,
                       &state->coroutineTypes, &state->contextName, &state->callSoon,
                       &state->getDebug, &state->addDoneCallback, &state->cancel, &state->getLoop,
                       &state->loop, &state->blocking, &state->add, &state->discard})
    f(*field);
}
void visitState(void* memory, Visitor& visitor) {
  auto* state = static_cast<State*>(memory);
  eachReference(state, [&](Value field) { visit(visitor, field); });
  for (Type* type : {state->future, state->task, state->iterator, state->step})
    visit(visitor, type);
}
void clearState(void* memory) {
  auto* state = static_cast<State*>(memory);
  // Instances that live on must not find the state.
  for (Type* type : {state->future, state->task, state->iterator, state->step})
    if (type) type->moduleState = nullptr;
  eachReference(state, [](Value& field) { dropField(field); });
  for (Type** type : {&state->task, &state->future, &state->iterator, &state->step})
    dropField(*type);
}

}  // namespace

}  // namespace asyncio

extern const ModuleDef asyncioModule;
const ModuleDef asyncioModule = {
    .name = "_asyncio",
    .doc = "Accelerator module for asyncio",
    .functions = asyncio::kFunctions,
    .exec = asyncio::addAll,
    .stateSize = sizeof(asyncio::State),
    .visitState = asyncio::visitState,
    .clearState = asyncio::clearState,
};

}  // namespace ouro
