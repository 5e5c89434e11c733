// The module sys: its table and the plain functions.

#include "stdlib/sys.h"

#include "runtime/argument_name.h"
#include "runtime/frame.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/function.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

namespace {

// What CPython answers is "very many" for what never dies.
constexpr int64_t kImmortalCount = 1'000'000'000;

Owned sys_exit(Runtime& rt, Value, Args args) {
  if (args.has(0) && typeOf(rt, args[0]) == rt.type(TypeId::Tuple)) {
    OURO_TRY(error, call(rt, rt.exception(Exc::SystemExit), args[0].as<Tuple>()->span()));
    return raiseValue(rt, error);
  }
  OURO_TRY(error, call(rt, rt.exception(Exc::SystemExit), args.from(0).first(args.has(0))));
  return raiseValue(rt, error);
}

// The argument on the caller's stack is a reference too, as in CPython.
Owned sys_getrefcount(Runtime&, Value, Args args) {
  return smallInt(args[0].isObject() ? int64_t{args[0].object()->refs} : kImmortalCount);
}

Owned sys_getsizeof(Runtime& rt, Value, Args args) {
  Owned size = callSpecial(rt, args[0], rt.names.sizeof_);
  if (size.isError() && args.has(1) && errorMatches(rt, Exc::TypeError)) {
    clearError(rt);
    return Owned::share(args[1]);
  }
  if (size.isError()) return size;
  Local held = size;
  if (held.isNotFound()) {
    if (args.has(1)) return Owned::share(args[1]);
    return raise(rt, Exc::TypeError, "Type {} doesn't define __sizeof__", typeName(rt, args[0]));
  }
  int64_t bytes;
  OURO_CHECK(indexInt64(rt, held, &bytes));
  if (bytes < 0) return raise(rt, Exc::ValueError, "__sizeof__() should return >= 0");
  return smallInt(bytes);
}

bool cInt(Runtime& rt, Value v, int64_t* result) {
  OURO_TRY_BOOL(whole, index(rt, v));
  if (intFits(rt, whole, result) && *result >= INT32_MIN && *result <= INT32_MAX) return true;
  return fail(rt, Exc::OverflowError, "Python int too large to convert to C int");
}

Owned sys_getrecursionlimit(Runtime& rt, Value, Args) { return smallInt(rt.recursionLimit); }

Owned sys_setrecursionlimit(Runtime& rt, Value, Args args) {
  int64_t limit;
  OURO_CHECK(cInt(rt, args[0], &limit));
  if (limit < 1)
    return raise(rt, Exc::ValueError, "recursion limit must be greater or equal than 1");
  if (rt.depth >= limit) {
    return raise(rt, Exc::RecursionError,
                 "cannot set the recursion limit to {} at the recursion depth {}: the limit is too "
                 "low",
                 limit, rt.depth);
  }
  rt.recursionLimit = std::min(static_cast<uint32_t>(limit), rt.depthLimit);
  setCallLimit(rt);
  return Owned::none();
}

Owned sys_intern(Runtime& rt, Value, Args args) {
  if (!isStr(rt, args[0])) {
    return raise(rt, Exc::TypeError, "intern() argument must be str, not {}",
                 argumentName(rt, args[0]));
  }
  if (!isExactStr(rt, args[0]))
    return raise(rt, Exc::TypeError, "can't intern {}", typeName(rt, args[0]));
  return ownedOrError(intern(rt, args[0].as<Str>()));
}

Owned sys_getframe(Runtime& rt, Value, Args args) {
  int64_t depth = 0;
  if (args.has(0)) OURO_CHECK(cInt(rt, args[0], &depth));
  Frame* frame = rt.frame;
  for (; frame && depth > 0; depth--) frame = frame->previous;
  if (!frame) return raise(rt, Exc::ValueError, "call stack is not deep enough");
  FrameObject* object = frameObjectOf(rt, frame);
  return object ? Owned::share(object) : Owned::error();
}

Owned sys_current_frames(Runtime& rt, Value, Args) {
  OURO_TRY(dict, newDict(rt));
  for (Thread* thread = &rt.mainThread; thread; thread = thread->next) {
    Frame* innermost = thread == rt.thread ? rt.frame : thread->frame;
    if (!innermost) continue;
    FrameObject* frame = frameObjectOf(rt, innermost);
    uint64_t ident = thread == rt.thread ? pthread_self() : thread->ident;
    OURO_CHECK(frame &&
               dictSet(rt, dict.as<Dict>(), Value::small(static_cast<int64_t>(ident)), frame));
  }
  return dict.take();
}

Owned sys_getdefaultencoding(Runtime& rt, Value, Args) { return newStr(rt, "utf-8"); }
Owned sys_getfilesystemencodeerrors(Runtime& rt, Value, Args) {
  return newStr(rt, "surrogateescape");
}

Owned sys_set_int_max_str_digits(Runtime& rt, Value, Args args) {
  int64_t digits;
  OURO_CHECK(cInt(rt, args[0], &digits));
  if (digits != 0 && digits < 640)
    return raise(rt, Exc::ValueError, "maxdigits must be 0 or larger than 640");
  rt.maxStrDigits = static_cast<int>(digits);
  return Owned::none();
}
Owned sys_get_int_max_str_digits(Runtime& rt, Value, Args) { return smallInt(rt.maxStrDigits); }

Owned sys_getallocatedblocks(Runtime& rt, Value, Args) {
  return smallInt(static_cast<int64_t>(rt.heap.liveObjects()));
}

Owned sys_is_finalizing(Runtime&, Value self, Args) {
  return Owned::boolean(sysState(self)->finalizing);
}

Owned sys_getswitchinterval(Runtime& rt, Value self, Args) {
  return newFloat(rt, sysState(self)->switchInterval);
}
Owned sys_setswitchinterval(Runtime& rt, Value self, Args args) {
  double interval;
  OURO_CHECK(asDouble(rt, args[0], &interval));
  if (!(interval > 0))
    return raise(rt, Exc::ValueError, "switch interval must be strictly positive");
  sysState(self)->switchInterval = interval;
  threadsOf(rt).setInterval(interval);
  return Owned::none();
}

Owned sys_get_origin_depth(Runtime& rt, Value, Args) { return smallInt(rt.originDepth); }
Owned sys_set_origin_depth(Runtime& rt, Value, Args args) {
  int64_t depth;
  OURO_CHECK(cInt(rt, args[0], &depth));
  if (depth < 0) return raise(rt, Exc::ValueError, "depth must be >= 0");
  rt.originDepth = static_cast<uint32_t>(depth);
  return Owned::none();
}

Owned sys_clear_type_cache(Runtime&, Value, Args) { return Owned::none(); }

constexpr MethodDef kFunctions[] = {
    {"_clear_type_cache", sys_clear_type_cache, "", "Does nothing that can be seen."},
    {"_current_exceptions", sys_current_exceptions, "",
     "What each thread is handling: type, value and traceback."},
    {"_current_frames", sys_current_frames, "", "The running frame of each thread."},
    {"_getframe", sys_getframe, "depth=0, /", "A frame of the call stack."},
    {"addaudithook", sys_addaudithook, "hook", "Adds a function called with each audit event."},
    {"audit", sys_audit, "*args", "Calls the audit hooks."},
    {"breakpointhook", sys_breakpointhook, "*args, **kws", "What breakpoint() calls."},
    {"call_tracing", sys_call_tracing, "func, args, /", "func(*args)"},
    {"displayhook", sys_displayhook, "object, /", "Shows a value at the prompt."},
    {"exc_info", sys_exc_info, "", "Type, value and traceback of the exception being handled."},
    {"excepthook", sys_excepthook, "exctype, value, traceback, /", "Prints an exception."},
    {"exception", sys_exception, "", "The exception being handled."},
    {"exit", sys_exit, "status=None, /", "Raises SystemExit."},
    {"get_asyncgen_hooks", sys_get_asyncgen_hooks, "", "The hooks of asynchronous generators."},
    {"get_coroutine_origin_tracking_depth", sys_get_origin_depth, "", "See the setter."},
    {"get_int_max_str_digits", sys_get_int_max_str_digits, "",
     "How many digits int and str turn into each other."},
    {"getallocatedblocks", sys_getallocatedblocks, "", "The number of live objects."},
    {"getdefaultencoding", sys_getdefaultencoding, "", "utf-8"},
    {"getfilesystemencodeerrors", sys_getfilesystemencodeerrors, "", "surrogateescape"},
    {"getfilesystemencoding", sys_getdefaultencoding, "", "utf-8"},
    {"getprofile", sys_getprofile, "", "The profile function."},
    {"getrecursionlimit", sys_getrecursionlimit, "", "How deep calls may nest."},
    {"getrefcount", sys_getrefcount, "object, /",
     "The number of references to an object, the argument included."},
    {"getsizeof", sys_getsizeof, "object, default=None", "The bytes an object occupies."},
    {"getswitchinterval", sys_getswitchinterval, "", "Seconds between thread switches."},
    {"gettrace", sys_gettrace, "", "The trace function."},
    {"intern", sys_intern, "string, /", "The one str of this text."},
    {"is_finalizing", sys_is_finalizing, "", "Is the program ending?"},
    {"set_asyncgen_hooks", sys_set_asyncgen_hooks, "firstiter=None, finalizer=None",
     "Sets the hooks of asynchronous generators."},
    {"set_coroutine_origin_tracking_depth", sys_set_origin_depth, "depth",
     "How many frames a coroutine remembers of where it was made."},
    {"set_int_max_str_digits", sys_set_int_max_str_digits, "maxdigits",
     "Limits how many digits int and str turn into each other."},
    {"setprofile", sys_setprofile, "function, /", "Sets the profile function."},
    {"setrecursionlimit", sys_setrecursionlimit, "limit, /", "Sets how deep calls may nest."},
    {"setswitchinterval", sys_setswitchinterval, "interval, /",
     "Sets the seconds between thread switches."},
    {"settrace", sys_settrace, "function, /", "Sets the trace function."},
    {"unraisablehook", sys_unraisablehook, "unraisable, /",
     "Prints an exception that nobody can catch."},
};

bool keepOriginals(Runtime& rt, Module* module) {
  for (const char* name : {"displayhook", "excepthook", "breakpointhook", "unraisablehook"}) {
    Ref<Str> key = intern(rt, name);
    Value hook = key ? dictGet(rt, module->dict.get(), key.get()) : Value::error();
    if (hook.isError() || hook.isNotFound()) return false;
    if (!moduleAdd(rt, module, std::string("__") + name + "__", hook)) return false;
  }
  return true;
}

bool addNames(Runtime& rt, Module* module) {
  sysState(module)->switchInterval = 0.005;
  // meta_path, path_hooks and path_importer_cache come when somebody asks for them.
  return keepOriginals(rt, module) && moduleAdd(rt, module, "modules", Value(rt.modules)) &&
         addSysInfo(rt, module);
}

template <class F>
void eachValue(void* state, F f) {
  auto* sys = static_cast<SysState*>(state);
  for (Value* v : {&sys->auditHooks, &sys->nativeModules})
    if (!v->isNull()) f(*v);
}

void visitState(void* state, Visitor& visitor) {
  eachValue(state, [&](Value& v) { visit(visitor, v); });
}
void clearState(void* state) {
  eachValue(state, [](Value& v) { release(std::exchange(v, Value::null())); });
}

}  // namespace

extern const ModuleDef sysModule;
const ModuleDef sysModule = {
    .name = "sys",
    .doc = "What the interpreter knows of itself, and functions to steer it.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(SysState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
