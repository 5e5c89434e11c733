// The module _socket, on which CPython's socket builds: connections of families INET, INET6 and
// UNIX.

#include "stdlib/socket.h"

#include <fcntl.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

extern const TypeDef kSocket;

// Of the module that made the type of `self`, or its base.
SocketState* stateOfSocket(Runtime& rt, Value self) {
  Type* type = typeOf(rt, self);
  while (type->definition != &kSocket) type = type->base;
  return static_cast<SocketState*>(type->moduleState);
}

bool intArg(Runtime& rt, Args args, uint32_t at, int otherwise, int* out) {
  *out = otherwise;
  return !args.has(at) || cIntArg(rt, args[at], out);
}

// Seconds, or None (for ever: -1).
bool timeoutArg(Runtime& rt, Value v, double* out) {
  double seconds = -1;
  if (!v.isNone()) {
    if (isInstance(rt, v, TypeId::Float)) {
      if (!asDouble(rt, v, &seconds)) return false;
      if (std::isnan(seconds)) return fail(rt, Exc::ValueError, "Invalid value NaN (not a number)");
    } else {
      OURO_TRY_BOOL(number, index(rt, v));
      bool overflow = false;
      seconds = intToDouble(rt, number, &overflow);
      if (overflow) seconds = 1e300;
    }
    if (std::fabs(seconds) > 9.2e9)
      return fail(rt, Exc::OverflowError, "timestamp too large to convert to C _PyTime_t");
    if (seconds < 0) return fail(rt, Exc::ValueError, "Timeout value out of range");
  }
  *out = seconds;
  return true;
}

bool setBlocking(Runtime& rt, Socket* socket) {
  int flags = fcntl(socket->fd, F_GETFL, 0);
  int wanted = socket->timeout >= 0 ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
  if (flags >= 0 && (flags == wanted || fcntl(socket->fd, F_SETFL, wanted) >= 0)) return true;
  (void)raiseOSError(rt, errno);
  return false;
}

// ---- making

Owned socket_make(Runtime& rt, Type* cls, const CallArgs&) {
  auto* made = rt.make<Socket>(cls);
  if (!made) return Owned::error();
  made->fd = -1;
  made->family = made->type = made->protocol = 0;
  made->timeout = -1;
  return Owned::adopt(made);
}

int askNumber(int fd, int option) {
  int number = 0;
  socklen_t size = sizeof number;
  return getsockopt(fd, SOL_SOCKET, option, &number, &size) < 0 ? -1 : number;
}

// The socket of a descriptor that is open already: what is not said (-1) is asked.
bool adoptDescriptor(Runtime& rt, Value v, Socket* socket) {
  int fd;
  if (!cIntArg(rt, v, &fd)) return false;
  if (fd < 0) return fail(rt, Exc::ValueError, "negative file descriptor");
  Address address;
  if (getsockname(fd, address.raw(), &address.length) < 0) {
    if (socket->family == -1 || errno == EBADF || errno == ENOTSOCK)
      return (void)raiseOSError(rt, errno), false;
  } else if (socket->family == -1) {
    socket->family = address.storage.ss_family;
  }
  if (socket->type == -1) socket->type = askNumber(fd, SO_TYPE);
  if (socket->protocol == -1) socket->protocol = askNumber(fd, SO_PROTOCOL);
  if (socket->type < 0 || socket->protocol < 0) return (void)raiseOSError(rt, errno), false;
  socket->fd = fd;
  return true;
}

bool openDescriptor(Runtime& rt, Socket* socket) {
  if (socket->family == -1) socket->family = AF_INET;
  if (socket->type == -1) socket->type = SOCK_STREAM;
  if (socket->protocol == -1) socket->protocol = 0;
  socket->fd = ::socket(socket->family, socket->type | SOCK_CLOEXEC, socket->protocol);
  if (socket->fd < 0) (void)raiseOSError(rt, errno);
  return socket->fd >= 0;
}

// The timeout that new sockets have.
bool startTimeout(Runtime& rt, Value self) {
  Socket* socket = socketOf(self);
  bool neverBlocks = socket->type & SOCK_NONBLOCK;
  socket->type &= ~(SOCK_NONBLOCK | SOCK_CLOEXEC);
  socket->timeout = neverBlocks ? 0 : stateOfSocket(rt, self)->defaultTimeout;
  return neverBlocks || socket->timeout < 0 || setBlocking(rt, socket);
}

bool socket_init(Runtime& rt, Value self, const CallArgs& given) {
  static constexpr Signature kSignature = "family=-1, type=-1, proto=-1, fileno=None";
  Value out[4];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "socket", given, out, &keywords) < 0) return false;
  Args args{out, 4};
  Socket* socket = socketOf(self);
  if (!intArg(rt, args, 0, -1, &socket->family) || !intArg(rt, args, 1, -1, &socket->type) ||
      !intArg(rt, args, 2, -1, &socket->protocol))
    return false;
  bool hasFd = args.has(3) && !args[3].isNone();
  bool ok = hasFd ? adoptDescriptor(rt, args[3], socket) : openDescriptor(rt, socket);
  return ok && startTimeout(rt, self);
}

// __del__: whoever forgets to close a socket may be told.
bool socket_finalise(Runtime& rt, Value self) {
  Socket* socket = socketOf(self);
  if (socket->fd < 0) return true;
  Local shown = repr(rt, self);
  Local warned = shown.isError()
                     ? Owned::error()
                     : warn(rt, Exc::ResourceWarning, "unclosed " + toUtf8(shown.as<Str>()), self);
  if (warned.isError() && !errorMatches(rt, Exc::Warning)) clearError(rt);  // repr's
  if (errorPending(rt)) reportUnraisable(rt, self);
  if (socket->fd >= 0) ::close(std::exchange(socket->fd, -1));
  return true;
}

void socket_destroy(Object* object) {
  auto* socket = static_cast<Socket*>(object);
  if (socket->fd >= 0) ::close(socket->fd);
  socket->fd = -1;
}

// ---- methods

Owned socket_close(Runtime& rt, Value self, Args) {
  int fd = std::exchange(socketOf(self)->fd, -1);
  if (fd >= 0 && ::close(fd) < 0 && errno != ECONNRESET) return raiseOSError(rt, errno);
  return Owned::none();
}
Owned socket_detach(Runtime&, Value self, Args) {
  return smallInt(std::exchange(socketOf(self)->fd, -1));
}
Owned socket_fileno(Runtime&, Value self, Args) { return smallInt(socketOf(self)->fd); }

Owned socket_settimeout(Runtime& rt, Value self, Args args) {
  OURO_CHECK(timeoutArg(rt, args[0], &socketOf(self)->timeout));
  return setBlocking(rt, socketOf(self)) ? Owned::none() : Owned::error();
}
Owned socket_setblocking(Runtime& rt, Value self, Args args) {
  int on = truth(rt, args[0]);
  if (on < 0) return Owned::error();
  socketOf(self)->timeout = on ? -1 : 0;
  return setBlocking(rt, socketOf(self)) ? Owned::none() : Owned::error();
}
Owned secondsOrNone(Runtime& rt, double seconds) {
  return seconds < 0 ? Owned::none() : newFloat(rt, seconds);
}
Owned socket_gettimeout(Runtime& rt, Value self, Args) {
  return secondsOrNone(rt, socketOf(self)->timeout);
}
Owned socket_getblocking(Runtime&, Value self, Args) {
  return Owned::boolean(socketOf(self)->timeout != 0);
}

Owned socket_bind(Runtime& rt, Value self, Args args) {
  Address address;
  OURO_CHECK(addressArg(rt, socketOf(self)->family, args[0], "bind", &address));
  return noneOrError(rt, ::bind(socketOf(self)->fd, address.raw(), address.length));
}

// 0, or the error number; -1 with an exception pending.
int connectTo(Runtime& rt, Value self, Value where) {
  Local alive(self);
  Socket* socket = socketOf(self);
  Address address;
  if (!addressArg(rt, socket->family, where, "connect", &address)) return -1;
  int result;
  {
    Unlocked unlocked(rt);
    result = ::connect(socket->fd, address.raw(), address.length);
  }
  if (result == 0) return 0;
  int problem = errno;
  if (problem == EINTR && !safePoint(rt)) return -1;
  bool waits =
      problem == EINTR ? socket->timeout != 0 : problem == EINPROGRESS && socket->timeout > 0;
  if (!waits) return problem;
  if (socket->timeout > 0 && !waitForSocket(rt, socket, POLLOUT)) return -1;
  if (socket->timeout < 0 && !waitReady(rt, socket->fd, POLLOUT) && !safePoint(rt)) return -1;
  return askNumber(socket->fd, SO_ERROR);
}
Owned socket_connect(Runtime& rt, Value self, Args args) {
  int problem = connectTo(rt, self, args[0]);
  if (problem > 0) return raiseOSError(rt, problem);
  return problem ? Owned::error() : Owned::none();
}
Owned socket_connect_ex(Runtime& rt, Value self, Args args) {
  int problem = connectTo(rt, self, args[0]);
  if (problem >= 0) return smallInt(problem);
  if (!errorMatches(rt, Exc::TimeoutError)) return Owned::error();
  clearError(rt);
  return smallInt(EAGAIN);
}
Owned socket_listen(Runtime& rt, Value self, Args args) {
  int backlog;
  OURO_CHECK(intArg(rt, args, 0, std::min(SOMAXCONN, 128), &backlog));
  return noneOrError(rt, ::listen(socketOf(self)->fd, std::max(backlog, 0)));
}

Owned socket_accept(Runtime& rt, Value self, Args) {
  Local alive(self);
  Address address;
  Socket* socket = socketOf(self);
  for (;;) {
    OURO_CHECK(waitForSocket(rt, socket, POLLIN));
    address.length = sizeof address.storage;
    int fd = socket->fd;
    {
      Unlocked unlocked(rt);
      fd = accept4(fd, address.raw(), &address.length, SOCK_CLOEXEC);
    }
    if (fd >= 0) {
      OURO_TRY(where, addressValue(rt, address.raw(), address.length));
      return newTuple(rt, {Value::small(fd), where.get()});
    }
    if (errno == EAGAIN && socket->timeout > 0) continue;
    if (errno != EINTR) return raiseOSError(rt, errno);
    OURO_CHECK(safePoint(rt));
  }
}
Owned socket_shutdown(Runtime& rt, Value self, Args args) {
  int how;
  OURO_CHECK(cIntArg(rt, args[0], &how));
  return noneOrError(rt, ::shutdown(socketOf(self)->fd, how));
}

template <int (*ask)(int, sockaddr*, socklen_t*)>
Owned socket_name(Runtime& rt, Value self, Args) {
  Address address;
  if (ask(socketOf(self)->fd, address.raw(), &address.length) < 0) return raiseOSError(rt, errno);
  return addressValue(rt, address.raw(), address.length);
}
int ownName(int fd, sockaddr* address, socklen_t* length) {
  return getsockname(fd, address, length);
}
int peerName(int fd, sockaddr* address, socklen_t* length) {
  return getpeername(fd, address, length);
}

// setsockopt(level, option, int or bytes), or (level, option, None, length)
Owned socket_setsockopt(Runtime& rt, Value self, Args args) {
  int level, option, number = 0;
  std::string_view data;
  OURO_CHECK(cIntArg(rt, args[0], &level) && cIntArg(rt, args[1], &option));
  if (args.has(3)) {
    int length;
    if (!args[2].isNone())
      return raise(rt, Exc::TypeError, "setsockopt() argument 3 must be None, not {}",
                   typeName(rt, args[2]));
    OURO_CHECK(cIntArg(rt, args[3], &length));
    return noneOrError(
        rt, setsockopt(socketOf(self)->fd, level, option, nullptr, static_cast<socklen_t>(length)));
  }
  if (isInt(rt, args[2])) {
    OURO_CHECK(cIntArg(rt, args[2], &number));
    data = {reinterpret_cast<const char*>(&number), sizeof number};
  } else {
    OURO_CHECK(asByteView(rt, args[2], &data));
  }
  return noneOrError(rt, setsockopt(socketOf(self)->fd, level, option, data.data(),
                                    static_cast<socklen_t>(data.size())));
}
Owned socket_getsockopt(Runtime& rt, Value self, Args args) {
  int level, option, size;
  OURO_CHECK(cIntArg(rt, args[0], &level) && cIntArg(rt, args[1], &option) &&
             intArg(rt, args, 2, 0, &size));
  int number = 0;
  if (size < 0 || size > 1024) return raise(rt, Exc::OSError, "getsockopt buflen out of range");
  std::string buffer(static_cast<size_t>(size), '\0');
  void* out = size ? static_cast<void*>(buffer.data()) : &number;
  auto length = static_cast<socklen_t>(size ? size : static_cast<int>(sizeof number));
  if (getsockopt(socketOf(self)->fd, level, option, out, &length) < 0)
    return raiseOSError(rt, errno);
  return size ? newBytes(rt, {buffer.data(), length}) : smallInt(number);
}

Owned socket_repr(Runtime& rt, Value self) {
  const Socket* s = socketOf(self);
  return newStr(rt, fmt::format("<socket object, fd={}, family={}, type={}, proto={}>", s->fd,
                                s->family, s->type, s->protocol));
}

constexpr MethodDef kMethods[] = {
    {"close", socket_close, "", "Ends the connection."},
    {"detach", socket_detach, "", "Gives up the file descriptor, open."},
    {"fileno", socket_fileno, "", "The file descriptor, -1 when closed."},
    {"settimeout", socket_settimeout, "timeout, /", "How long to wait at most; None: for ever."},
    {"gettimeout", socket_gettimeout, "", "How long to wait at most."},
    {"setblocking", socket_setblocking, "flag, /", "Wait for ever, or not at all."},
    {"getblocking", socket_getblocking, "", "Does it wait?"},
    {"recv", socket_recv, "bufsize, flags=0, /", "Up to so many bytes."},
    {"recvfrom", socket_recvfrom, "bufsize, flags=0, /", "Up to so many bytes, and who sent them."},
    {"recv_into", socket_recv_into, "buffer, nbytes=0, flags=0", "Reads into a buffer."},
    {"recvfrom_into", socket_recvfrom_into, "buffer, nbytes=0, flags=0",
     "Reads into a buffer; how much it was, and who sent it."},
    {"recvmsg", socket_recvmsg, "bufsize, ancbufsize=0, flags=0, /",
     "(data, ancillary data, flags, sender) of a message."},
    {"recvmsg_into", socket_recvmsg_into, "buffers, ancbufsize=0, flags=0, /",
     "The same with the data in buffers, and their size in its place."},
    {"send", socket_send, "data, flags=0, /", "Sends some of the data; how much it was."},
    {"sendall", socket_sendall, "data, flags=0, /", "Sends all of the data."},
    {"sendto", socket_sendto, "*args", "sendto(data[, flags], address): sends it there."},
    {"sendmsg", socket_sendmsg, "buffers, ancdata=(), flags=0, address=None, /",
     "Sends a message with ancillary data."},
    {"bind", socket_bind, "address, /", "Gives the socket an address."},
    {"connect", socket_connect, "address, /", "Connects to an address."},
    {"connect_ex", socket_connect_ex, "address, /", "Connects; 0 or the error number."},
    {"listen", socket_listen, "backlog=128, /", "Lets others connect."},
    {"_accept", socket_accept, "", "The next connection: file descriptor and address."},
    {"shutdown", socket_shutdown, "how, /", "Ends one direction or both."},
    {"getsockname", socket_name<ownName>, "", "Its own address."},
    {"getpeername", socket_name<peerName>, "", "The address at the other end."},
    {"setsockopt", socket_setsockopt, "level, option, value, optlen=None, /", "Sets an option."},
    {"getsockopt", socket_getsockopt, "level, option, buflen=0, /", "What an option is."},
};
constexpr GetSetDef kAttributes[] = {
    {"family", [](Runtime&, Value self) { return smallInt(socketOf(self)->family); }},
    {"type", [](Runtime&, Value self) { return smallInt(socketOf(self)->type); }},
    {"proto", [](Runtime&, Value self) { return smallInt(socketOf(self)->protocol); }},
    {"timeout", [](Runtime& rt, Value self) { return secondsOrNone(rt, socketOf(self)->timeout); }},
};
constexpr TypeDef kSocket = {
    .name = "socket",
    .module = "_socket",
    .basicSize = sizeof(Socket),
    .flags = kSubclassable,
    .destroy = socket_destroy,
    .slots = {.repr = socket_repr,
              .make = socket_make,
              .init = socket_init,
              .finalise = socket_finalise},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None",
    .doc = "One end of a connection.",
};

// ---- functions

Owned module_socketpair(Runtime& rt, Value module, Args args) {
  int family, type, protocol, ends[2];
  OURO_CHECK(intArg(rt, args, 0, AF_UNIX, &family) && intArg(rt, args, 1, SOCK_STREAM, &type) &&
             intArg(rt, args, 2, 0, &protocol));
  if (::socketpair(family, type | SOCK_CLOEXEC, protocol, ends) < 0) return raiseOSError(rt, errno);
  Local made[2];
  for (int i = 0; i < 2; i++) {
    Value given[] = {Value::small(family), Value::small(type), Value::small(protocol),
                     Value::small(ends[i])};
    made[i] = call(rt, Value(socketState(module)->socket), given);
    if (made[i].isError()) return Owned::error();
  }
  return newTuple(rt, {made[0].get(), made[1].get()});
}
Owned module_close(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return noneOrError(rt, ::close(fd));
}
Owned module_dup(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(cIntArg(rt, args[0], &fd));
  return numberOrError(rt, fcntl(fd, F_DUPFD_CLOEXEC, 0));
}
Owned module_getdefaulttimeout(Runtime& rt, Value module, Args) {
  return secondsOrNone(rt, socketState(module)->defaultTimeout);
}
Owned module_setdefaulttimeout(Runtime& rt, Value module, Args args) {
  OURO_CHECK(timeoutArg(rt, args[0], &socketState(module)->defaultTimeout));
  return Owned::none();
}

constexpr MethodDef kFunctions[] = {
    {"socketpair", module_socketpair, "family=AF_UNIX, type=SOCK_STREAM, proto=0, /",
     "Two sockets that are connected."},
    {"close", module_close, "fd, /", "Closes a file descriptor."},
    {"dup", module_dup, "fd, /", "Another descriptor of the same file."},
    {"getdefaulttimeout", module_getdefaulttimeout, "", "How long new sockets wait."},
    {"setdefaulttimeout", module_setdefaulttimeout, "timeout, /", "Sets that."},
};

// herror and gaierror: subclasses of OSError.
Owned newError(Runtime& rt, Module* module, const char* nameText) {
  OURO_TRY(bases, newTuple(rt, {Value(rt.exception(Exc::OSError))}));
  OURO_TRY(space, newDict(rt));
  OURO_TRY(name, newStr(rt, nameText));
  OURO_TRY(home, newStr(rt, "socket"));
  OURO_CHECK(dictSet(rt, space.as<Dict>(), rt.names.module, home));
  OURO_TRY(made, call(rt, Value(rt.type(TypeId::Type)), name, bases, space));
  OURO_CHECK(moduleAdd(rt, module, nameText, made.get()));
  return made.take();
}

bool addNames(Runtime& rt, Module* module) {
  SocketState* state = socketState(Value(module));
  state->defaultTimeout = -1;
  Type* type = moduleAddType(rt, module, kSocket);
  if (!type) return false;
  retain(type);
  state->socket = type;
  type->moduleState = state;
  OURO_TRY_BOOL(hostError, newError(rt, module, "herror"));
  OURO_TRY_BOOL(lookupError, newError(rt, module, "gaierror"));
  state->hostError = hostError.take().take();
  state->lookupError = lookupError.take().take();
  return addSocketNumbers(rt, module) && addFunctions(rt, module, kSocketNames) &&
         moduleAdd(rt, module, "SocketType", Value(type)) &&
         moduleAdd(rt, module, "has_ipv6", Value::boolean(true)) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError))) &&
         moduleAdd(rt, module, "timeout", Value(rt.exception(Exc::TimeoutError)));
}

void visitState(void* data, Visitor& visitor) {
  auto* state = static_cast<SocketState*>(data);
  if (state->socket) visit(visitor, state->socket);
  for (Value v : {state->hostError, state->lookupError})
    if (!v.isNull()) visit(visitor, v);
}
void clearState(void* data) {
  auto* state = static_cast<SocketState*>(data);
  Type* type = std::exchange(state->socket, nullptr);
  if (type) release(type);
  for (Value* v : {&state->hostError, &state->lookupError}) {
    Value old = std::exchange(*v, Value());
    if (!old.isNull()) release(old);
  }
}

}  // namespace

const ModuleDef socketModule = {
    .name = "_socket",
    .doc = "Connections between programs.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(SocketState),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
