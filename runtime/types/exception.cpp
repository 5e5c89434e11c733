// Exceptions as the machine sees them: what may be raised, what matches, how one links to another.

#include "runtime/types/exception.h"

#include "runtime/types/exception_kinds.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// Rows of types without anything of their own; the others stand in specialDefinition.
const TypeDef kPlainDefinitions[] = {
#define EXC(name, base, layout) exceptionDefinition<layout>(#name),
#include "runtime/exceptions.def"
#undef EXC
};

const TypeDef* specialDefinition(Exc exc) {
  switch (exc) {
    case Exc::BaseException: return &baseExceptionTypeDef;
    case Exc::StopIteration: return &stopIterationTypeDef;
    case Exc::SystemExit: return &systemExitTypeDef;
    case Exc::ImportError: return &importErrorTypeDef;
    case Exc::NameError: return &nameErrorTypeDef;
    case Exc::AttributeError: return &attributeErrorTypeDef;
    case Exc::KeyError: return &keyErrorTypeDef;
    case Exc::OSError: return &osErrorTypeDef;
    case Exc::SyntaxError: return &syntaxErrorTypeDef;
    case Exc::UnicodeDecodeError: return &unicodeDecodeErrorTypeDef;
    case Exc::UnicodeEncodeError: return &unicodeEncodeErrorTypeDef;
    case Exc::UnicodeTranslateError: return &unicodeTranslateErrorTypeDef;
    case Exc::BaseExceptionGroup: return &baseExceptionGroupTypeDef;
    default: return nullptr;
  }
}

}  // namespace

const TypeDef& exceptionTypeDef(Exc exc) {
  const TypeDef* special = specialDefinition(exc);
  return special ? *special : kPlainDefinitions[static_cast<size_t>(exc)];
}

bool isExceptionInstance(const Runtime& rt, Value v) {
  return v.isObject() && isSubtype(typeOf(rt, v), rt.exception(Exc::BaseException));
}

bool isExceptionClass(const Runtime& rt, Value v) {
  Type* type = asType(rt, v);
  return type && isSubtype(type, rt.exception(Exc::BaseException));
}

bool exceptionMatches(const Runtime& rt, Value exception, Value pattern) {
  if (isTuple(rt, pattern)) {
    for (Value item : pattern.as<Tuple>()->span())
      if (exceptionMatches(rt, exception, item)) return true;
    return false;
  }
  return isExceptionClass(rt, pattern) && isSubtype(typeOf(rt, exception), pattern.as<Type>());
}

Owned exceptionFrom(Runtime& rt, Value raised) {
  if (isExceptionInstance(rt, raised)) return Owned::share(raised);
  if (!isExceptionClass(rt, raised))
    return raise(rt, Exc::TypeError, "exceptions must derive from BaseException");
  OURO_TRY(made, call(rt, raised));
  if (isExceptionInstance(rt, made)) return made.take();
  return raiseNotAnException(rt, raised, made);
}

Owned raiseNotAnException(Runtime& rt, Value cls, Value made) {
  OURO_TRY(called, repr(rt, cls));
  OURO_TRY(type, repr(rt, Value(typeOf(rt, made))));
  return raise(rt, Exc::TypeError,
               "calling {} should have returned an instance of BaseException, not {}",
               toUtf8(called.as<Str>()), toUtf8(type.as<Str>()));
}

// The chain from `handled` may already lead back to the new exception: it is cut there. It may also
// run in a circle of its own (scripts set __context__); the slow pointer notices.
void linkContext(Runtime&, Value exception, Value handled) {
  if (handled.isNone() || handled == exception) return;
  Local keep(handled);
  Value slow = handled;
  bool moveSlow = false;
  for (Value at = handled;;) {
    Exception* object = at.as<Exception>();
    Value context = object->context;
    if (context.isNone()) break;
    if (context == exception) {
      assignField(object->context, Value::none());
      break;
    }
    at = context;
    if (at == slow) break;
    if (moveSlow) slow = slow.as<Exception>()->context;
    moveSlow = !moveSlow;
  }
  assignField(exception.as<Exception>()->context, handled);
}

void resetException(Value exception) {
  Exception* object = exception.as<Exception>();
  for (Value Exception::*field : {&Exception::traceback, &Exception::context, &Exception::cause})
    assignField(object->*field, Value::none());
  dropField(object->notes);
  object->suppressContext = false;
}

void setCauseAndContext(Value exception, Value cause) {
  Exception* object = exception.as<Exception>();
  assignField(object->cause, cause);
  assignField(object->context, cause);
  object->suppressContext = true;
}

bool addTraceback(Runtime& rt, Exception* exception, Frame* frame) {
  FrameObject* object = frameObjectOf(rt, frame);
  if (!object) return false;
  Traceback* made = rt.make<Traceback>(TypeId::Traceback);
  if (!made) return false;
  retain(object);
  made->frame = object;
  made->instruction = currentInstruction(frame);
  made->line = Traceback::kLineUnknown;
  Value old = std::exchange(exception->traceback, Value(made));
  made->next = old.isNone() ? nullptr : old.as<Traceback>();  // the reference moves
  return true;
}

}  // namespace ouro
