// OSError: an errno, its text and up to two file names; the errno chooses the subclass.

#include <cerrno>

#include "runtime/types/dict.h"
#include "runtime/types/exception_kinds.h"
#include "runtime/types/instance.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

OSError* self(Value v) { return v.as<OSError>(); }

Exc kindOfErrno(int64_t number) {
  switch (number) {
    case EAGAIN:
    case EALREADY:
    case EINPROGRESS: return Exc::BlockingIOError;
    case EPIPE:
    case ESHUTDOWN: return Exc::BrokenPipeError;
    case ECHILD: return Exc::ChildProcessError;
    case ECONNABORTED: return Exc::ConnectionAbortedError;
    case ECONNREFUSED: return Exc::ConnectionRefusedError;
    case ECONNRESET: return Exc::ConnectionResetError;
    case EEXIST: return Exc::FileExistsError;
    case ENOENT: return Exc::FileNotFoundError;
    case EISDIR: return Exc::IsADirectoryError;
    case ENOTDIR: return Exc::NotADirectoryError;
    case EINTR: return Exc::InterruptedError;
    case EACCES:
    case EPERM: return Exc::PermissionError;
    case ESRCH: return Exc::ProcessLookupError;
    case ETIMEDOUT: return Exc::TimeoutError;
    default: return Exc::OSError;
  }
}

bool osError_init(Runtime&, Value, const CallArgs&);

// A subclass with an __init__ but no __new__ of its own has its fields filled by __init__ (which it
// calls with arguments of its choice); everything else by __new__, as it must choose the class.
bool initFills(const Runtime& rt, const Type* cls) {
  const Slots& base = rt.exception(Exc::OSError)->slots;
  return cls->slots.init != base.init && cls->slots.make == base.make;
}

// OSError(errno, strerror[, filename[, winerror[, filename2]]]); other numbers of arguments fill
// nothing. File names are not part of args.
bool fill(Runtime& rt, OSError* error, const CallArgs& given) {
  uint32_t count = given.positional;
  uint32_t kept = count;
  if (count >= 2 && count <= 5) {
    assignField(error->errorNumber, given.values[0]);
    assignField(error->strerror, given.values[1]);
    bool named = count >= 3 && !given.values[2].isNone();
    if (named && typeOf(rt, Value(error)) == rt.exception(Exc::BlockingIOError) &&
        isInt(rt, given.values[2])) {
      if (!indexInt64(rt, given.values[2], &error->written, Exc::ValueError)) return false;
    } else if (named) {
      assignField(error->filename, given.values[2]);
      if (count == 5 && !given.values[4].isNone()) assignField(error->filename2, given.values[4]);
      kept = 2;
    }
  }
  return exceptionSetArgs(rt, Value(error), {given.values, kept, nullptr});
}

Owned osError_make(Runtime& rt, Type* cls, const CallArgs& given) {
  bool later = initFills(rt, cls);
  if (!later && given.names && given.names->length)
    return raise(rt, Exc::TypeError, "{}() takes no keyword arguments", nameOf(cls));
  if (cls == rt.exception(Exc::OSError) && given.positional >= 2 && given.positional <= 5) {
    int64_t number;
    if (isInt(rt, given.values[0]) && intFits(rt, given.values[0], &number))
      cls = rt.exception(kindOfErrno(number));
  }
  OURO_TRY(made, exceptionMakeWith(rt, cls, Value(rt.emptyTuple)));
  self(made)->written = -1;
  if (!later) OURO_CHECK(fill(rt, self(made), given));
  return made.take();
}

bool osError_init(Runtime& rt, Value v, const CallArgs& given) {
  if (!initFills(rt, typeOf(rt, v))) return true;
  if (given.names && given.names->length)
    return fail(rt, Exc::TypeError, "{}() takes no keyword arguments", typeName(rt, v));
  return fill(rt, self(v), given);
}

Owned osError_str(Runtime& rt, Value v) {
  OSError* error = self(v);
  bool named = !error->filename.isNull();
  if (!named && (error->errorNumber.isNull() || error->strerror.isNull()))
    return exceptionStr(rt, v);
  StrBuilder out(rt);
  out.append("[Errno ");
  out.appendStr(error->errorNumber.isNull() ? Value::none() : error->errorNumber);
  out.append("] ");
  out.appendStr(error->strerror.isNull() ? Value::none() : error->strerror);
  if (named) {
    out.append(": ");
    out.appendRepr(error->filename);
    if (!error->filename2.isNull()) {
      out.append(" -> ");
      out.appendRepr(error->filename2);
    }
  }
  return out.finish();
}

Owned osError_reduce(Runtime& rt, Value v, Args) {
  OSError* error = self(v);
  Local args(error->args);
  if (args.as<Tuple>()->length == 2 && !error->filename.isNull()) {
    Value first = (*args.as<Tuple>())[0], second = (*args.as<Tuple>())[1];
    args = error->filename2.isNull()
               ? newTuple(rt, {first, second, error->filename})
               : newTuple(rt, {first, second, error->filename, Value::none(), error->filename2});
    if (args.isError()) return Owned::error();
  }
  Dict* dict = instanceDict(rt, v);
  if (!dict) return Owned::error();
  if (!dict->used) return newTuple(rt, {Value(typeOf(rt, v)), args.get()});
  return newTuple(rt, {Value(typeOf(rt, v)), args.get(), Value(dict)});
}

Owned get_written(Runtime& rt, Value v) {
  if (self(v)->written < 0) return raise(rt, Exc::AttributeError, "characters_written");
  return smallInt(self(v)->written);
}
bool set_written(Runtime& rt, Value v, Value value) {
  if (!value.isUnbound()) return indexInt64(rt, value, &self(v)->written, Exc::ValueError);
  if (self(v)->written < 0) return fail(rt, Exc::AttributeError, "{}", "characters_written");
  self(v)->written = -1;
  return true;
}

const MethodDef kMethods[] = {{"__reduce__", osError_reduce, "", "Helper for pickle."}};
const GetSetDef kAttributes[] = {
    {"errno", getField<&OSError::errorNumber>, setField<&OSError::errorNumber>,
     "POSIX exception code", true},
    {"strerror", getField<&OSError::strerror>, setField<&OSError::strerror>, "exception strerror",
     true},
    {"filename", getField<&OSError::filename>, setField<&OSError::filename>, "exception filename",
     true},
    {"filename2", getField<&OSError::filename2>, setField<&OSError::filename2>,
     "second exception filename", true},
    {"characters_written", get_written, set_written},
};
constexpr Slots kSlots = {.str = osError_str, .make = osError_make, .init = osError_init};

}  // namespace

const TypeDef osErrorTypeDef = exceptionDefinition<OSError>(
    "OSError", kSlots, kMethods, kAttributes, "The operating system refused something.");

}  // namespace ouro
