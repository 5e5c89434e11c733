// The module select: waiting until files can be read or written.

#include "stdlib/select.h"

#include <limits.h>
#include <poll.h>
#include <sys/epoll.h>

#include <map>
#include <vector>

#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"

namespace ouro {

bool timeoutArg(Runtime& rt, Value v, double scale, int64_t* milliseconds) {
  *milliseconds = -1;
  if (v.isNone()) return true;
  double time;
  if (!typeOf(rt, v)->slots.toFloat && !typeOf(rt, v)->slots.index)
    return fail(rt, Exc::TypeError, "timeout must be an integer or None");
  if (!asDouble(rt, v, &time)) return false;
  if (std::isnan(time)) return fail(rt, Exc::ValueError, "Invalid value NaN (not a number)");
  if (time < 0) return true;
  if (time * scale > 0x1p63 * 1e-6)  // nanoseconds do not fit
    return fail(rt, Exc::OverflowError, "timestamp too large to convert to C _PyTime_t");
  time = std::ceil(time * scale);
  if (time > INT32_MAX) return fail(rt, Exc::OverflowError, "timeout is too large");
  *milliseconds = static_cast<int64_t>(time);
  return true;
}

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

// The count of those that are ready, or -1 with an exception pending.
int64_t pollAll(Runtime& rt, std::vector<pollfd>& polled, int64_t milliseconds) {
  return waitFor(rt, milliseconds,
                 [&](int left) { return ::poll(polled.data(), polled.size(), left); });
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
  int64_t milliseconds = -1;
  if (args.has(3) && !args[3].isNone()) {
    OURO_CHECK(timeoutArg(rt, args[3], 1000, &milliseconds));
    if (milliseconds < 0) return raise(rt, Exc::ValueError, "timeout must be non-negative");
  }
  if (pollAll(rt, polled, milliseconds) < 0) return Owned::error();
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
  bool isWaiting;
  std::map<int, short>* events;  // of each file descriptor; owned
};
std::map<int, short>& eventsOf(Value v) { return *v.as<PollObject>()->events; }

constexpr short kDefaultEvents = POLLIN | POLLPRI | POLLOUT;

// A number of 16 bits without a sign.
bool eventsArg(Runtime& rt, Value v, int64_t* out) {
  if (!typeOf(rt, v)->slots.index) return fail(rt, Exc::TypeError, "an integer is required");
  OURO_TRY_BOOL(whole, index(rt, v));
  if (intIsNegative(rt, whole)) return fail(rt, Exc::ValueError, "value must be positive");
  if (!intFits(rt, whole, out))
    return fail(rt, Exc::OverflowError, "Python int too large to convert to C unsigned long");
  return *out <= UINT16_MAX ||
         fail(rt, Exc::OverflowError, "Python int too large for C unsigned short");
}

Owned poll_register(Runtime& rt, Value self, Args args) {
  int fd;
  int64_t events = kDefaultEvents;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && (!args.has(1) || eventsArg(rt, args[1], &events)));
  eventsOf(self)[fd] = static_cast<short>(events);
  return Owned::none();
}
Owned poll_modify(Runtime& rt, Value self, Args args) {
  int fd;
  int64_t events;
  OURO_CHECK(descriptorArg(rt, args[0], &fd) && eventsArg(rt, args[1], &events));
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
  int64_t milliseconds = -1;
  OURO_CHECK(!args.has(0) || timeoutArg(rt, args[0], 1, &milliseconds));
  if (self.as<PollObject>()->isWaiting)
    return raise(rt, Exc::RuntimeError, "concurrent poll() invocation");
  std::vector<pollfd> polled;
  for (auto [fd, events] : eventsOf(self)) polled.push_back({fd, events, 0});
  self.as<PollObject>()->isWaiting = true;
  int64_t count = pollAll(rt, polled, milliseconds);
  self.as<PollObject>()->isWaiting = false;
  if (count < 0) return Owned::error();
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
  made->isWaiting = false;
  made->events = new std::map<int, short>;
  return Owned::adopt(made);
}

constexpr MethodDef kFunctions[] = {
    {"select", select_select, "rlist, wlist, xlist, timeout=None, /",
     "Waits until some of the files are ready."},
    {"poll", select_poll, "", "What waits for many files."},
};

constexpr NamedNumber kNumbers[] = {
    {"POLLIN", POLLIN},
    {"POLLPRI", POLLPRI},
    {"POLLOUT", POLLOUT},
    {"POLLERR", POLLERR},
    {"POLLHUP", POLLHUP},
    {"POLLNVAL", POLLNVAL},
    {"POLLRDNORM", POLLRDNORM},
    {"POLLRDBAND", POLLRDBAND},
    {"POLLWRNORM", POLLWRNORM},
    {"POLLWRBAND", POLLWRBAND},
    {"POLLMSG", POLLMSG},
    {"POLLRDHUP", POLLRDHUP},
    {"PIPE_BUF", PIPE_BUF},
    {"EPOLLIN", EPOLLIN},
    {"EPOLLPRI", EPOLLPRI},
    {"EPOLLOUT", EPOLLOUT},
    {"EPOLLERR", EPOLLERR},
    {"EPOLLHUP", EPOLLHUP},
    {"EPOLLRDHUP", EPOLLRDHUP},
    {"EPOLLET", EPOLLET},
    {"EPOLLONESHOT", EPOLLONESHOT},
    {"EPOLLEXCLUSIVE", EPOLLEXCLUSIVE},
    {"EPOLLRDNORM", EPOLLRDNORM},
    {"EPOLLRDBAND", EPOLLRDBAND},
    {"EPOLLWRNORM", EPOLLWRNORM},
    {"EPOLLWRBAND", EPOLLWRBAND},
    {"EPOLLMSG", EPOLLMSG},
    {"EPOLL_CLOEXEC", EPOLL_CLOEXEC},
};

bool addNames(Runtime& rt, Module* module) {
  OURO_TRY_BOOL(type, newType(rt, kPoll));
  *static_cast<Type**>(module->state) = type.take().take().as<Type>();
  return addNumbers(rt, module, kNumbers) && moduleAddType(rt, module, epollTypeDef) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError)));
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
