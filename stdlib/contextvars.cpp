// The module _contextvars: Context, ContextVar and Token.

#include "stdlib/contextvars.h"

#include "runtime/args.h"
#include "runtime/protocol.h"
#include "runtime/types/fields.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/union.h"

namespace ouro {

namespace {

struct ContextVar : Object {
  Value name, fallback;  // fallback null: none; owned
};
struct Token : Object {
  Value context, variable, old;  // old null: there was no value; owned
  bool isUsed;
};
struct State {
  Type *context, *variable, *token;  // owned
  Value missing;                     // Token.MISSING; owned
};

State* stateOf(const Runtime& rt, Value self) {
  return static_cast<State*>(typeOf(rt, self)->moduleState);
}
ContextObject* contextOf(Value self) { return self.as<ContextObject>(); }
ContextVar* variableOf(Value self) { return self.as<ContextVar>(); }
Token* tokenOf(Value self) { return self.as<Token>(); }

Owned newContext(Runtime& rt, Type* type, Dict* values) {
  Local held;
  if (values) {
    held = Local(Value(values));
  } else {
    OURO_TRY(made, newDict(rt));
    held = made.take();
  }
  auto* made = rt.make<ContextObject>(type);
  if (!made) return Owned::error();
  made->values = held.take().take().as<Dict>();
  made->previous = Value::null();
  made->isEntered = false;
  return Owned::adopt(made);
}

// The running thread's context; borrowed.
ContextObject* current(Runtime& rt, const State* state) {
  if (!rt.thread->context) {
    Local made = newContext(rt, state->context, nullptr);
    if (made.isError()) return nullptr;
    rt.thread->context = made.take().take().object();
  }
  return static_cast<ContextObject*>(rt.thread->context);
}

void replaceValues(ContextObject* context, Owned values) {
  Dict* old = std::exchange(context->values, values.take().as<Dict>());
  release(old);
}

// ---- Context

Owned context_make(Runtime& rt, Type* cls, const CallArgs& given) {
  if (given.positional || given.names)
    return raise(rt, Exc::TypeError, "Context() does not accept any arguments");
  return newContext(rt, cls, nullptr);
}

void context_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<ContextObject*>(object);
  visit(visitor, self->values);
  visit(visitor, self->previous);
}
void context_destroy(Object* object) {
  auto* self = static_cast<ContextObject*>(object);
  dropField(self->values);
  dropField(self->previous);
}

bool failEntered(Runtime& rt, Value self) {
  OURO_TRY_BOOL(shown, repr(rt, self));
  return fail(rt, Exc::RuntimeError, "cannot enter context: {} is already entered",
              toUtf8(shown.as<Str>()));
}

// args: a dict of keywords or unbound, then what *args caught.
Owned context_run(Runtime& rt, Value self, Args args) {
  if (args.from(1).empty())
    return raise(rt, Exc::TypeError, "run() missing 1 required positional argument");
  ContextObject* context = contextOf(self);
  if (context->isEntered) return failEntered(rt, self), Owned::error();
  Local held(self), function(args[1]);
  Object* before = rt.thread->context;  // our reference, until the call is over
  context->previous = before ? Value(before) : Value::null();
  context->isEntered = true;
  retain(context);
  rt.thread->context = context;
  Owned result = passKeywords(rt, args[0], args.from(2),
                              [&](const CallArgs& given) { return call(rt, function, given); });
  context->isEntered = false;
  rt.thread->context = before;
  context->previous = Value::null();
  release(context);
  return result;
}

Owned context_copy(Runtime& rt, Value self, Args) {
  return newContext(rt, typeOf(rt, self), contextOf(self)->values);
}

bool checkVariable(Runtime& rt, Value self, Value key) {
  if (key.isObject() && typeOf(rt, key) == stateOf(rt, self)->variable) return true;
  OURO_TRY_BOOL(shown, repr(rt, key));
  return fail(rt, Exc::TypeError, "a ContextVar key was expected, got {}", toUtf8(shown.as<Str>()));
}

Owned context_get(Runtime& rt, Value self, Args args) {
  OURO_CHECK(checkVariable(rt, self, args[0]));
  Value found = dictGet(rt, contextOf(self)->values, args[0]);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  return args.has(1) ? Owned::share(args[1]) : Owned::none();
}

template <TypeId view>
Owned context_view(Runtime& rt, Value self, Args) {
  return newDictView(rt, view, contextOf(self)->values);
}

Owned context_getitem(Runtime& rt, Value self, Value key) {
  OURO_CHECK(checkVariable(rt, self, key));
  return dictSubscript(rt, contextOf(self)->values, key);
}
int context_contains(Runtime& rt, Value self, Value key) {
  if (!checkVariable(rt, self, key)) return -1;
  Value found = dictGet(rt, contextOf(self)->values, key);
  return found.isError() ? -1 : !found.isNotFound();
}
int64_t context_length(Runtime&, Value self) { return contextOf(self)->values->used; }
Owned context_iter(Runtime& rt, Value self) { return iter(rt, Value(contextOf(self)->values)); }

Owned context_compare(Runtime& rt, Value left, Value right, CompareOp op) {
  bool isEquality = op == CompareOp::Eq || op == CompareOp::Ne;
  if (!isEquality || typeOf(rt, left) != typeOf(rt, right)) return Owned::notImplemented();
  int same = dictEquals(rt, contextOf(left)->values, contextOf(right)->values);
  return same < 0 ? Owned::error() : Owned::boolean(same == (op == CompareOp::Eq));
}

constexpr MethodDef kContextMethods[] = {
    {"run", context_run, "*args, **kwargs", "Calls a function in this context."},
    {"copy", context_copy, "", "Return a shallow copy of the context object."},
    {"get", context_get, "key, default=None, /",
     "Return the value for `key` if `key` has the value in the context object.\n\nIf `key` does "
     "not exist, return `default`. If `default` is not given,\nreturn None."},
    {"keys", context_view<TypeId::DictKeys>, "",
     "Return a list of all variables in the context object."},
    {"values", context_view<TypeId::DictValues>, "",
     "Return a list of all variables' values in the context object."},
    {"items", context_view<TypeId::DictItems>, "",
     "Return all variables and their values in the context object.\n\nThe result is returned as a "
     "list of 2-tuples (variable, value)."},
};

constexpr Slots contextSlots() {
  Slots slots;
  slots.make = context_make;
  slots.compare = context_compare;
  slots.getItem = context_getitem;
  slots.contains = context_contains;
  slots.length = context_length;
  slots.iter = context_iter;
  return slots;
}
constexpr TypeDef kContextType = {
    .name = "Context",
    .module = "_contextvars",
    .basicSize = sizeof(ContextObject),
    .flags = kContainerType | kWeakReferable,
    .traverse = context_traverse,
    .destroy = context_destroy,
    .slots = contextSlots(),
    .methods = kContextMethods,
};

// ---- ContextVar

Owned makeVariable(Runtime& rt, Type* type, Value name, Value fallback) {
  auto* made = rt.make<ContextVar>(type);
  if (!made) return Owned::error();
  made->name = made->fallback = Value::null();
  assignField(made->name, name);
  assignField(made->fallback, fallback);
  return Owned::adopt(made);
}

constexpr MethodDef kMakeVariable = {
    "ContextVar",
    [](Runtime& rt, Value cls, Args args) {
      if (!isStr(rt, args[0]))
        return raise(rt, Exc::TypeError, "context variable name must be a str");
      return makeVariable(rt, cls.as<Type>(), args[0], args.has(1) ? args[1] : Value::null());
    },
    "name, /, *, default=None"};
Owned variable_make(Runtime& rt, Type* cls, const CallArgs& given) {
  return callNative(rt, kMakeVariable, nullptr, Value(cls), given);
}

void variable_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<ContextVar*>(object);
  visit(visitor, self->name);
  visit(visitor, self->fallback);
}
void variable_destroy(Object* object) {
  auto* self = static_cast<ContextVar*>(object);
  dropField(self->name);
  dropField(self->fallback);
}

Owned variable_get(Runtime& rt, Value self, Args args) {
  ContextObject* context = current(rt, stateOf(rt, self));
  if (!context) return Owned::error();
  Value found = dictGet(rt, context->values, self);
  if (found.isError()) return Owned::error();
  if (!found.isNotFound()) return Owned::share(found);
  if (args.has(0)) return Owned::share(args[0]);
  if (!variableOf(self)->fallback.isNull()) return Owned::share(variableOf(self)->fallback);
  return raiseWith(rt, Exc::LookupError, self);
}

// The value in the context: null takes it away. What a copy of the context or an iterator shares
// with it stays as it is.
bool assign(Runtime& rt, ContextObject* context, Value variable, Value value) {
  if (context->values->refs == 1 && !value.isNull())
    return dictSet(rt, context->values, variable, value);
  OURO_TRY_BOOL(copy, dictCopy(rt, context->values));
  Dict* values = copy.as<Dict>();
  if (value.isNull() ? dictDelete(rt, values, variable) < 0 : !dictSet(rt, values, variable, value))
    return false;
  replaceValues(context, copy.take());
  return true;
}

Owned variable_set(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, self);
  ContextObject* context = current(rt, state);
  if (!context) return Owned::error();
  Value old = dictGet(rt, context->values, self);
  if (old.isError()) return Owned::error();
  auto* made = rt.make<Token>(state->token);
  if (!made) return Owned::error();
  Local token = Owned::adopt(made);
  made->context = made->variable = made->old = Value::null();
  made->isUsed = false;
  assignField(made->context, context);
  assignField(made->variable, self);
  assignField(made->old, old.isNotFound() ? Value::null() : old);
  OURO_CHECK(assign(rt, context, self, args[0]));
  return token.take();
}

Owned refuseToken(Runtime& rt, Exc exc, Value token, const char* why) {
  OURO_TRY(shown, repr(rt, token));
  return raise(rt, exc, "{} {}", toUtf8(shown.as<Str>()), why);
}

Owned variable_reset(Runtime& rt, Value self, Args args) {
  const State* state = stateOf(rt, self);
  if (!args[0].isObject() || typeOf(rt, args[0]) != state->token) {
    OURO_TRY(shown, repr(rt, args[0]));
    return raise(rt, Exc::TypeError, "expected an instance of Token, got {}",
                 toUtf8(shown.as<Str>()));
  }
  Token* token = tokenOf(args[0]);
  ContextObject* context = current(rt, state);
  if (!context) return Owned::error();
  if (token->isUsed)
    return refuseToken(rt, Exc::RuntimeError, args[0], "has already been used once");
  if (token->variable != self)
    return refuseToken(rt, Exc::ValueError, args[0], "was created by a different ContextVar");
  if (token->context != Value(context))
    return refuseToken(rt, Exc::ValueError, args[0], "was created in a different Context");
  token->isUsed = true;
  return assign(rt, context, self, token->old) ? Owned::none() : Owned::error();
}

Owned variable_repr(Runtime& rt, Value self) {
  StrBuilder text(rt);
  Value fallback = variableOf(self)->fallback;
  bool ok = text.append("<ContextVar name=") && text.appendRepr(variableOf(self)->name) &&
            (fallback.isNull() || (text.append(" default=") && text.appendRepr(fallback))) &&
            text.append(fmt::format(" at {:#x}>", self.bits()));
  return ok ? text.finish() : Owned::error();
}

constexpr MethodDef kVariableMethods[] = {
    {"get", variable_get, "default=None, /",
     "Return a value for the context variable for the current context.\n\nIf there is no value for "
     "the variable in the current context, the method will:\n * return the value of the default "
     "argument of the method, if provided; or\n * return the default value for the context "
     "variable, if it was created\n   with one; or\n * raise a LookupError."},
    {"set", variable_set, "value, /",
     "Call to set a new value for the context variable in the current context.\n\nThe required "
     "*value* argument is the new value for the context variable.\n\nReturns a Token object that "
     "can be used to restore the variable to its previous\nvalue via the `ContextVar.reset()` "
     "method."},
    {"reset", variable_reset, "token, /",
     "Reset the context variable.\n\nThe variable is reset to the value it had before the "
     "`ContextVar.set()` that\ncreated the token was used."},
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};
constexpr GetSetDef kVariableAttributes[] = {{"name", getField<&ContextVar::name>}};

constexpr Slots variableSlots() {
  Slots slots;
  slots.make = variable_make;
  slots.repr = variable_repr;
  return slots;
}
constexpr TypeDef kVariableType = {
    .name = "ContextVar",
    .module = "_contextvars",
    .basicSize = sizeof(ContextVar),
    .flags = kContainerType,
    .traverse = variable_traverse,
    .destroy = variable_destroy,
    .slots = variableSlots(),
    .methods = kVariableMethods,
    .attributes = kVariableAttributes,
};

// ---- Token

Owned token_make(Runtime& rt, Type*, const CallArgs&) {
  return raise(rt, Exc::RuntimeError, "Tokens can only be created by ContextVars");
}
void token_traverse(Object* object, Visitor& visitor) {
  auto* self = static_cast<Token*>(object);
  for (Value field : {self->context, self->variable, self->old}) visit(visitor, field);
}
void token_destroy(Object* object) {
  auto* self = static_cast<Token*>(object);
  dropField(self->context);
  dropField(self->variable);
  dropField(self->old);
}
Owned token_old(Runtime& rt, Value self) {
  Value old = tokenOf(self)->old;
  return Owned::share(old.isNull() ? stateOf(rt, self)->missing : old);
}
Owned token_repr(Runtime& rt, Value self) {
  StrBuilder text(rt);
  bool ok = text.append(tokenOf(self)->isUsed ? "<Token used var=" : "<Token var=") &&
            text.appendRepr(tokenOf(self)->variable) &&
            text.append(fmt::format(" at {:#x}>", self.bits()));
  return ok ? text.finish() : Owned::error();
}
constexpr MethodDef kTokenMethods[] = {
    {"__class_getitem__", genericClassGetItem, "item, /", "See PEP 585", MethodKind::Class},
};
constexpr GetSetDef kTokenAttributes[] = {
    {"var", getField<&Token::variable>},
    {"old_value", token_old},
};
constexpr Slots tokenSlots() {
  Slots slots;
  slots.make = token_make;
  slots.repr = token_repr;
  return slots;
}
constexpr TypeDef kTokenType = {
    .name = "Token",
    .module = "_contextvars",
    .basicSize = sizeof(Token),
    .flags = kContainerType,
    .traverse = token_traverse,
    .destroy = token_destroy,
    .slots = tokenSlots(),
    .methods = kTokenMethods,
    .attributes = kTokenAttributes,
};

Owned missing_repr(Runtime& rt, Value) { return newAscii(rt, "<Token.MISSING>"); }
constexpr Slots missingSlots() {
  Slots slots;
  slots.repr = missing_repr;
  return slots;
}
constexpr TypeDef kMissingType = {
    .name = "Token.MISSING",
    .module = "builtins",
    .basicSize = sizeof(Object),
    .flags = kNoInstances,
    .slots = missingSlots(),
};

// ---- the module

Owned copyContext(Runtime& rt, Value module, Args) {
  return copyCurrentContext(rt, module.as<Module>());
}
constexpr MethodDef kFunctions[] = {{"copy_context", copyContext, "", ""}};

bool addMissing(Runtime& rt, State* state) {
  OURO_TRY_BOOL(type, newType(rt, kMissingType));
  auto* made = rt.make<Object>(type.as<Type>());
  if (!made) return false;
  state->missing = Value(made);
  if (!state->token->dict && !readyType(rt, state->token)) return false;
  Ref<Str> name = intern(rt, "MISSING");
  return name && dictSet(rt, state->token->dict.get(), name.get(), state->missing);
}

bool addNames(Runtime& rt, Module* module) {
  auto* state = static_cast<State*>(module->state);
  const std::pair<const TypeDef*, Type**> types[] = {{&kContextType, &state->context},
                                                     {&kVariableType, &state->variable},
                                                     {&kTokenType, &state->token}};
  for (auto [definition, field] : types) {
    Type* type = moduleAddType(rt, module, *definition);
    if (!type) return false;
    type->moduleState = state;
    retain(type);
    *field = type;
  }
  return addMissing(rt, state);
}

void visitState(void* data, Visitor& visitor) {
  auto* state = static_cast<State*>(data);
  for (Type* type : {state->context, state->variable, state->token}) visit(visitor, type);
  visit(visitor, state->missing);
}
void clearState(void* data) {
  auto* state = static_cast<State*>(data);
  dropField(state->missing);
  for (Type** type : {&state->context, &state->variable, &state->token}) dropField(*type);
}

// The module's state; it is imported when a native module needs it.
State* importState(Runtime& rt) {
  Local module = importModule(rt, "_contextvars");
  return module.isError() ? nullptr : static_cast<State*>(module.as<Module>()->state);
}

}  // namespace

Owned copyCurrentContext(Runtime& rt, const Module* module) {
  auto* state = static_cast<State*>(module->state);
  ContextObject* context = current(rt, state);
  return context ? newContext(rt, state->context, context->values) : Owned::error();
}

Dict* contextValues(Runtime& rt) {
  if (!rt.thread->context) {
    State* state = importState(rt);
    if (!state || !current(rt, state)) return nullptr;
  }
  return static_cast<ContextObject*>(rt.thread->context)->values;
}

Owned newContextVar(Runtime& rt, Str* name) {
  State* state = importState(rt);
  return state ? makeVariable(rt, state->variable, name, Value::null()) : Owned::error();
}

bool setContextVar(Runtime& rt, Value variable, Value value) {
  return contextValues(rt) &&
         assign(rt, static_cast<ContextObject*>(rt.thread->context), variable, value);
}

extern const ModuleDef contextvarsModule;
const ModuleDef contextvarsModule = {
    .name = "_contextvars",
    .doc = "Context Variables",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(State),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
