// _thread._local: an object whose attributes each thread has for itself. The dict of each thread
// lies in Thread::locals under the object's number; the object shows the one of the thread that
// touched it last.

#include "runtime/protocol.h"
#include "runtime/types/dict.h"
#include "runtime/types/fields.h"
#include "runtime/types/instance.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/thread.h"

namespace ouro {

namespace {

struct ThreadLocal : Object {
  uint64_t number;   // never given twice
  uint64_t shownTo;  // Thread::number
  Value arguments;   // of __init__, which runs once in each thread; owned tuple
  Value names;       // of the last of them, given by keyword; owned tuple or null
};
ThreadLocal* localOf(Value v) { return v.as<ThreadLocal>(); }
Value keyOf(const ThreadLocal* local) { return Value::small(static_cast<int64_t>(local->number)); }

void traverse(Object* object, Visitor& visitor) {
  visit(visitor, static_cast<ThreadLocal*>(object)->arguments);
  visit(visitor, static_cast<ThreadLocal*>(object)->names);
}
void clear(Object* object) {
  dropField(static_cast<ThreadLocal*>(object)->arguments);
  dropField(static_cast<ThreadLocal*>(object)->names);
}
void destroy(Object* object) {
  clear(object);
  Runtime& rt = theRuntime();
  for (Thread* thread = &rt.mainThread; thread; thread = thread->next)
    if (thread->locals &&
        dictDelete(rt, thread->locals, keyOf(static_cast<ThreadLocal*>(object))) < 0)
      clearError(rt);
}

bool remember(Runtime& rt, ThreadLocal* local, Dict* dict) {
  Thread* thread = rt.thread;
  if (!thread->locals) {
    OURO_TRY_BOOL(made, newDict(rt));
    thread->locals = made.take().take().as<Dict>();
  }
  local->shownTo = thread->number;
  return dictSet(rt, thread->locals, keyOf(local), dict);
}

bool initialise(Runtime& rt, Value self) {
  auto init = typeOf(rt, self)->slots.init;
  if (init == rt.type(TypeId::Object)->slots.init) return true;
  Local arguments(localOf(self)->arguments), names(fieldOrNone(localOf(self)->names));
  const Tuple* all = arguments.as<Tuple>();
  Tuple* named = names.get().isNone() ? nullptr : names.as<Tuple>();
  auto count = static_cast<uint32_t>(all->length - (named ? named->length : 0));
  return init(rt, self, CallArgs{all->items(), count, named});
}

// Makes the object show the dict of the running thread.
bool show(Runtime& rt, Value self) {
  ThreadLocal* local = localOf(self);
  if (local->shownTo == rt.thread->number) return true;
  Value known =
      rt.thread->locals ? dictGet(rt, rt.thread->locals, keyOf(local)) : Value::notFound();
  if (known.isError()) return false;
  if (!known.isNotFound()) {
    local->shownTo = rt.thread->number;
    return replaceDict(rt, local, known.as<Dict>());
  }
  OURO_TRY_BOOL(dict, newDict(rt));
  return replaceDict(rt, local, dict.as<Dict>()) && remember(rt, local, dict.as<Dict>()) &&
         initialise(rt, self);
}

Owned local_make(Runtime& rt, Type* cls, const CallArgs& given) {
  uint32_t named = given.names ? static_cast<uint32_t>(given.names->length) : 0;
  if (given.positional + named && cls->slots.init == rt.type(TypeId::Object)->slots.init)
    return raise(rt, Exc::TypeError, "Initialization arguments are not supported");
  OURO_TRY(arguments, newTuple(rt, {given.values, given.positional + named}));
  auto* made = static_cast<ThreadLocal*>(rt.allocate(cls, sizeof(ThreadLocal)));
  if (!made) return Owned::error();
  Local self(Owned::adopt(made));
  made->number = rt.nextLocalNumber++;
  assignField(made->arguments, arguments);
  if (given.names) assignField(made->names, given.names);
  Dict* dict = materialiseDict(rt, made);
  if (!dict || !remember(rt, made, dict)) return Owned::error();
  return self.take();
}

Owned local_get(Runtime& rt, Value self, Str* name) {
  OURO_CHECK(show(rt, self));
  return genericGetAttr(rt, self, name);
}
bool local_set(Runtime& rt, Value self, Str* name, Value value) {
  if (equal(name, "__dict__")) {
    return fail(rt, Exc::AttributeError, "'{}' object attribute '__dict__' is read-only",
                typeName(rt, self));
  }
  return show(rt, self) && genericSetAttr(rt, self, name, value);
}

}  // namespace

const TypeDef threadLocalTypeDef = {
    .name = "_local",
    .module = "_thread",
    .basicSize = sizeof(ThreadLocal),
    .flags = kSubclassable | kHasDict | kWeakReferable | kContainerType,
    .traverse = traverse,
    .clear = clear,
    .destroy = destroy,
    .slots = {.getAttribute = local_get, .setAttribute = local_set, .make = local_make},
    .doc = "Attributes that each thread has for itself.",
};

}  // namespace ouro
