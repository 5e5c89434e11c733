// The module select: waiting until files can be read or written.

#include <poll.h>
#include <sys/select.h>

#include <cerrno>
#include <cmath>
#include <map>
#include <vector>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

struct Waiting {
  Ref<Value> object;
  int fd;
};

bool listArg(Runtime& rt, Value list, short events, std::vector<pollfd>* polled,
             std::vector<Waiting>* waiting) {
  return forEach(rt, list, [&](Value item) {
    int fd;
    if (!descriptorArg(rt, item, &fd)) return false;
    polled->push_back({fd, events, 0});
    waiting->push_back({Ref<Value>(item), fd});
    return true;
  });
}

// poll() that goes on after signals whose handlers raise nothing. milliseconds < 0: for ever.
int pollAll(Runtime& rt, std::vector<pollfd>& polled, int milliseconds) {
  for (;;) {
    int count;
    {
      Unlocked unlocked(rt);
      count = ::poll(polled.data(), polled.size(), milliseconds);
    }
    if (count >= 0) return count;
    if (errno != EINTR) {
      (void)raiseOSError(rt, errno);
      return -1;
    }
    if (!safePoint(rt)) return -1;
  }
}

bool readyList(Runtime& rt, const std::vector<pollfd>& polled, const std::vector<Waiting>& waiting,
               size_t from, size_t to, short events, Local* out) {
  *out = newList(rt);
  if (out->isError()) return false;
  for (size_t i = from; i < to; i++)
    if ((polled[i].revents & events) && !append(rt, out->as<List>(), waiting[i].object))
      return false;
  return true;
}

Owned select_select(Runtime& rt, Value, Args args) {
  std::vector<pollfd> polled;
  std::vector<Waiting> waiting;
  size_t ends[3];
  constexpr short kEvents[] = {POLLIN, POLLOUT, POLLPRI};
  for (uint32_t i = 0; i < 3; i++) {
    OURO_CHECK(listArg(rt, args[i], kEvents[i], &polled, &waiting));
    ends[i] = polled.size();
  }
  double seconds = -1;
  if (args.has(3) && !args[3].isNone()) {
    OURO_CHECK(asDouble(rt, args[3], &seconds));
    if (seconds < 0) return raise(rt, Exc::ValueError, "timeout must be non-negative");
  }
  if (pollAll(rt, polled, seconds < 0 ? -1 : static_cast<int>(std::ceil(seconds * 1000))) < 0)
    return Owned::error();
  for (const pollfd& one : polled)
    if (one.revents & POLLNVAL) return raiseOSError(rt, EBADF);
  Local readable, writable, special;
  constexpr short kDone = POLLHUP | POLLERR;
  OURO_CHECK(readyList(rt, polled, waiting, 0, ends[0], POLLIN | kDone, &readable) &&
             readyList(rt, polled, waiting, ends[0], ends[1], POLLOUT | kDone, &writable) &&
             readyList(rt, polled, waiting, ends[1], ends[2], POLLPRI, &special));
  return newTuple(rt, {readable.get(), writable.get(), special.get()});
}

// ---- poll objects

struct PollObject : Object {
  std::map<int, short>* events;  // of each file descriptor; owned
};
std::map<int, short>& eventsOf(Value v) { return *v.as<PollObject>()->events; }

constexpr short kDefaultEvents = POLLIN | POLLPRI | POLLOUT;

Owned poll_register(Runtime& rt, Value self, Args args) {
  int fd;
  int64_t events = kDefaultEvents;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && (!args.has(1) || indexInt64(rt, args[1], &events)));
  eventsOf(self)[fd] = static_cast<short>(events);
  return Owned::none();
}
Owned poll_modify(Runtime& rt, Value self, Args args) {
  int fd;
  int64_t events;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && indexInt64(rt, args[1], &events));
  if (!eventsOf(self).count(fd)) return raiseOSError(rt, ENOENT);
  eventsOf(self)[fd] = static_cast<short>(events);
  return Owned::none();
}
Owned poll_unregister(Runtime& rt, Value self, Args args) {
  int fd;
  OURO_CHECK(descriptorArg(rt, args[0], &fd));
  if (!eventsOf(self).erase(fd)) return raiseWith(rt, Exc::KeyError, Value::small(fd));
  return Owned::none();
}
Owned poll_poll(Runtime& rt, Value self, Args args) {
  double milliseconds = -1;
  if (args.has(0) && !args[0].isNone()) OURO_CHECK(asDouble(rt, args[0], &milliseconds));
  std::vector<pollfd> polled;
  for (auto [fd, events] : eventsOf(self)) polled.push_back({fd, events, 0});
  if (pollAll(rt, polled, milliseconds < 0 ? -1 : static_cast<int>(std::ceil(milliseconds))) < 0)
    return Owned::error();
  OURO_TRY(list, newList(rt));
  for (const pollfd& one : polled) {
    if (!one.revents) continue;
    OURO_TRY(pair, newTuple(rt, {Value::small(one.fd), Value::small(one.revents)}));
    OURO_CHECK(append(rt, list.as<List>(), pair));
  }
  return list.take();
}

constexpr MethodDef kPollMethods[] = {
    {"register", poll_register, "fd, eventmask=7, /", "Waits for a file too."},
    {"modify", poll_modify, "fd, eventmask, /", "Waits for something else."},
    {"unregister", poll_unregister, "fd, /", "No longer waits for a file."},
    {"poll", poll_poll, "timeout=None, /", "The files that are ready, with what for."},
};
constexpr TypeDef kPoll = {
    .name = "poll",
    .module = "select",
    .basicSize = sizeof(PollObject),
    .flags = kNoInstances,
    .destroy = [](Object* self) { delete static_cast<PollObject*>(self)->events; },
    .methods = kPollMethods,
};

Owned select_poll(Runtime& rt, Value module, Args) {
  Type* type = *static_cast<Type**>(module.as<Module>()->state);
  auto* made = rt.make<PollObject>(type);
  if (!made) return Owned::error();
  made->events = new std::map<int, short>;
  return Owned::adopt(made);
}

constexpr MethodDef kFunctions[] = {
    {"select", select_select, "rlist, wlist, xlist, timeout=None, /",
     "Waits until some of the files are ready."},
    {"poll", select_poll, "", "What waits for many files."},
};

bool addNames(Runtime& rt, Module* module) {
  OURO_TRY_BOOL(type, newType(rt, kPoll));
  *static_cast<Type**>(module->state) = type.take().take().as<Type>();
  constexpr struct {
    const char* name;
    int value;
  } kNumbers[] = {{"POLLIN", POLLIN},   {"POLLPRI", POLLPRI}, {"POLLOUT", POLLOUT},
                  {"POLLERR", POLLERR}, {"POLLHUP", POLLHUP}, {"POLLNVAL", POLLNVAL}};
  for (auto& row : kNumbers)
    if (!moduleAdd(rt, module, row.name, smallInt(row.value))) return false;
  return moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError)));
}
void visitState(void* state, Visitor& visitor) { visit(visitor, *static_cast<Type**>(state)); }
void clearState(void* state) {
  Type* old = std::exchange(*static_cast<Type**>(state), nullptr);
  if (old) release(old);
}

}  // namespace

extern const ModuleDef selectModule;
const ModuleDef selectModule = {
    .name = "select",
    .doc = "Waiting for files.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(Type*),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
