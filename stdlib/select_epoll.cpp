// select.epoll: the kernel remembers which files are waited for.

#include <sys/epoll.h>
#include <unistd.h>

#include <vector>

#include "runtime/args.h"
#include "runtime/types/fields.h"
#include "runtime/types/list.h"
#include "stdlib/select.h"

namespace ouro {

namespace {

struct Epoll : Object {
  int fd;  // -1: closed
};
Epoll* of(Value self) { return self.as<Epoll>(); }

bool checkOpen(Runtime& rt, Value self) {
  return of(self)->fd >= 0 || fail(rt, Exc::ValueError, "I/O operation on closed epoll object");
}

Owned newEpoll(Runtime& rt, Type* cls, int fd) {
  auto* made = rt.make<Epoll>(cls);
  if (!made) {
    close(fd);
    return Owned::error();
  }
  made->fd = fd;
  return Owned::adopt(made);
}

constexpr Signature kSignature = "sizehint=-1, flags=0";

Owned epoll_make(Runtime& rt, Type* cls, const CallArgs& arguments) {
  Value given[2];
  Local keywords;
  int size = -1, flags = 0;
  if (bindArguments(rt, kSignature, nullptr, "epoll", arguments, given, &keywords) < 0 ||
      (!given[0].isUnbound() && !cIntArg(rt, given[0], &size)) ||
      (!given[1].isUnbound() && !cIntArg(rt, given[1], &flags)))
    return Owned::error();
  if (size != -1 && size <= 0) return raise(rt, Exc::ValueError, "negative sizehint");
  if (flags && flags != EPOLL_CLOEXEC) return raise(rt, Exc::OSError, "invalid flags");
  int fd = epoll_create1(EPOLL_CLOEXEC);
  return fd < 0 ? raiseOSError(rt, errno) : newEpoll(rt, cls, fd);
}

Owned epoll_fromfd(Runtime& rt, Value cls, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return newEpoll(rt, asType(rt, cls), fd);
}

Owned closeEpoll(Runtime& rt, Value self) {
  int fd = std::exchange(of(self)->fd, -1);
  return fd >= 0 && close(fd) < 0 ? raiseOSError(rt, errno) : Owned::none();
}
Owned epoll_close(Runtime& rt, Value self, Args) { return closeEpoll(rt, self); }
Owned epoll_exit(Runtime& rt, Value self, Args) { return closeEpoll(rt, self); }

Owned epoll_enter(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? Owned::share(self) : Owned::error();
}
Owned epoll_fileno(Runtime& rt, Value self, Args) {
  return checkOpen(rt, self) ? smallInt(of(self)->fd) : Owned::error();
}

// A number of 32 bits without a sign; more of it is cut off, as C does.
bool maskArg(Runtime& rt, Value v, uint32_t* out) {
  int64_t number;
  if (!indexInt64(rt, v, &number)) return false;
  *out = static_cast<uint32_t>(number);
  return true;
}

Owned control(Runtime& rt, Value self, int operation, Value file, uint32_t events) {
  int fd;
  OURO_CHECK(checkOpen(rt, self) && descriptorArg(rt, file, &fd));
  epoll_event event{};
  event.events = events;
  event.data.fd = fd;
  return noneOrError(rt, epoll_ctl(of(self)->fd, operation, fd, &event));
}

Owned epoll_register(Runtime& rt, Value self, Args args) {
  uint32_t events = EPOLLIN | EPOLLPRI | EPOLLOUT;
  OURO_CHECK(!args.has(1) || maskArg(rt, args[1], &events));
  return control(rt, self, EPOLL_CTL_ADD, args[0], events);
}
Owned epoll_modify(Runtime& rt, Value self, Args args) {
  uint32_t events;
  OURO_CHECK(maskArg(rt, args[1], &events));
  return control(rt, self, EPOLL_CTL_MOD, args[0], events);
}
Owned epoll_unregister(Runtime& rt, Value self, Args args) {
  return control(rt, self, EPOLL_CTL_DEL, args[0], 0);
}

Owned readyPairs(Runtime& rt, std::span<const epoll_event> events) {
  OURO_TRY(list, newList(rt, events.size()));
  for (const epoll_event& event : events) {
    OURO_TRY(pair, newTuple(rt, {Value::small(event.data.fd), Value::small(event.events)}));
    OURO_CHECK(append(rt, list.as<List>(), pair));
  }
  return list.take();
}

Owned epoll_poll(Runtime& rt, Value self, Args args) {
  constexpr int kUsual = FD_SETSIZE - 1;
  int64_t milliseconds = -1;
  int most = kUsual;
  OURO_CHECK(checkOpen(rt, self) &&
             (!args.has(0) || timeoutArg(rt, args[0], 1000, &milliseconds)) &&
             (!args.has(1) || cIntArg(rt, args[1], &most)));
  if (most == -1) most = kUsual;
  if (most <= 0)
    return raise(rt, Exc::ValueError, "maxevents must be greater than 0, got {}", most);
  size_t room = static_cast<size_t>(most);
  OURO_CHECK(heapCanSpare(rt, room * sizeof(epoll_event)));
  std::vector<epoll_event> events(room);
  int64_t count = waitFor(rt, milliseconds, [&](int left) {
    return epoll_wait(of(self)->fd, events.data(), most, left);
  });
  if (count < 0) return Owned::error();
  return readyPairs(rt, {events.data(), static_cast<size_t>(count)});
}

constexpr MethodDef kMethods[] = {
    {"fromfd", epoll_fromfd, "fd, /", "Create an epoll object from a given control fd.",
     MethodKind::Class},
    {"close", epoll_close, "", "Close the epoll control file descriptor."},
    {"fileno", epoll_fileno, "", "Return the epoll control file descriptor."},
    {"register", epoll_register, "fd, eventmask=7",
     "Registers a new fd or raises an OSError if the fd is already registered."},
    {"modify", epoll_modify, "fd, eventmask",
     "Modify event mask for a registered file descriptor."},
    {"unregister", epoll_unregister, "fd",
     "Remove a registered file descriptor from the epoll object."},
    {"poll", epoll_poll, "timeout=None, maxevents=-1",
     "Wait for events on the epoll file descriptor: a list of (fd, events)."},
    {"__enter__", epoll_enter, "", ""},
    {"__exit__", epoll_exit, "exc_type=None, exc_value=None, exc_tb=None, /", ""},
};

constexpr GetSetDef kAttributes[] = {
    {"closed", [](Runtime&, Value self) { return Owned::boolean(of(self)->fd < 0); }, nullptr,
     "True if the epoll handler is closed"},
};

}  // namespace

const TypeDef epollTypeDef = {
    .name = "epoll",
    .module = "select",
    .basicSize = sizeof(Epoll),
    .destroy =
        [](Object* self) {
          int fd = static_cast<Epoll*>(self)->fd;
          if (fd >= 0) close(fd);
        },
    .slots = {.make = epoll_make},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = kSignature,
    .doc = "Returns an epolling object",
};

}  // namespace ouro
