// Addresses of sockets, as scripts write them and as the system has them: families INET, INET6 and
// UNIX.

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/un.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/socket.h"

namespace ouro {

bool failLookup(Runtime& rt, int code) {
  if (code == EAI_SYSTEM) return (void)raiseOSError(rt, errno), false;
  OURO_TRY_BOOL(module, importModule(rt, "_socket"));
  if (!isModule(rt, module) || module.as<Module>()->definition != &socketModule)
    return fail(rt, Exc::OSError, "{}", gai_strerror(code));
  OURO_TRY_BOOL(text, newStr(rt, gai_strerror(code)));
  OURO_TRY_BOOL(error, call(rt, socketState(module)->lookupError, Value::small(code), text));
  (void)raiseValue(rt, error);
  return false;
}

bool hostArg(Runtime& rt, Value v, std::string* out, const char* where) {
  std::string_view bytes;
  Local encoded(v);
  if (isStr(rt, v)) {
    OURO_TRY_BOOL(idna, newStr(rt, "idna"));
    if (!v.as<Str>()->isAscii()) encoded = encode(rt, v.as<Str>(), idna.as<Str>(), nullptr);
    if (encoded.isError()) return false;
    if (v.as<Str>()->isAscii()) bytes = v.as<Str>()->asciiView();
  } else if (!isBytes(rt, v) && !isByteArray(rt, v)) {
    return fail(rt, Exc::TypeError, "{}str, bytes or bytearray{}, not {}", where,
                *where ? "" : " expected", typeName(rt, v));
  }
  if (bytes.empty() && !isStr(rt, encoded) && !asByteView(rt, encoded, &bytes)) return false;
  if (bytes.find('\0') != std::string_view::npos) {
    return fail(rt, Exc::TypeError, "host name must not contain null character");
  }
  *out = bytes;
  return true;
}

namespace {

bool lookUp(Runtime& rt, const char* host, const addrinfo& hints, Address* out, bool onlyOne) {
  addrinfo* found = nullptr;
  int code;
  {
    Unlocked unlocked(rt);
    code = getaddrinfo(host, host ? nullptr : "0", &hints, &found);
  }
  if (code) return failLookup(rt, code);
  bool ok = !onlyOne || !found->ai_next;
  if (ok) {
    std::memcpy(&out->storage, found->ai_addr, found->ai_addrlen);
    out->length = found->ai_addrlen;
  }
  freeaddrinfo(found);
  return ok || fail(rt, Exc::OSError, "wildcard resolved to multiple address");
}

// Numbers need no resolver.
bool numericHost(const std::string& host, int family, Address* out) {
  auto* four = reinterpret_cast<sockaddr_in*>(&out->storage);
  auto* six = reinterpret_cast<sockaddr_in6*>(&out->storage);
  if (family != AF_INET6 && inet_pton(AF_INET, host.c_str(), &four->sin_addr) == 1) {
    four->sin_family = AF_INET;
    out->length = sizeof *four;
    return true;
  }
  if (family == AF_INET || inet_pton(AF_INET6, host.c_str(), &six->sin6_addr) != 1) return false;
  six->sin6_family = AF_INET6;
  out->length = sizeof *six;
  return true;
}

bool unixAddress(Runtime& rt, Value v, Address* out) {
  Local encoded(v);
  if (isStr(rt, v)) encoded = encodeUtf8(rt, v.as<Str>(), "surrogateescape");
  std::string_view path;
  if (encoded.isError() || !asByteView(rt, encoded, &path)) return false;
  auto* address = reinterpret_cast<sockaddr_un*>(&out->storage);
  // A name that begins with a zero byte lies outside the file system and may fill all the room.
  bool isAbstract = !path.empty() && path[0] == 0;
  if (path.size() > sizeof address->sun_path - (isAbstract ? 0 : 1))
    return fail(rt, Exc::OSError, "AF_UNIX path too long");
  address->sun_family = AF_UNIX;
  std::memcpy(address->sun_path, path.data(), path.size());
  size_t length = offsetof(sockaddr_un, sun_path) + path.size() + (isAbstract ? 0 : 1);
  out->length = static_cast<socklen_t>(length);
  return true;
}

bool portArg(Runtime& rt, Value v, const char* method, uint16_t* out) {
  int64_t port;
  if (!indexInt64(rt, v, &port)) return false;
  if (port < 0 || port > UINT16_MAX)
    return fail(rt, Exc::OverflowError, "{}(): port must be 0-65535.", method);
  *out = htons(static_cast<uint16_t>(port));
  return true;
}

bool fourAddress(Runtime& rt, std::span<const Value> items, const char* method, Address* out) {
  if (items.size() != 2)
    return fail(rt, Exc::TypeError, "AF_INET address must be a pair (host, port)");
  std::string host;
  uint16_t port;
  if (!hostArg(rt, items[0], &host) || !portArg(rt, items[1], method, &port) ||
      !resolveHost(rt, host, AF_INET, out))
    return false;
  reinterpret_cast<sockaddr_in*>(&out->storage)->sin_port = port;
  return true;
}

bool sixAddress(Runtime& rt, std::span<const Value> items, const char* method, Address* out) {
  if (items.size() < 2 || items.size() > 4) {
    return fail(rt, Exc::TypeError,
                "AF_INET6 address must be a tuple (host, port[, flowinfo[, scopeid]])");
  }
  std::string host;
  uint16_t port;
  int64_t flow = 0, scope = 0;
  if (!hostArg(rt, items[0], &host) || !portArg(rt, items[1], method, &port) ||
      (items.size() > 2 && !indexInt64(rt, items[2], &flow)) ||
      (items.size() > 3 && !indexInt64(rt, items[3], &scope)))
    return false;
  if (flow < 0 || flow > 0xfffff)
    return fail(rt, Exc::OverflowError, "{}(): flowinfo must be 0-1048575.", method);
  if (!resolveHost(rt, host, AF_INET6, out)) return false;
  auto* six = reinterpret_cast<sockaddr_in6*>(&out->storage);
  six->sin6_port = port;
  six->sin6_flowinfo = htonl(static_cast<uint32_t>(flow));
  six->sin6_scope_id = static_cast<uint32_t>(scope);
  return true;
}

}  // namespace

bool resolveHost(Runtime& rt, const std::string& host, int family, Address* out) {
  addrinfo hints{};
  hints.ai_family = family;
  if (host.empty()) {
    hints.ai_socktype = SOCK_DGRAM;
    hints.ai_flags = AI_PASSIVE;
    return lookUp(rt, nullptr, hints, out, true);
  }
  if (host == "<broadcast>" || host == "255.255.255.255") {
    if (family != AF_INET && family != AF_UNSPEC)
      return fail(rt, Exc::OSError, "address family mismatched");
    return numericHost("255.255.255.255", AF_INET, out);
  }
  return numericHost(host, family, out) || lookUp(rt, host.c_str(), hints, out, false);
}

bool addressArg(Runtime& rt, int family, Value v, const char* method, Address* out) {
  if (family == AF_UNIX) return unixAddress(rt, v, out);
  if (family != AF_INET && family != AF_INET6)
    return fail(rt, Exc::OSError, "{}(): bad family", method);
  if (!isTuple(rt, v)) {
    return fail(rt, Exc::TypeError, "{}(): {} address must be tuple, not {}", method,
                family == AF_INET ? "AF_INET" : "AF_INET6", typeName(rt, v));
  }
  Local held(v);
  std::span<const Value> items = held.as<Tuple>()->span();
  return family == AF_INET ? fourAddress(rt, items, method, out)
                           : sixAddress(rt, items, method, out);
}

namespace {

Owned unixValue(Runtime& rt, const sockaddr_un* address, socklen_t length) {
  size_t size = length - std::min<size_t>(length, offsetof(sockaddr_un, sun_path));
  if (size > 0 && address->sun_path[0] == 0) return newBytes(rt, {address->sun_path, size});
  return decodeFileName(rt, {address->sun_path, strnlen(address->sun_path, size)});
}

}  // namespace

Owned addressValue(Runtime& rt, const sockaddr* address, socklen_t length) {
  if (length == 0) return Owned::none();
  if (address->sa_family == AF_UNIX)
    return unixValue(rt, reinterpret_cast<const sockaddr_un*>(address), length);
  char host[INET6_ADDRSTRLEN];
  if (address->sa_family == AF_INET) {
    auto* four = reinterpret_cast<const sockaddr_in*>(address);
    OURO_TRY(text, newStr(rt, inet_ntop(AF_INET, &four->sin_addr, host, sizeof host)));
    return newTuple(rt, {text.get(), Value::small(ntohs(four->sin_port))});
  }
  if (address->sa_family != AF_INET6) return Owned::none();
  auto* six = reinterpret_cast<const sockaddr_in6*>(address);
  OURO_TRY(text, newStr(rt, inet_ntop(AF_INET6, &six->sin6_addr, host, sizeof host)));
  return newTuple(rt, {text.get(), Value::small(ntohs(six->sin6_port)),
                       Value::small(ntohl(six->sin6_flowinfo)), Value::small(six->sin6_scope_id)});
}

}  // namespace ouro
