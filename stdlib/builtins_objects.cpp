// Built-in functions that look at objects: their text, attributes, types and identity.

#include "runtime/argument_name.h"
#include "runtime/frame.h"
#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "stdlib/builtins.h"

namespace ouro {

Owned builtin_repr(Runtime& rt, Value, Args args) { return repr(rt, args[0]); }
Owned builtin_ascii(Runtime& rt, Value, Args args) { return ascii(rt, args[0]); }

Owned builtin_format(Runtime& rt, Value, Args args) {
  if (!args.has(1)) return format(rt, args[0], rt.emptyStr);
  if (!isStr(rt, args[1])) {
    return raise(rt, Exc::TypeError, "format() argument 2 must be str, not {}",
                 argumentName(rt, args[1]));
  }
  return format(rt, args[0], args[1]);
}

Owned builtin_len(Runtime& rt, Value, Args args) {
  int64_t count = length(rt, args[0]);
  return count < 0 ? Owned::error() : newInt(rt, count);
}

Owned builtin_hash(Runtime& rt, Value, Args args) {
  int64_t value;
  OURO_CHECK(hash(rt, args[0], &value));
  return newInt(rt, value);
}

// An object's address is a multiple of 16; the words of all other values are not: they are numbers
// of their own, and equal exactly when the values are identical.
Owned builtin_id(Runtime& rt, Value, Args args) { return newInt(rt, uint64_t{args[0].bits()}); }

Owned builtin_callable(Runtime& rt, Value, Args args) {
  return Owned::boolean(isCallable(rt, args[0]));
}

Owned builtin_isinstance(Runtime& rt, Value, Args args) {
  int is = isInstance(rt, args[0], args[1]);
  return is < 0 ? Owned::error() : Owned::boolean(is);
}

Owned builtin_issubclass(Runtime& rt, Value, Args args) {
  int is = isSubclass(rt, args[0], args[1]);
  return is < 0 ? Owned::error() : Owned::boolean(is);
}

// ---- attributes

Ref<Str> attributeName(Runtime& rt, Value name) {
  if (isStr(rt, name)) return intern(rt, name.as<Str>());
  (void)raise(rt, Exc::TypeError, "attribute name must be string, not '{}'", typeName(rt, name));
  return {};
}

// The built-in functions that get an attribute's name as their second argument. Most often it is
// an interned one; any other is held meanwhile.
using NamedFn = Owned (*)(Runtime&, Args, Str* name);
[[gnu::noinline]] static Owned withOddName(Runtime& rt, Args args, NamedFn use) {
  const Ref<Str> name = attributeName(rt, args[1]);
  return name ? use(rt, args, name.get()) : Owned::error();
}
template <NamedFn use>
[[gnu::always_inline]] static inline Owned withName(Runtime& rt, Args args) {
  const Value name = args[1];
  if (isExactStr(rt, name) && name.as<Str>()->isInterned()) [[likely]]
    return use(rt, args, name.as<Str>());
  return withOddName(rt, args, use);
}

static Owned getNamed(Runtime& rt, Args args, Str* name) {
  if (!args.has(2)) return getAttr(rt, args[0], name);
  Owned found = lookupAttr(rt, args[0], name);
  return found.isNotFound() ? Owned::share(args[2]) : found;
}
static Owned hasNamed(Runtime& rt, Args args, Str* name) {
  Owned found = lookupAttr(rt, args[0], name);
  if (found.isNotFound()) return Owned::boolean(false);
  if (found.isError()) return found;
  release(found.take());
  return Owned::boolean(true);
}
static Owned setNamed(Runtime& rt, Args args, Str* name) {
  return setAttr(rt, args[0], name, args[2]) ? Owned::none() : Owned::error();
}
static Owned deleteNamed(Runtime& rt, Args args, Str* name) {
  return setAttr(rt, args[0], name, Value::unbound()) ? Owned::none() : Owned::error();
}

Owned builtin_getattr(Runtime& rt, Value, Args args) { return withName<getNamed>(rt, args); }
Owned builtin_hasattr(Runtime& rt, Value, Args args) { return withName<hasNamed>(rt, args); }
Owned builtin_setattr(Runtime& rt, Value, Args args) { return withName<setNamed>(rt, args); }
Owned builtin_delattr(Runtime& rt, Value, Args args) { return withName<deleteNamed>(rt, args); }

// ---- namespaces

Owned currentLocals(Runtime& rt) {
  if (!rt.frame) return raise(rt, Exc::SystemError, "frame does not exist");
  if (rt.frame->namespaceOrNone().isObject()) return Owned::share(rt.frame->namespaceOrNone());
  FrameObject* frame = frameObjectOf(rt, rt.frame);
  if (!frame) return Owned::error();
  Ref<Str> name = intern(rt, "f_locals");
  return name ? getAttr(rt, frame, name.get()) : Owned::error();
}

Owned builtin_locals(Runtime& rt, Value, Args) { return currentLocals(rt); }

Owned builtin_globals(Runtime& rt, Value, Args) {
  return rt.frame ? Owned::share(globalsOf(rt.frame)) : Owned::none();
}

namespace {

Owned sortedList(Runtime& rt, Value names) {
  OURO_TRY(list, listFrom(rt, names));
  OURO_CHECK(sortList(rt, list.as<List>(), Value::none(), false));
  return list.take();
}

}  // namespace

Owned builtin_dir(Runtime& rt, Value, Args args) {
  if (!args.has(0)) {
    OURO_TRY(locals, currentLocals(rt));
    OURO_TRY(keys, callMethod(rt, locals, rt.names.keys));
    return sortedList(rt, keys);
  }
  OURO_TRY(names, callSpecial(rt, args[0], rt.names.dir));
  if (names.isNotFound()) return raise(rt, Exc::TypeError, "object does not provide __dir__");
  return sortedList(rt, names);
}

Owned builtin_vars(Runtime& rt, Value, Args args) {
  if (!args.has(0)) return currentLocals(rt);
  Owned dict = lookupAttr(rt, args[0], rt.names.dict);
  if (!dict.isNotFound()) return dict;
  return raise(rt, Exc::TypeError, "vars() argument must have __dict__ attribute");
}

}  // namespace ouro
