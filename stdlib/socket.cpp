// The module _socket, on which CPython's socket builds: connections of families INET, INET6 and
// UNIX.

#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstdlib>
#include <cstring>

#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/dict.h"
#include "runtime/types/float.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/module.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/file_name.h"

namespace ouro {

namespace {

struct Socket : Object {
  int fd, family, type, protocol;
  double timeout;  // seconds; negative: blocks for ever; 0: never blocks
};
Socket* socketOf(Value v) { return v.as<Socket>(); }

bool intArgument(Runtime& rt, Args args, uint32_t at, int otherwise, int* out) {
  *out = otherwise;
  if (!args.has(at)) return true;
  int64_t number;
  if (!indexInt64(rt, args[at], &number)) return false;
  *out = static_cast<int>(number);
  return true;
}

// ---- making

Owned socket_make(Runtime& rt, Type* cls, CallArgs) {
  auto* made = rt.make<Socket>(cls);
  if (!made) return Owned::error();
  made->fd = -1;
  made->family = made->type = made->protocol = 0;
  made->timeout = -1;
  return Owned::adopt(made);
}

bool socket_init(Runtime& rt, Value self, CallArgs given) {
  static constexpr Signature kSignature = "family=-1, type=-1, proto=-1, fileno=None";
  Value out[4];
  Local keywords;
  if (bindArguments(rt, kSignature, nullptr, "socket", given, out, &keywords) < 0) return false;
  Args args{out, 4};
  Socket* socket = socketOf(self);
  bool hasFd = args.has(3) && !args[3].isNone();
  if (!intArgument(rt, args, 0, -1, &socket->family) ||
      !intArgument(rt, args, 1, -1, &socket->type) ||
      !intArgument(rt, args, 2, -1, &socket->protocol))
    return false;
  if (socket->family == -1) socket->family = AF_INET;
  if (socket->type == -1) socket->type = SOCK_STREAM;
  if (socket->protocol == -1) socket->protocol = 0;
  if (hasFd) return intArgument(rt, args, 3, -1, &socket->fd);
  socket->fd = ::socket(socket->family, socket->type | SOCK_CLOEXEC, socket->protocol);
  if (socket->fd >= 0) return true;
  (void)raiseOSError(rt, errno);
  return false;
}

void socket_destroy(Object* object) {
  auto* socket = static_cast<Socket*>(object);
  if (socket->fd >= 0) ::close(socket->fd);
  socket->fd = -1;
}

// ---- addresses

struct Address {
  sockaddr_storage storage{};
  socklen_t length = 0;
  sockaddr* raw() { return reinterpret_cast<sockaddr*>(&storage); }
};

bool unixAddress(Runtime& rt, Value v, Address* out) {
  std::string path;
  if (!fileNameBytes(rt, v, &path)) return false;
  auto* address = reinterpret_cast<sockaddr_un*>(&out->storage);
  if (path.size() >= sizeof address->sun_path)
    return fail(rt, Exc::OSError, "AF_UNIX path too long");
  address->sun_family = AF_UNIX;
  std::memcpy(address->sun_path, path.data(), path.size());
  out->length = static_cast<socklen_t>(offsetof(sockaddr_un, sun_path) + path.size() + 1);
  return true;
}

bool raiseLookup(Runtime& rt, int code) {
  return fail(rt, Exc::OSError, "[Errno {}] {}", code, gai_strerror(code));
}

bool addressArg(Runtime& rt, const Socket* socket, Value v, Address* out) {
  if (socket->family == AF_UNIX) return unixAddress(rt, v, out);
  if (!isTuple(rt, v) || v.as<Tuple>()->length < 2 || !isStr(rt, (*v.as<Tuple>())[0])) {
    return fail(rt, Exc::TypeError, "address must be a pair (host, port), not {}", typeName(rt, v));
  }
  int64_t port;
  if (!indexInt64(rt, (*v.as<Tuple>())[1], &port)) return false;
  if (port < 0 || port > 65535) return fail(rt, Exc::OverflowError, "port must be 0-65535.");
  std::string host = toUtf8((*v.as<Tuple>())[0].as<Str>());
  addrinfo hints{}, *found = nullptr;
  hints.ai_family = socket->family;
  hints.ai_socktype = socket->type & 0xff;
  if (host.empty()) hints.ai_flags = AI_PASSIVE;
  if (host == "<broadcast>") host = "255.255.255.255";
  int code = getaddrinfo(host.empty() ? nullptr : host.c_str(), std::to_string(port).c_str(),
                         &hints, &found);
  if (code) return raiseLookup(rt, code);
  std::memcpy(&out->storage, found->ai_addr, found->ai_addrlen);
  out->length = found->ai_addrlen;
  freeaddrinfo(found);
  return true;
}

Owned addressValue(Runtime& rt, const sockaddr* address, socklen_t length) {
  if (length == 0) return Owned::none();
  if (address->sa_family == AF_UNIX) {
    auto* path = reinterpret_cast<const sockaddr_un*>(address);
    return newStr(rt, length > offsetof(sockaddr_un, sun_path) ? path->sun_path : "");
  }
  char host[NI_MAXHOST], port[NI_MAXSERV];
  if (getnameinfo(address, length, host, sizeof host, port, sizeof port,
                  NI_NUMERICHOST | NI_NUMERICSERV))
    return Owned::none();
  OURO_TRY(hostText, newStr(rt, host));
  Value number = Value::small(std::atoi(port));
  if (address->sa_family != AF_INET6) return newTuple(rt, {hostText.get(), number});
  auto* six = reinterpret_cast<const sockaddr_in6*>(address);
  return newTuple(rt, {hostText.get(), number, Value::small(ntohl(six->sin6_flowinfo)),
                       Value::small(six->sin6_scope_id)});
}

// ---- waiting

// Waits until the socket is ready; false with TimeoutError or what a signal's handler raised.
bool waitFor(Runtime& rt, const Socket* socket, short events) {
  if (socket->timeout <= 0) return true;
  pollfd one{socket->fd, events, 0};
  for (;;) {
    int count;
    {
      Unlocked unlocked(rt);
      count = ::poll(&one, 1, static_cast<int>(std::ceil(socket->timeout * 1000)));
    }
    if (count > 0) return true;
    if (count == 0) return fail(rt, Exc::TimeoutError, "timed out");
    if (errno != EINTR || !safePoint(rt)) break;
  }
  if (!errorPending(rt)) (void)raiseOSError(rt, errno);
  return false;
}

// Calls f until no signal interrupts it; its result, or -1 with the error raised.
template <class F>
ssize_t retry(Runtime& rt, const Socket* socket, short events, F f) {
  if (!waitFor(rt, socket, events)) return -1;
  for (;;) {
    bool isReady = socket->timeout == 0 || waitReady(rt, socket->fd, events);
    ssize_t result = isReady ? f() : -1;
    if (result >= 0) return result;
    if (errno != EINTR) break;
    if (!safePoint(rt)) return -1;
  }
  (void)raiseOSError(rt, errno);
  return -1;
}

bool setBlocking(Runtime& rt, Socket* socket) {
  int flags = fcntl(socket->fd, F_GETFL, 0);
  int wanted = socket->timeout >= 0 ? flags | O_NONBLOCK : flags & ~O_NONBLOCK;
  if (flags >= 0 && (flags == wanted || fcntl(socket->fd, F_SETFL, wanted) >= 0)) return true;
  (void)raiseOSError(rt, errno);
  return false;
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
  double seconds = -1;
  if (!args[0].isNone()) {
    OURO_CHECK(asDouble(rt, args[0], &seconds));
    if (seconds < 0) return raise(rt, Exc::ValueError, "Timeout value out of range");
  }
  socketOf(self)->timeout = seconds;
  return setBlocking(rt, socketOf(self)) ? Owned::none() : Owned::error();
}
Owned socket_setblocking(Runtime& rt, Value self, Args args) {
  int on = truth(rt, args[0]);
  if (on < 0) return Owned::error();
  socketOf(self)->timeout = on ? -1 : 0;
  return setBlocking(rt, socketOf(self)) ? Owned::none() : Owned::error();
}
Owned socket_gettimeout(Runtime& rt, Value self, Args) {
  double seconds = socketOf(self)->timeout;
  return seconds < 0 ? Owned::none() : newFloat(rt, seconds);
}
Owned socket_getblocking(Runtime&, Value self, Args) {
  return Owned::boolean(socketOf(self)->timeout != 0);
}

Owned socket_recv(Runtime& rt, Value self, Args args) {
  int size, flags;
  OURO_CHECK(intArgument(rt, args, 0, 0, &size) && intArgument(rt, args, 1, 0, &flags));
  if (size < 0) return raise(rt, Exc::ValueError, "negative buffersize in recv");
  Bytes* buffer = allocateBytes(rt, static_cast<size_t>(size));
  if (!buffer) return Owned::error();
  Local held = Owned::adopt(buffer);
  Socket* socket = socketOf(self);
  ssize_t count = retry(rt, socket, POLLIN, [&] {
    return ::recv(socket->fd, buffer->data(), static_cast<size_t>(size), flags);
  });
  if (count < 0) return Owned::error();
  return newBytes(rt, buffer->view().substr(0, static_cast<size_t>(count)));
}
Owned socket_recv_into(Runtime& rt, Value self, Args args) {
  int size, flags;
  std::string_view room;
  OURO_CHECK(asByteView(rt, args[0], &room) && intArgument(rt, args, 1, 0, &size) &&
             intArgument(rt, args, 2, 0, &flags));
  if (isBytes(rt, args[0]))
    return raise(rt, Exc::TypeError, "recv_into() argument 1 must be read-write bytes-like object");
  size_t wanted =
      size > 0 && static_cast<size_t>(size) < room.size() ? static_cast<size_t>(size) : room.size();
  Socket* socket = socketOf(self);
  ssize_t count = retry(rt, socket, POLLIN, [&] {
    return ::recv(socket->fd, const_cast<char*>(room.data()), wanted, flags);
  });
  return count < 0 ? Owned::error() : smallInt(count);
}
Owned socket_send(Runtime& rt, Value self, Args args) {
  int flags;
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data) && intArgument(rt, args, 1, 0, &flags));
  Socket* socket = socketOf(self);
  ssize_t count = retry(rt, socket, POLLOUT,
                        [&] { return ::send(socket->fd, data.data(), data.size(), flags); });
  return count < 0 ? Owned::error() : smallInt(count);
}
Owned socket_sendall(Runtime& rt, Value self, Args args) {
  int flags;
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data) && intArgument(rt, args, 1, 0, &flags));
  Socket* socket = socketOf(self);
  for (std::string rest(data); !rest.empty();) {
    ssize_t count = retry(rt, socket, POLLOUT,
                          [&] { return ::send(socket->fd, rest.data(), rest.size(), flags); });
    if (count < 0) return Owned::error();
    rest.erase(0, static_cast<size_t>(count));
  }
  return Owned::none();
}

Owned socket_bind(Runtime& rt, Value self, Args args) {
  Address address;
  OURO_CHECK(addressArg(rt, socketOf(self), args[0], &address));
  if (::bind(socketOf(self)->fd, address.raw(), address.length) < 0) return raiseOSError(rt, errno);
  return Owned::none();
}

// 0, or the error number; -1 with an exception pending.
int connectTo(Runtime& rt, Socket* socket, Value where) {
  Address address;
  if (!addressArg(rt, socket, where, &address)) return -1;
  if (::connect(socket->fd, address.raw(), address.length) == 0) return 0;
  bool waits = errno == EINTR || (errno == EINPROGRESS && socket->timeout > 0);
  if (!waits) return errno;
  if (!waitFor(rt, socket, POLLOUT)) return -1;
  int problem = 0;
  socklen_t size = sizeof problem;
  getsockopt(socket->fd, SOL_SOCKET, SO_ERROR, &problem, &size);
  return problem;
}
Owned socket_connect(Runtime& rt, Value self, Args args) {
  int problem = connectTo(rt, socketOf(self), args[0]);
  if (problem > 0) return raiseOSError(rt, problem);
  return problem ? Owned::error() : Owned::none();
}
Owned socket_connect_ex(Runtime& rt, Value self, Args args) {
  int problem = connectTo(rt, socketOf(self), args[0]);
  return problem < 0 ? Owned::error() : smallInt(problem);
}
Owned socket_listen(Runtime& rt, Value self, Args args) {
  int backlog;
  OURO_CHECK(intArgument(rt, args, 0, 128, &backlog));
  if (::listen(socketOf(self)->fd, backlog < 0 ? 0 : backlog) < 0) return raiseOSError(rt, errno);
  return Owned::none();
}
Owned socket_accept(Runtime& rt, Value self, Args) {
  Address address;
  address.length = sizeof address.storage;
  Socket* socket = socketOf(self);
  ssize_t fd = retry(rt, socket, POLLIN, [&] {
    return accept4(socket->fd, address.raw(), &address.length, SOCK_CLOEXEC);
  });
  if (fd < 0) return Owned::error();
  OURO_TRY(where, addressValue(rt, address.raw(), address.length));
  return newTuple(rt, {Value::small(fd), where.get()});
}
Owned socket_shutdown(Runtime& rt, Value self, Args args) {
  int how;
  OURO_CHECK(intArgument(rt, args, 0, 0, &how));
  if (::shutdown(socketOf(self)->fd, how) < 0) return raiseOSError(rt, errno);
  return Owned::none();
}

template <int (*ask)(int, sockaddr*, socklen_t*)>
Owned socket_name(Runtime& rt, Value self, Args) {
  Address address;
  address.length = sizeof address.storage;
  if (ask(socketOf(self)->fd, address.raw(), &address.length) < 0) return raiseOSError(rt, errno);
  return addressValue(rt, address.raw(), address.length);
}
int ownName(int fd, sockaddr* address, socklen_t* length) {
  return getsockname(fd, address, length);
}
int peerName(int fd, sockaddr* address, socklen_t* length) {
  return getpeername(fd, address, length);
}

Owned socket_setsockopt(Runtime& rt, Value self, Args args) {
  int level, option, number = 0;
  std::string_view data;
  OURO_CHECK(intArgument(rt, args, 0, 0, &level) && intArgument(rt, args, 1, 0, &option));
  if (isInt(rt, args[2])) {
    OURO_CHECK(intArgument(rt, args, 2, 0, &number));
    data = {reinterpret_cast<const char*>(&number), sizeof number};
  } else {
    OURO_CHECK(asByteView(rt, args[2], &data));
  }
  int done = setsockopt(socketOf(self)->fd, level, option, data.data(),
                        static_cast<socklen_t>(data.size()));
  return done < 0 ? raiseOSError(rt, errno) : Owned::none();
}
Owned socket_getsockopt(Runtime& rt, Value self, Args args) {
  int level, option, size;
  OURO_CHECK(intArgument(rt, args, 0, 0, &level) && intArgument(rt, args, 1, 0, &option) &&
             intArgument(rt, args, 2, 0, &size));
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
    {"recv_into", socket_recv_into, "buffer, nbytes=0, flags=0", "Reads into a buffer."},
    {"send", socket_send, "data, flags=0, /", "Sends some of the data; how much it was."},
    {"sendall", socket_sendall, "data, flags=0, /", "Sends all of the data."},
    {"bind", socket_bind, "address, /", "Gives the socket an address."},
    {"connect", socket_connect, "address, /", "Connects to an address."},
    {"connect_ex", socket_connect_ex, "address, /", "Connects; 0 or the error number."},
    {"listen", socket_listen, "backlog=128, /", "Lets others connect."},
    {"_accept", socket_accept, "", "The next connection: file descriptor and address."},
    {"shutdown", socket_shutdown, "how, /", "Ends one direction or both."},
    {"getsockname", socket_name<ownName>, "", "Its own address."},
    {"getpeername", socket_name<peerName>, "", "The address at the other end."},
    {"setsockopt", socket_setsockopt, "level, option, value, /", "Sets an option."},
    {"getsockopt", socket_getsockopt, "level, option, buflen=0, /", "What an option is."},
};
constexpr GetSetDef kAttributes[] = {
    {"family", [](Runtime&, Value self) { return smallInt(socketOf(self)->family); }},
    {"type", [](Runtime&, Value self) { return smallInt(socketOf(self)->type); }},
    {"proto", [](Runtime&, Value self) { return smallInt(socketOf(self)->protocol); }},
    {"timeout",
     [](Runtime& rt, Value self) {
       return socket_gettimeout(rt, self, {nullptr, 0});
     }},
};
constexpr TypeDef kSocket = {
    .name = "socket",
    .module = "_socket",
    .basicSize = sizeof(Socket),
    .flags = kSubclassable,
    .destroy = socket_destroy,
    .slots = {.repr = socket_repr, .make = socket_make, .init = socket_init},
    .methods = kMethods,
    .attributes = kAttributes,
    .make = "family=AF_INET, type=SOCK_STREAM, proto=0, fileno=None",
    .doc = "One end of a connection.",
};

// ---- functions

Owned module_socketpair(Runtime& rt, Value module, Args args) {
  int family, type, protocol, ends[2];
  OURO_CHECK(intArgument(rt, args, 0, AF_UNIX, &family) &&
             intArgument(rt, args, 1, SOCK_STREAM, &type) &&
             intArgument(rt, args, 2, 0, &protocol));
  if (::socketpair(family, type | SOCK_CLOEXEC, protocol, ends) < 0) return raiseOSError(rt, errno);
  Type* cls = *static_cast<Type**>(module.as<Module>()->state);
  Local made[2];
  for (int i = 0; i < 2; i++) {
    Value given[] = {Value::small(family), Value::small(type), Value::small(protocol),
                     Value::small(ends[i])};
    made[i] = call(rt, Value(cls), given);
    if (made[i].isError()) return Owned::error();
  }
  return newTuple(rt, {made[0].get(), made[1].get()});
}
Owned module_close(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(intArgument(rt, args, 0, -1, &fd));
  return ::close(fd) < 0 ? raiseOSError(rt, errno) : Owned::none();
}
Owned module_dup(Runtime& rt, Value, Args args) {
  int fd;
  OURO_CHECK(intArgument(rt, args, 0, -1, &fd));
  int copy = fcntl(fd, F_DUPFD_CLOEXEC, 0);
  return copy < 0 ? raiseOSError(rt, errno) : smallInt(copy);
}
Owned module_getdefaulttimeout(Runtime&, Value, Args) { return Owned::none(); }
Owned module_gethostname(Runtime& rt, Value, Args) {
  char name[HOST_NAME_MAX + 1] = {};
  return gethostname(name, sizeof name - 1) < 0 ? raiseOSError(rt, errno) : newStr(rt, name);
}

Owned module_getaddrinfo(Runtime& rt, Value, Args args) {
  std::string host, port;
  addrinfo hints{}, *found = nullptr;
  OURO_CHECK(intArgument(rt, args, 2, 0, &hints.ai_family) &&
             intArgument(rt, args, 3, 0, &hints.ai_socktype) &&
             intArgument(rt, args, 4, 0, &hints.ai_protocol) &&
             intArgument(rt, args, 5, 0, &hints.ai_flags));
  for (uint32_t i : {0u, 1u}) {
    if (args[i].isNone()) continue;
    OURO_TRY(text,
             isBytes(rt, args[i]) ? newStr(rt, args[i].as<Bytes>()->view()) : str(rt, args[i]));
    (i ? port : host) = toUtf8(text.as<Str>());
  }
  int code = getaddrinfo(host.empty() ? nullptr : host.c_str(),
                         port.empty() ? nullptr : port.c_str(), &hints, &found);
  if (code) return raiseLookup(rt, code), Owned::error();
  OURO_TRY(list, newList(rt));
  bool ok = true;
  for (addrinfo* one = found; one && ok; one = one->ai_next) {
    Local where = addressValue(rt, one->ai_addr, one->ai_addrlen);
    Local name = newStr(rt, one->ai_canonname ? one->ai_canonname : "");
    if (where.isError() || name.isError()) ok = false;
    Local row = ok ? newTuple(rt, {Value::small(one->ai_family), Value::small(one->ai_socktype),
                                   Value::small(one->ai_protocol), name.get(), where.get()})
                   : Owned::error();
    ok = !row.isError() && append(rt, list.as<List>(), row);
  }
  freeaddrinfo(found);
  return ok ? list.take() : Owned::error();
}

constexpr MethodDef kFunctions[] = {
    {"socketpair", module_socketpair, "family=AF_UNIX, type=SOCK_STREAM, proto=0, /",
     "Two sockets that are connected."},
    {"close", module_close, "fd, /", "Closes a file descriptor."},
    {"dup", module_dup, "fd, /", "Another descriptor of the same file."},
    {"getdefaulttimeout", module_getdefaulttimeout, "", "None: new sockets wait for ever."},
    {"gethostname", module_gethostname, "", "The name of this machine."},
    {"getaddrinfo", module_getaddrinfo, "host, port, family=0, type=0, proto=0, flags=0",
     "The addresses of a name."},
};

struct Row {
  const char* name;
  int value;
};
constexpr Row kRows[] = {
    {"AF_UNSPEC", AF_UNSPEC},
    {"AF_UNIX", AF_UNIX},
    {"AF_INET", AF_INET},
    {"AF_INET6", AF_INET6},
    {"SOCK_STREAM", SOCK_STREAM},
    {"SOCK_DGRAM", SOCK_DGRAM},
    {"SOCK_RAW", SOCK_RAW},
    {"SOCK_NONBLOCK", SOCK_NONBLOCK},
    {"SOCK_CLOEXEC", SOCK_CLOEXEC},
    {"SOL_SOCKET", SOL_SOCKET},
    {"SO_ERROR", SO_ERROR},
    {"SO_REUSEADDR", SO_REUSEADDR},
    {"SO_REUSEPORT", SO_REUSEPORT},
    {"SO_KEEPALIVE", SO_KEEPALIVE},
    {"SO_BROADCAST", SO_BROADCAST},
    {"SO_RCVBUF", SO_RCVBUF},
    {"SO_SNDBUF", SO_SNDBUF},
    {"SO_LINGER", SO_LINGER},
    {"SO_TYPE", SO_TYPE},
    {"SOMAXCONN", SOMAXCONN},
    {"IPPROTO_IP", IPPROTO_IP},
    {"IPPROTO_TCP", IPPROTO_TCP},
    {"IPPROTO_UDP", IPPROTO_UDP},
    {"IPPROTO_IPV6", IPPROTO_IPV6},
    {"IPV6_V6ONLY", IPV6_V6ONLY},
    {"TCP_NODELAY", TCP_NODELAY},
    {"SHUT_RD", SHUT_RD},
    {"SHUT_WR", SHUT_WR},
    {"SHUT_RDWR", SHUT_RDWR},
    {"MSG_PEEK", MSG_PEEK},
    {"MSG_OOB", MSG_OOB},
    {"MSG_DONTWAIT", MSG_DONTWAIT},
    {"MSG_WAITALL", MSG_WAITALL},
    {"AI_PASSIVE", AI_PASSIVE},
    {"AI_CANONNAME", AI_CANONNAME},
    {"AI_NUMERICHOST", AI_NUMERICHOST},
    {"AI_NUMERICSERV", AI_NUMERICSERV},
    {"AI_ADDRCONFIG", AI_ADDRCONFIG},
    {"EAI_NONAME", EAI_NONAME},
    {"EAI_AGAIN", EAI_AGAIN},
    {"EAI_FAMILY", EAI_FAMILY},
    {"NI_NUMERICHOST", NI_NUMERICHOST},
    {"NI_NUMERICSERV", NI_NUMERICSERV},
    {"INADDR_ANY", 0},
};

// herror and gaierror: subclasses of OSError.
bool addError(Runtime& rt, Module* module, const char* nameText) {
  OURO_TRY_BOOL(bases, newTuple(rt, {Value(rt.exception(Exc::OSError))}));
  OURO_TRY_BOOL(space, newDict(rt));
  OURO_TRY_BOOL(name, newStr(rt, nameText));
  OURO_TRY_BOOL(home, newStr(rt, "socket"));
  if (!dictSet(rt, space.as<Dict>(), rt.names.module, home)) return false;
  return moduleAdd(rt, module, nameText,
                   call(rt, Value(rt.type(TypeId::Type)), name, bases, space));
}

bool addNames(Runtime& rt, Module* module) {
  for (const Row& row : kRows)
    if (!moduleAdd(rt, module, row.name, smallInt(row.value))) return false;
  Type* type = moduleAddType(rt, module, kSocket);
  if (!type) return false;
  retain(type);
  *static_cast<Type**>(module->state) = type;
  return moduleAdd(rt, module, "SocketType", Value(type)) &&
         moduleAdd(rt, module, "has_ipv6", Value::boolean(true)) &&
         moduleAdd(rt, module, "error", Value(rt.exception(Exc::OSError))) &&
         moduleAdd(rt, module, "timeout", Value(rt.exception(Exc::TimeoutError))) &&
         addError(rt, module, "herror") && addError(rt, module, "gaierror");
}

void visitState(void* state, Visitor& visitor) { visit(visitor, *static_cast<Type**>(state)); }
void clearState(void* state) {
  Type* old = std::exchange(*static_cast<Type**>(state), nullptr);
  if (old) release(old);
}

}  // namespace

extern const ModuleDef socketModule;
const ModuleDef socketModule = {
    .name = "_socket",
    .doc = "Connections between programs.",
    .functions = kFunctions,
    .exec = addNames,
    .stateSize = sizeof(Type*),
    .visitState = visitState,
    .clearState = clearState,
};

}  // namespace ouro
