// What goes through a socket: the methods that send and receive.

#include <poll.h>
#include <sys/uio.h>

#include <cerrno>
#include <climits>
#include <cmath>
#include <cstring>
#include <ctime>
#include <vector>

#include "runtime/pieces.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/tuple.h"
#include "stdlib/io.h"
#include "stdlib/socket.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

double monotonic() {
  timespec now;
  clock_gettime(CLOCK_MONOTONIC, &now);
  return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

// Calls f, once the socket is ready as far as a timeout asks for it, until no signal interrupts it;
// its result, or -1 with the error raised.
template <class F>
ssize_t attempt(Runtime& rt, const Socket* socket, short events, F f) {
  for (;;) {
    if (!waitForSocket(rt, socket, events)) return -1;
    ssize_t result = f();
    if (result >= 0 || errorPending(rt)) return result;
    // Another reader may have been faster than one that waits no longer than its timeout.
    if (errno == EAGAIN && socket->timeout > 0) continue;
    if (errno != EINTR) break;
    if (!safePoint(rt)) return -1;
  }
  (void)raiseOSError(rt, errno);
  return -1;
}

// f runs with the lock held, once it need not wait: it may look at objects.
template <class F>
ssize_t transfer(Runtime& rt, const Socket* socket, short events, F f) {
  return attempt(rt, socket, events, [&]() -> ssize_t {
    bool isReady = socket->timeout == 0 || waitReady(rt, socket->fd, events);
    return isReady ? f() : -1;
  });
}

// f(fd) runs without the lock: it may wait for what another thread does, such as taking from the
// other end what this one sends.
template <class F>
ssize_t transferUnlocked(Runtime& rt, const Socket* socket, short events, F f) {
  return attempt(rt, socket, events, [&]() -> ssize_t {
    const int fd = socket->fd;
    Unlocked unlocked(rt);
    return f(fd);
  });
}

bool flagsArg(Runtime& rt, Args args, uint32_t i, int* out) {
  *out = 0;
  return args.count <= i || !args.has(i) || cIntArg(rt, args[i], out);
}

// ---- receiving

bool sizeArg(Runtime& rt, Value v, const char* method, size_t* out) {
  int64_t size;
  if (!indexInt64(rt, v, &size)) return false;
  if (size < 0) return fail(rt, Exc::ValueError, "negative buffersize in {}", method);
  *out = static_cast<size_t>(size);
  return true;
}

// New bytes of at most `size`, filled by f(data).
template <class F>
Owned receiveBytes(Runtime& rt, Value self, size_t size, F f) {
  Bytes* buffer = allocateBytes(rt, size);
  if (!buffer) return Owned::error();
  Local held = Owned::adopt(buffer), alive(self);
  auto* room = reinterpret_cast<char*>(buffer->data());
  ssize_t count = transferUnlocked(rt, socketOf(self), POLLIN, [&](int fd) { return f(fd, room); });
  if (count < 0) return Owned::error();
  if (static_cast<size_t>(count) == size) return held.take();
  return newBytes(rt, buffer->view().substr(0, static_cast<size_t>(count)));
}

}  // namespace
Owned socket_recv(Runtime& rt, Value self, Args args) {
  size_t size;
  int flags;
  OURO_CHECK(sizeArg(rt, args[0], "recv", &size) && flagsArg(rt, args, 1, &flags));
  return receiveBytes(rt, self, size,
                      [&](int fd, char* data) { return ::recv(fd, data, size, flags); });
}
Owned socket_recvfrom(Runtime& rt, Value self, Args args) {
  size_t size;
  int flags;
  OURO_CHECK(sizeArg(rt, args[0], "recvfrom", &size) && flagsArg(rt, args, 1, &flags));
  Address from;
  OURO_TRY(data, receiveBytes(rt, self, size, [&](int fd, char* room) {
             from.length = sizeof from.storage;
             return ::recvfrom(fd, room, size, flags, from.raw(), &from.length);
           }));
  OURO_TRY(where, addressValue(rt, from.raw(), from.length));
  return newTuple(rt, {data.get(), where.get()});
}
namespace {

// Receives into the first `wanted` bytes (0: all) of a buffer, which may change while we wait.
template <class F>
ssize_t receiveInto(Runtime& rt, Value self, Value target, size_t wanted, const char* method, F f) {
  std::string_view room;
  if (!ioRoomArg(rt, target, method, &room)) return -1;
  if (wanted > room.size()) {
    return fail(rt, Exc::ValueError, "buffer too small for requested bytes") - 1;
  }
  Local held(target), alive(self);
  return transfer(rt, socketOf(self), POLLIN, [&]() -> ssize_t {
    if (!ioRoomArg(rt, target, method, &room)) return -1;
    size_t size = wanted ? std::min(wanted, room.size()) : room.size();
    return f(const_cast<char*>(room.data()), size);
  });
}

}  // namespace
Owned socket_recv_into(Runtime& rt, Value self, Args args) {
  size_t wanted = 0;
  int flags;
  OURO_CHECK((!args.has(1) || sizeArg(rt, args[1], "recv_into", &wanted)) &&
             flagsArg(rt, args, 2, &flags));
  ssize_t count = receiveInto(rt, self, args[0], wanted, "recv_into", [&](char* data, size_t size) {
    return ::recv(socketOf(self)->fd, data, size, flags);
  });
  return count < 0 ? Owned::error() : smallInt(count);
}
Owned socket_recvfrom_into(Runtime& rt, Value self, Args args) {
  size_t wanted = 0;
  int flags;
  OURO_CHECK((!args.has(1) || sizeArg(rt, args[1], "recvfrom_into", &wanted)) &&
             flagsArg(rt, args, 2, &flags));
  Address from;
  ssize_t count =
      receiveInto(rt, self, args[0], wanted, "recvfrom_into", [&](char* data, size_t size) {
        from.length = sizeof from.storage;
        return ::recvfrom(socketOf(self)->fd, data, size, flags, from.raw(), &from.length);
      });
  if (count < 0) return Owned::error();
  OURO_TRY(where, addressValue(rt, from.raw(), from.length));
  return newTuple(rt, {Value::small(count), where.get()});
}
namespace {

// ---- messages with ancillary data

constexpr size_t kMaxControl = INT_MAX - 0x300;

// Those that came whole, as (level, type, bytes).
Owned controlList(Runtime& rt, msghdr* message) {
  OURO_TRY(list, newList(rt));
  for (cmsghdr* one = CMSG_FIRSTHDR(message); one; one = CMSG_NXTHDR(message, one)) {
    auto* data = reinterpret_cast<const char*>(CMSG_DATA(one));
    auto* end = static_cast<const char*>(message->msg_control) + message->msg_controllen;
    if (one->cmsg_len < CMSG_LEN(0)) break;
    size_t size = std::min<size_t>(one->cmsg_len - CMSG_LEN(0), static_cast<size_t>(end - data));
    OURO_TRY(bytes, newBytes(rt, {data, size}));
    OURO_TRY(row, newTuple(rt, {Value::small(one->cmsg_level), Value::small(one->cmsg_type),
                                bytes.get()}));
    OURO_CHECK(append(rt, list.as<List>(), row));
  }
  return list.take();
}

struct Incoming {
  Address from;
  std::string control;
  msghdr message{};
  iovec piece{};
};

bool controlSizeArg(Runtime& rt, Args args, Incoming* in) {
  int64_t size = 0;
  if (args.has(1) && !indexInt64(rt, args[1], &size)) return false;
  if (size < 0 || size > static_cast<int64_t>(kMaxControl))
    return fail(rt, Exc::ValueError, "invalid ancillary data buffer length");
  in->control.resize(static_cast<size_t>(size));
  return true;
}

ssize_t receiveMessage(int fd, Incoming* in, char* data, size_t size, int flags) {
  in->piece = {data, size};
  in->message = {};
  in->message.msg_name = in->from.raw();
  in->message.msg_namelen = sizeof in->from.storage;
  in->message.msg_iov = &in->piece;
  in->message.msg_iovlen = 1;
  in->message.msg_control = in->control.empty() ? nullptr : in->control.data();
  in->message.msg_controllen = in->control.size();
  return ::recvmsg(fd, &in->message, flags);
}

Owned messageTuple(Runtime& rt, Value what, Incoming* in) {
  OURO_TRY(control, controlList(rt, &in->message));
  OURO_TRY(where, addressValue(rt, in->from.raw(), in->message.msg_namelen));
  return newTuple(rt, {what, control.get(), Value::small(in->message.msg_flags), where.get()});
}

}  // namespace
Owned socket_recvmsg(Runtime& rt, Value self, Args args) {
  Incoming in;
  int64_t size;
  int flags;
  OURO_CHECK(indexInt64(rt, args[0], &size) && flagsArg(rt, args, 2, &flags));
  if (size < 0) return raise(rt, Exc::ValueError, "negative buffer size in recvmsg()");
  OURO_CHECK(controlSizeArg(rt, args, &in));
  OURO_TRY(data, receiveBytes(rt, self, static_cast<size_t>(size), [&](int fd, char* room) {
             return receiveMessage(fd, &in, room, static_cast<size_t>(size), flags);
           }));
  return messageTuple(rt, data, &in);
}
Owned socket_recvmsg_into(Runtime& rt, Value self, Args args) {
  Incoming in;
  int flags;
  OURO_TRY(buffers, tupleFrom(rt, args[0]));
  size_t total = 0;
  std::string_view room;
  for (Value buffer : buffers.as<Tuple>()->span()) {
    OURO_CHECK(ioRoomArg(rt, buffer, "recvmsg_into", &room));
    total += room.size();
  }
  OURO_CHECK(controlSizeArg(rt, args, &in) && flagsArg(rt, args, 2, &flags));
  OURO_TRY(data, receiveBytes(rt, self, total, [&](int fd, char* to) {
             return receiveMessage(fd, &in, to, total, flags);
           }));
  std::string_view left = data.as<Bytes>()->view();
  int64_t count = static_cast<int64_t>(left.size());
  for (Value buffer : buffers.as<Tuple>()->span()) {
    OURO_CHECK(ioRoomArg(rt, buffer, "recvmsg_into", &room));
    size_t part = std::min(left.size(), room.size());
    memcpy(const_cast<char*>(room.data()), left.data(), part);
    left.remove_prefix(part);
  }
  return messageTuple(rt, Value::small(count), &in);
}
namespace {

// ---- sending

}  // namespace
Owned socket_send(Runtime& rt, Value self, Args args) {
  int flags;
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data) && flagsArg(rt, args, 1, &flags));
  HeldBytes held(rt, args[0]);
  Local alive(self);
  ssize_t count = transferUnlocked(rt, socketOf(self), POLLOUT, [&](int fd) {
    return ::send(fd, data.data(), data.size(), flags);
  });
  return count < 0 ? Owned::error() : smallInt(count);
}
Owned socket_sendall(Runtime& rt, Value self, Args args) {
  int flags;
  std::string_view data;
  OURO_CHECK(asByteView(rt, args[0], &data) && flagsArg(rt, args, 1, &flags));
  HeldBytes held(rt, args[0]);
  Local alive(self);
  double timeout = socketOf(self)->timeout, end = monotonic() + timeout;
  while (!data.empty()) {
    if (timeout > 0 && monotonic() > end) return raise(rt, Exc::TimeoutError, "timed out");
    ssize_t count = transferUnlocked(rt, socketOf(self), POLLOUT, [&](int fd) {
      return ::send(fd, data.data(), data.size(), flags);
    });
    if (count < 0) return Owned::error();
    data.remove_prefix(static_cast<size_t>(count));
    OURO_CHECK(safePoint(rt));
  }
  return Owned::none();
}
namespace {

// sendto(data, address) or sendto(data, flags, address)
}  // namespace
Owned socket_sendto(Runtime& rt, Value self, Args args) {
  if (args.count < 2 || args.count > 3) {
    return raise(rt, Exc::TypeError, "sendto() takes 2 or 3 arguments ({} given)", args.count);
  }
  int flags = 0;
  std::string_view data;
  Address to;
  OURO_CHECK(asByteView(rt, args[0], &data) && (args.count == 2 || cIntArg(rt, args[1], &flags)) &&
             addressArg(rt, socketOf(self)->family, args[args.count - 1], "sendto", &to));
  HeldBytes held(rt, args[0]);
  Local alive(self);
  ssize_t count = transferUnlocked(rt, socketOf(self), POLLOUT, [&](int fd) {
    return ::sendto(fd, data.data(), data.size(), flags, to.raw(), to.length);
  });
  return count < 0 ? Owned::error() : smallInt(count);
}
namespace {

// All pieces of an iterable of bytes-like objects.
bool gather(Runtime& rt, Value pieces, std::string* out) {
  return forEach(rt, pieces, [&](Value piece) {
    std::string_view data;
    if (!asByteView(rt, piece, &data)) return false;
    out->append(data);
    return true;
  });
}

// The control messages of an iterable of (level, type, bytes), as the system wants them.
bool controlArg(Runtime& rt, Value rows, std::string* out) {
  return forEach(rt, rows, [&](Value row) {
    OURO_TRY_BOOL(items, tupleFrom(rt, row));
    if (items.as<Tuple>()->length != 3)
      return fail(
          rt, Exc::TypeError,
          "[sendmsg() ancillary data items]() argument must be sequence of length 3, not {}",
          items.as<Tuple>()->length);
    cmsghdr head{};
    std::string_view data;
    if (!cIntArg(rt, (*items.as<Tuple>())[0], &head.cmsg_level) ||
        !cIntArg(rt, (*items.as<Tuple>())[1], &head.cmsg_type) ||
        !asByteView(rt, (*items.as<Tuple>())[2], &data))
      return false;
    if (data.size() > kMaxControl || out->size() + data.size() > kMaxControl)
      return fail(rt, Exc::OSError, "ancillary data item too large");
    head.cmsg_len = CMSG_LEN(data.size());
    size_t start = out->size();
    out->append(reinterpret_cast<char*>(&head), sizeof head);
    out->resize(start + CMSG_LEN(0));
    out->append(data);
    out->resize(start + CMSG_SPACE(data.size()));
    return true;
  });
}

}  // namespace
Owned socket_sendmsg(Runtime& rt, Value self, Args args) {
  std::string data, control;
  int flags;
  Address to;
  bool hasAddress = args.has(3) && !args[3].isNone();
  if (!typeOf(rt, args[0])->slots.iter && !typeOf(rt, args[0])->slots.getItem)
    return raise(rt, Exc::TypeError, "sendmsg() argument 1 must be an iterable");
  OURO_CHECK(gather(rt, args[0], &data) && (!args.has(1) || controlArg(rt, args[1], &control)) &&
             flagsArg(rt, args, 2, &flags));
  OURO_CHECK(!hasAddress || addressArg(rt, socketOf(self)->family, args[3], "sendmsg", &to));
  iovec piece{data.data(), data.size()};
  msghdr message{};
  if (hasAddress) {
    message.msg_name = to.raw();
    message.msg_namelen = to.length;
  }
  message.msg_iov = &piece;
  message.msg_iovlen = 1;
  message.msg_control = control.empty() ? nullptr : control.data();
  message.msg_controllen = control.size();
  Local alive(self);
  ssize_t count = transferUnlocked(rt, socketOf(self), POLLOUT,
                                   [&](int fd) { return ::sendmsg(fd, &message, flags); });
  return count < 0 ? Owned::error() : smallInt(count);
}

bool waitForSocket(Runtime& rt, const Socket* socket, short events) {
  if (socket->timeout <= 0 || socket->fd < 0) return true;
  double end = monotonic() + socket->timeout;
  pollfd one{socket->fd, events, 0};
  for (double left = socket->timeout;; left = std::max(0.0, end - monotonic())) {
    int count;
    {
      Unlocked unlocked(rt);
      count = ::poll(&one, 1, static_cast<int>(std::min(std::ceil(left * 1000), 2e9)));
    }
    if (count > 0) return true;
    if (count == 0) return fail(rt, Exc::TimeoutError, "timed out");
    if (errno != EINTR || !safePoint(rt)) break;
  }
  if (!errorPending(rt)) (void)raiseOSError(rt, errno);
  return false;
}

}  // namespace ouro
