// BaseException: what every exception has.

#include "runtime/types/dict.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/instance.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

constexpr Value Exception::*kBaseFields[] = {&Exception::args, &Exception::traceback,
                                             &Exception::context, &Exception::cause,
                                             &Exception::notes};

Exception* self(Value v) { return v.as<Exception>(); }

bool sameItems(const Tuple* tuple, const CallArgs& given) {
  if (tuple->length != given.positional) return false;
  for (uint32_t i = 0; i < given.positional; i++)
    if (!((*tuple)[i] == given.values[i])) return false;
  return true;
}

Owned positionalTuple(Runtime& rt, const CallArgs& given) {
  if (given.positional == 0) return Owned::share(rt.emptyTuple);
  return newTuple(rt, std::span<const Value>(given.values, given.positional));
}

}  // namespace

void exceptionBaseTraverse(Exception* exception, Visitor& visitor) {
  for (auto field : kBaseFields) visit(visitor, exception->*field);
}

void exceptionBaseClear(Exception* exception) {
  Tuple* empty = theRuntime().emptyTuple;
  assignField(exception->args, empty ? Value(empty) : Value::null());
  for (auto field : {&Exception::traceback, &Exception::context, &Exception::cause})
    assignField(exception->*field, Value::none());
  dropField(exception->notes);
}

void exceptionBaseDestroy(Exception* exception) {
  for (auto field : kBaseFields) dropField(exception->*field);
}

Tuple* exceptionArgs(Value v) { return self(v)->args.as<Tuple>(); }

Owned exceptionMakeWith(Runtime& rt, Type* cls, Value args) {
  Exception* exception = rt.make<Exception>(cls);
  if (!exception) return Owned::error();
  retain(args);
  exception->args = args;
  exception->traceback = exception->context = exception->cause = Value::none();
  // The machine reads these even of classes whose __init__ forgets its base's.
  if (cls->layout == &stopIterationTypeDef)
    static_cast<StopIteration*>(exception)->value = Value::none();
  if (cls->layout == &systemExitTypeDef) static_cast<SystemExit*>(exception)->code = Value::none();
  return Owned::adopt(exception);
}

Owned exceptionMake(Runtime& rt, Type* cls, const CallArgs& given) {
  OURO_TRY(args, positionalTuple(rt, given));
  return exceptionMakeWith(rt, cls, args);
}

bool onlyMakesException(const Type* cls) {
  return cls->slots.make == exceptionMake && cls->slots.init == exceptionInit;
}

bool exceptionSetArgs(Runtime& rt, Value v, const CallArgs& given) {
  if (sameItems(exceptionArgs(v), given)) return true;  // as __new__ left them
  OURO_TRY_BOOL(args, positionalTuple(rt, given));
  assignField(self(v)->args, args);
  return true;
}

bool exceptionInit(Runtime& rt, Value v, const CallArgs& given) {
  if (given.names && given.names->length)
    return fail(rt, Exc::TypeError, "{}() takes no keyword arguments", typeName(rt, v));
  return exceptionSetArgs(rt, v, given);
}

Owned exceptionStr(Runtime& rt, Value v) {
  Tuple* args = exceptionArgs(v);
  if (args->length == 0) return Owned::share(rt.emptyStr);
  if (args->length == 1) return str(rt, (*args)[0]);
  return str(rt, args);
}

Owned exceptionRepr(Runtime& rt, Value v) {
  std::string_view name = typeName(rt, v);
  size_t dot = name.rfind('.');
  if (dot != std::string_view::npos) name.remove_prefix(dot + 1);
  Local args(self(v)->args);
  StrBuilder out(rt);
  out.append(name);
  if (args.as<Tuple>()->length != 1) {
    out.appendRepr(args);
  } else {
    out.append("(");
    out.appendRepr((*args.as<Tuple>())[0]);
    out.append(")");
  }
  return out.finish();
}

bool takeKeywords(Runtime& rt, const char* function, const CallArgs& given,
                  std::span<const KeywordField> fields) {
  size_t count = given.names ? given.names->length : 0;
  for (size_t i = 0; i < count; i++) {
    Str* name = (*given.names)[i].as<Str>();
    bool known = false;
    for (const KeywordField& row : fields) {
      if (!equal(name, row.name)) continue;
      assignField(*row.field, given.values[given.positional + i]);
      known = true;
    }
    if (!known) {
      return fail(rt, Exc::TypeError, "'{}' is an invalid keyword argument for {}()", toUtf8(name),
                  function);
    }
  }
  return true;
}

namespace {

Owned exception_reduce(Runtime& rt, Value v, Args) {
  Dict* dict = instanceDict(rt, v);
  if (!dict) return Owned::error();
  if (!dict->used) return newTuple(rt, {Value(typeOf(rt, v)), self(v)->args});
  return newTuple(rt, {Value(typeOf(rt, v)), self(v)->args, Value(dict)});
}

Owned exception_setstate(Runtime& rt, Value v, Args args) {
  if (args[0].isNone()) return Owned::none();
  if (!isDict(rt, args[0])) return raise(rt, Exc::TypeError, "state is not a dictionary");
  OURO_TRY(state, dictCopy(rt, args[0].as<Dict>()));
  size_t position = 0;
  Value key, value;
  while (dictNext(state.as<Dict>(), &position, &key, &value)) {
    if (!isStr(rt, key)) return raise(rt, Exc::TypeError, "attribute name must be string");
    OURO_CHECK(setAttr(rt, v, key.as<Str>(), value));
  }
  return Owned::none();
}

bool set_traceback(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "{}", "__traceback__ may not be deleted");
  if (!value.isNone() && typeOf(rt, value) != rt.type(TypeId::Traceback))
    return fail(rt, Exc::TypeError, "{}", "__traceback__ must be a traceback or None");
  assignField(self(v)->traceback, value);
  return true;
}

Owned exception_with_traceback(Runtime& rt, Value v, Args args) {
  OURO_CHECK(set_traceback(rt, v, args[0]));
  return Owned::share(v);
}

Owned exception_add_note(Runtime& rt, Value v, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "note must be a str, not '{}'", typeName(rt, args[0]));
  }
  Owned found = lookupAttr(rt, v, rt.names.notes);
  if (found.isNotFound()) {
    OURO_TRY(list, newList(rt, std::span<const Value>(&args.values[0], 1)));
    OURO_CHECK(setAttr(rt, v, rt.names.notes, list));
    return Owned::none();
  }
  OURO_TRY(notes, found);
  if (!isList(rt, notes))
    return raise(rt, Exc::TypeError, "Cannot add note: __notes__ is not a list");
  OURO_CHECK(append(rt, notes.as<List>(), args[0]));
  return Owned::none();
}

bool set_args(Runtime& rt, Value v, Value value) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "{}", "args may not be deleted");
  OURO_TRY_BOOL(args, tupleFrom(rt, value));
  assignField(self(v)->args, args);
  return true;
}

template <Value Exception::*field>
bool setLink(Runtime& rt, Value v, Value value, const char* attribute, const char* what) {
  if (value.isUnbound()) return fail(rt, Exc::TypeError, "{} may not be deleted", attribute);
  if (!value.isNone() && !isExceptionInstance(rt, value)) {
    return fail(rt, Exc::TypeError, "exception {} must be None or derive from BaseException", what);
  }
  assignField(self(v)->*field, value);
  return true;
}
bool set_context(Runtime& rt, Value v, Value value) {
  return setLink<&Exception::context>(rt, v, value, "__context__", "context");
}
bool set_cause(Runtime& rt, Value v, Value value) {
  if (!setLink<&Exception::cause>(rt, v, value, "__cause__", "cause")) return false;
  self(v)->suppressContext = true;
  return true;
}

Owned get_suppress(Runtime&, Value v) { return Owned::boolean(self(v)->suppressContext); }
bool set_suppress(Runtime& rt, Value v, Value value) {
  if (value.isUnbound())
    return fail(rt, Exc::TypeError, "{}", "can't delete numeric/char attribute");
  if (!value.isBool()) return fail(rt, Exc::TypeError, "{}", "attribute value type must be bool");
  self(v)->suppressContext = value.isTrue();
  return true;
}

constexpr MethodDef kMethods[] = {
    {"__reduce__", exception_reduce, "", "Helper for pickle."},
    {"__setstate__", exception_setstate, "state, /", "Sets attributes from a dict."},
    {"with_traceback", exception_with_traceback, "tb, /",
     "Sets __traceback__ and returns the exception."},
    {"add_note", exception_add_note, "note, /",
     "Adds a line of text that is printed with the exception."},
};

const GetSetDef kAttributes[] = {
    {"args", getField<&Exception::args>, set_args},
    {"__traceback__", getField<&Exception::traceback>, set_traceback},
    {"__context__", getField<&Exception::context>, set_context, "exception context"},
    {"__cause__", getField<&Exception::cause>, set_cause, "exception cause"},
    {"__suppress_context__", get_suppress, set_suppress, "", true},
    {"__dict__", [](Runtime& rt, Value v) { return dictAccessor().get(rt, v); },
     [](Runtime& rt, Value v, Value value) { return dictAccessor().set(rt, v, value); }},
};

constexpr Slots kSlots = {
    .repr = exceptionRepr, .str = exceptionStr, .make = exceptionMake, .init = exceptionInit};

}  // namespace

const TypeDef baseExceptionTypeDef = exceptionDefinition<Exception>(
    "BaseException", kSlots, kMethods, kAttributes, "The base of all exceptions.");

}  // namespace ouro
