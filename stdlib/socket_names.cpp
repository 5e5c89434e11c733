// The functions of the module _socket that need no socket: names of hosts and services, numbers in
// the order of the network.

#include <arpa/inet.h>
#include <net/if.h>
#include <netinet/in.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstring>

#include "runtime/codecs.h"
#include "runtime/protocol.h"
#include "runtime/threads.h"
#include "runtime/types/bytes.h"
#include "runtime/types/int.h"
#include "runtime/types/list.h"
#include "runtime/types/str.h"
#include "runtime/types/tuple.h"
#include "stdlib/socket.h"
#include "stdlib/system_call.h"

namespace ouro {

namespace {

Owned module_gethostname(Runtime& rt, Value, Args) {
  char name[HOST_NAME_MAX + 1] = {};
  return gethostname(name, sizeof name - 1) < 0 ? raiseOSError(rt, errno) : newStr(rt, name);
}
Owned module_sethostname(Runtime& rt, Value, Args args) {
  std::string name;
  OURO_CHECK(systemNameArg(rt, args[0], &name));
  return noneOrError(rt, sethostname(name.data(), name.size()));
}

// ---- names and addresses of hosts

bool serviceArg(Runtime& rt, Value v, std::string* out) {
  if (isInt(rt, v)) {
    *out = formatInt(rt, v);
    return true;
  }
  if (isStr(rt, v)) return toUtf8Strict(rt, v.as<Str>(), out);
  if (!isBytes(rt, v)) return fail(rt, Exc::OSError, "Int or String expected");
  *out = v.as<Bytes>()->view();
  return true;
}

bool lookupHostArg(Runtime& rt, Value v, std::string* out) {
  if (isStr(rt, v) || isBytes(rt, v)) return hostArg(rt, v, out);
  return fail(rt, Exc::TypeError, "getaddrinfo() argument 1 must be string or None");
}

Owned lookupRows(Runtime& rt, const addrinfo* found) {
  OURO_TRY(list, newList(rt));
  for (const addrinfo* one = found; one; one = one->ai_next) {
    OURO_TRY(where, addressValue(rt, one->ai_addr, one->ai_addrlen));
    OURO_TRY(name, newStr(rt, one->ai_canonname ? one->ai_canonname : ""));
    OURO_TRY(row, newTuple(rt, {Value::small(one->ai_family), Value::small(one->ai_socktype),
                                Value::small(one->ai_protocol), name.get(), where.get()}));
    OURO_CHECK(append(rt, list.as<List>(), row));
  }
  return list.take();
}

Owned module_getaddrinfo(Runtime& rt, Value, Args args) {
  std::string host, service;
  addrinfo hints{}, *found = nullptr;
  bool hasHost = !args[0].isNone(), hasService = !args[1].isNone();
  OURO_CHECK(!hasHost || lookupHostArg(rt, args[0], &host));
  OURO_CHECK(!hasService || serviceArg(rt, args[1], &service));
  int* fields[] = {&hints.ai_family, &hints.ai_socktype, &hints.ai_protocol, &hints.ai_flags};
  for (uint32_t i = 0; i < 4; i++)
    OURO_CHECK(!args.has(2 + i) || cIntArg(rt, args[2 + i], fields[i]));
  int code;
  {
    Unlocked unlocked(rt);
    code = getaddrinfo(hasHost ? host.c_str() : nullptr, hasService ? service.c_str() : nullptr,
                       &hints, &found);
  }
  if (code) return (void)failLookup(rt, code), Owned::error();
  Owned rows = lookupRows(rt, found);
  freeaddrinfo(found);
  return rows;
}

Owned module_getnameinfo(Runtime& rt, Value, Args args) {
  int flags;
  OURO_CHECK(cIntArg(rt, args[1], &flags));
  if (!isTuple(rt, args[0]))
    return raise(rt, Exc::TypeError, "getnameinfo() argument 1 must be a tuple");
  Local held(args[0]);
  std::span<const Value> items = held.as<Tuple>()->span();
  if (items.size() < 2 || items.size() > 4 || !isStr(rt, items[0]))
    return raise(rt, Exc::TypeError, "getnameinfo(): illegal sockaddr argument");
  std::string host = toUtf8(items[0].as<Str>());
  int port = 0, flow = 0, scope = 0;
  OURO_CHECK(cIntArg(rt, items[1], &port) && (items.size() < 3 || cIntArg(rt, items[2], &flow)) &&
             (items.size() < 4 || cIntArg(rt, items[3], &scope)));
  if (flow < 0 || flow > 0xfffff)
    return raise(rt, Exc::OverflowError, "getnameinfo(): flowinfo must be 0-1048575.");
  addrinfo hints{}, *found = nullptr;
  hints.ai_socktype = SOCK_DGRAM;
  hints.ai_flags = AI_NUMERICHOST;
  int code = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
  if (code) return (void)failLookup(rt, code), Owned::error();
  Address address;
  std::memcpy(&address.storage, found->ai_addr, found->ai_addrlen);
  address.length = found->ai_addrlen;
  int family = found->ai_family;
  bool isOne = !found->ai_next;
  freeaddrinfo(found);
  if (!isOne) return raise(rt, Exc::OSError, "sockaddr resolved to multiple addresses");
  if (family == AF_INET && items.size() != 2)
    return raise(rt, Exc::OSError, "IPv4 sockaddr must be 2 tuple");
  if (family == AF_INET6) {
    auto* six = reinterpret_cast<sockaddr_in6*>(&address.storage);
    six->sin6_flowinfo = htonl(static_cast<uint32_t>(flow));
    six->sin6_scope_id = static_cast<uint32_t>(scope);
  }
  char name[NI_MAXHOST], service[NI_MAXSERV];
  {
    Unlocked unlocked(rt);
    code = getnameinfo(address.raw(), address.length, name, sizeof name, service, sizeof service,
                       flags);
  }
  if (code) return (void)failLookup(rt, code), Owned::error();
  OURO_TRY(nameText, decodeFileName(rt, name));
  OURO_TRY(serviceText, newStr(rt, service));
  return newTuple(rt, {nameText.get(), serviceText.get()});
}

Owned numericText(Runtime& rt, Address* address) {
  OURO_TRY(where, addressValue(rt, address->raw(), address->length));
  return Owned::share((*where.as<Tuple>())[0]);
}

Owned module_gethostbyname(Runtime& rt, Value, Args args) {
  std::string host;
  Address address;
  OURO_CHECK(hostArg(rt, args[0], &host, "gethostbyname() argument 1 must be ") &&
             resolveHost(rt, host, AF_INET, &address));
  return numericText(rt, &address);
}

// (name, aliases, addresses) of the answer of the resolver; herror when there is none.
Owned hostEntry(Runtime& rt, Value module, const hostent* entry, int problem) {
  if (!entry) {
    OURO_TRY(text, newStr(rt, hstrerror(problem)));
    OURO_TRY(error, call(rt, socketState(module)->hostError, Value::small(problem), text));
    return raiseValue(rt, error);
  }
  OURO_TRY(name, decodeFileName(rt, entry->h_name));
  OURO_TRY(aliases, newList(rt));
  OURO_TRY(addresses, newList(rt));
  for (char** alias = entry->h_aliases; alias && *alias; alias++) {
    OURO_TRY(text, decodeFileName(rt, *alias));
    OURO_CHECK(append(rt, aliases.as<List>(), text));
  }
  for (char** one = entry->h_addr_list; *one; one++) {
    char text[INET6_ADDRSTRLEN];
    OURO_TRY(shown, newStr(rt, inet_ntop(entry->h_addrtype, *one, text, sizeof text)));
    OURO_CHECK(append(rt, addresses.as<List>(), shown));
  }
  return newTuple(rt, {name.get(), aliases.get(), addresses.get()});
}

constexpr size_t kEntryRoom = 16384;

Owned module_gethostbyname_ex(Runtime& rt, Value module, Args args) {
  std::string host, room(kEntryRoom, '\0');
  Address address;
  OURO_CHECK(hostArg(rt, args[0], &host, "gethostbyname_ex() argument 1 must be ") &&
             resolveHost(rt, host, AF_INET, &address));
  hostent entry, *found = nullptr;
  int problem = 0;
  {
    Unlocked unlocked(rt);
    gethostbyname_r(host.c_str(), &entry, room.data(), room.size(), &found, &problem);
  }
  return hostEntry(rt, module, found, problem);
}

Owned module_gethostbyaddr(Runtime& rt, Value module, Args args) {
  std::string host, room(kEntryRoom, '\0');
  Address address;
  OURO_CHECK(hostArg(rt, args[0], &host, "gethostbyaddr() argument 1 must be ") &&
             resolveHost(rt, host, AF_UNSPEC, &address));
  bool isSix = address.storage.ss_family == AF_INET6;
  const void* bytes =
      isSix ? static_cast<void*>(&reinterpret_cast<sockaddr_in6*>(address.raw())->sin6_addr)
            : static_cast<void*>(&reinterpret_cast<sockaddr_in*>(address.raw())->sin_addr);
  hostent entry, *found = nullptr;
  int problem = 0;
  {
    Unlocked unlocked(rt);
    gethostbyaddr_r(bytes, isSix ? 16 : 4, address.storage.ss_family, &entry, room.data(),
                    room.size(), &found, &problem);
  }
  return hostEntry(rt, module, found, problem);
}

// ---- services, protocols, interfaces

// A plain text for the system.
bool nameArg(Runtime& rt, Value v, const char* where, std::string* out) {
  if (!isStr(rt, v))
    return fail(rt, Exc::TypeError, "{} must be str, not {}", where, typeName(rt, v));
  if (!toUtf8Strict(rt, v.as<Str>(), out)) return false;
  if (out->find('\0') == std::string::npos) return true;
  return fail(rt, Exc::ValueError, "embedded null character");
}

Owned module_getservbyname(Runtime& rt, Value, Args args) {
  std::string name, protocol;
  OURO_CHECK(nameArg(rt, args[0], "getservbyname() argument 1", &name) &&
             (!args.has(1) || nameArg(rt, args[1], "getservbyname() argument 2", &protocol)));
  servent* found = getservbyname(name.c_str(), args.has(1) ? protocol.c_str() : nullptr);
  if (!found) return raise(rt, Exc::OSError, "service/proto not found");
  return smallInt(ntohs(static_cast<uint16_t>(found->s_port)));
}
Owned module_getservbyport(Runtime& rt, Value, Args args) {
  int port;
  std::string protocol;
  OURO_CHECK(cIntArg(rt, args[0], &port) &&
             (!args.has(1) || nameArg(rt, args[1], "getservbyport() argument 2", &protocol)));
  if (port < 0 || port > UINT16_MAX)
    return raise(rt, Exc::OverflowError, "getservbyport: port must be 0-65535.");
  servent* found =
      getservbyport(htons(static_cast<uint16_t>(port)), args.has(1) ? protocol.c_str() : nullptr);
  return found ? newStr(rt, found->s_name) : raise(rt, Exc::OSError, "port/proto not found");
}
Owned module_getprotobyname(Runtime& rt, Value, Args args) {
  std::string name;
  OURO_CHECK(nameArg(rt, args[0], "getprotobyname() argument 1", &name));
  protoent* found = getprotobyname(name.c_str());
  return found ? smallInt(found->p_proto) : raise(rt, Exc::OSError, "protocol not found");
}

Owned module_if_nameindex(Runtime& rt, Value, Args) {
  struct if_nameindex* all = if_nameindex();
  if (!all) return raiseOSError(rt, errno);
  Local list = newList(rt);
  bool ok = !list.isError();
  for (struct if_nameindex* one = all; ok && one->if_index != 0; one++) {
    Local name = decodeFileName(rt, one->if_name);
    Local row =
        name.isError() ? Owned::error() : newTuple(rt, {Value::small(one->if_index), name.get()});
    ok = !row.isError() && append(rt, list.as<List>(), row);
  }
  if_freenameindex(all);
  return ok ? list.take() : Owned::error();
}
Owned module_if_nametoindex(Runtime& rt, Value, Args args) {
  std::string name;
  OURO_CHECK(systemNameArg(rt, args[0], &name));
  unsigned number = if_nametoindex(name.c_str());
  return number ? smallInt(number) : raise(rt, Exc::OSError, "no interface with this name");
}
Owned module_if_indextoname(Runtime& rt, Value, Args args) {
  int64_t number;
  OURO_CHECK(indexInt64(rt, args[0], &number));
  char name[IF_NAMESIZE + 1];
  if (!if_indextoname(static_cast<unsigned>(number), name)) return raiseOSError(rt, errno);
  return decodeFileName(rt, name);
}

// ---- numbers

Owned swap16(Runtime& rt, Value v, const char* name) {
  int64_t number = 0;
  OURO_TRY(whole, index(rt, v));
  if (!intFits(rt, whole, &number))
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C long");
  if (number != static_cast<int>(number)) {
    return raise(rt, Exc::OverflowError, "signed integer is {}",
                 number < 0 ? "less than minimum" : "greater than maximum");
  }
  if (number == static_cast<uint16_t>(number))
    return smallInt(htons(static_cast<uint16_t>(number)));
  return raise(
      rt, Exc::OverflowError, "{}: {} C 16-bit unsigned integer", name,
      number < 0 ? "can't convert negative Python int to" : "Python int too large to convert to");
}
Owned module_htons(Runtime& rt, Value, Args args) { return swap16(rt, args[0], "htons"); }
Owned module_ntohs(Runtime& rt, Value, Args args) { return swap16(rt, args[0], "ntohs"); }

Owned module_swap32(Runtime& rt, Value, Args args) {
  int64_t number;
  if (!isInt(rt, args[0]))
    return raise(rt, Exc::TypeError, "expected int, {} found", typeName(rt, args[0]));
  if (intIsNegative(rt, args[0]))
    return raise(rt, Exc::OverflowError, "can't convert negative value to unsigned int");
  if (!intFits(rt, args[0], &number))
    return raise(rt, Exc::OverflowError, "Python int too large to convert to C unsigned long");
  if (number > UINT32_MAX) return raise(rt, Exc::OverflowError, "int larger than 32 bits");
  return smallInt(htonl(static_cast<uint32_t>(number)));
}

Owned module_inet_aton(Runtime& rt, Value, Args args) {
  std::string text;
  in_addr address;
  OURO_CHECK(nameArg(rt, args[0], "inet_aton() argument 1", &text));
  if (!inet_aton(text.c_str(), &address))
    return raise(rt, Exc::OSError, "illegal IP address string passed to inet_aton");
  return newBytes(rt, {reinterpret_cast<char*>(&address), sizeof address});
}

Owned module_inet_ntoa(Runtime& rt, Value, Args args) {
  std::string_view bytes;
  in_addr address;
  OURO_CHECK(asByteView(rt, args[0], &bytes));
  if (bytes.size() != sizeof address)
    return raise(rt, Exc::OSError, "packed IP wrong length for inet_ntoa");
  std::memcpy(&address, bytes.data(), sizeof address);
  char text[INET_ADDRSTRLEN];
  return newStr(rt, inet_ntop(AF_INET, &address, text, sizeof text));
}

Owned module_inet_pton(Runtime& rt, Value, Args args) {
  int family;
  std::string text;
  char packed[sizeof(in6_addr)];
  OURO_CHECK(cIntArg(rt, args[0], &family) &&
             nameArg(rt, args[1], "inet_pton() argument 2", &text));
  int result = inet_pton(family, text.c_str(), packed);
  if (result < 0) return raiseOSError(rt, errno);
  if (result == 0) return raise(rt, Exc::OSError, "illegal IP address string passed to inet_pton");
  return newBytes(rt, {packed, family == AF_INET ? size_t{4} : size_t{16}});
}

Owned module_inet_ntop(Runtime& rt, Value, Args args) {
  int family;
  std::string_view bytes;
  OURO_CHECK(cIntArg(rt, args[0], &family) && asByteView(rt, args[1], &bytes));
  if (family != AF_INET && family != AF_INET6)
    return raise(rt, Exc::ValueError, "unknown address family {}", family);
  if (bytes.size() != (family == AF_INET ? 4 : 16))
    return raise(rt, Exc::ValueError, "invalid length of packed IP address string");
  char text[INET6_ADDRSTRLEN];
  return newStr(rt, inet_ntop(family, bytes.data(), text, sizeof text));
}

template <auto call>
Owned module_control_size(Runtime& rt, Value, Args args) {
  int64_t length;
  OURO_CHECK(indexInt64(rt, args[0], &length));
  if (length < 0 || length > INT32_MAX)
    return raise(rt, Exc::OverflowError, "{}() argument out of range",
                 call(0) == CMSG_LEN(0) ? "CMSG_LEN" : "CMSG_SPACE");
  return smallInt(static_cast<int64_t>(call(static_cast<size_t>(length))));
}
size_t controlLength(size_t length) { return CMSG_LEN(length); }
size_t controlSpace(size_t length) { return CMSG_SPACE(length); }

constexpr MethodDef kRows[] = {
    {"gethostname", module_gethostname, "", "The name of this machine."},
    {"sethostname", module_sethostname, "name, /", "Gives this machine a name."},
    {"getaddrinfo", module_getaddrinfo, "host, port, family=0, type=0, proto=0, flags=0",
     "The addresses of a name."},
    {"getnameinfo", module_getnameinfo, "sockaddr, flags, /", "The names of an address."},
    {"gethostbyname", module_gethostbyname, "host, /", "The IPv4 address of a name."},
    {"gethostbyname_ex", module_gethostbyname_ex, "host, /",
     "(name, aliases, addresses) of a name."},
    {"gethostbyaddr", module_gethostbyaddr, "host, /", "(name, aliases, addresses) of an address."},
    {"getservbyname", module_getservbyname, "servicename, protocolname=None, /",
     "The port of a service."},
    {"getservbyport", module_getservbyport, "port, protocolname=None, /", "The service of a port."},
    {"getprotobyname", module_getprotobyname, "name, /", "The number of a protocol."},
    {"if_nameindex", module_if_nameindex, "", "(number, name) of each interface."},
    {"if_nametoindex", module_if_nametoindex, "oname, /", "The number of an interface."},
    {"if_indextoname", module_if_indextoname, "index, /", "The name of an interface."},
    {"htons", module_htons, "x, /", "16 bits in the order of the network."},
    {"ntohs", module_ntohs, "x, /", "16 bits in the order of this machine."},
    {"htonl", module_swap32, "x, /", "32 bits in the order of the network."},
    {"ntohl", module_swap32, "x, /", "32 bits in the order of this machine."},
    {"inet_aton", module_inet_aton, "ip_addr, /", "The four bytes of '127.0.0.1'."},
    {"inet_ntoa", module_inet_ntoa, "packed_ip, /", "'127.0.0.1' of four bytes."},
    {"inet_pton", module_inet_pton, "af, ip, /", "The bytes of an address of a family."},
    {"inet_ntop", module_inet_ntop, "af, packed_ip, /", "The text of an address of a family."},
    {"CMSG_LEN", module_control_size<controlLength>, "length, /",
     "The length of a control message without padding."},
    {"CMSG_SPACE", module_control_size<controlSpace>, "length, /",
     "The room that a control message needs."},
};

}  // namespace

const std::span<const MethodDef> kSocketNames = kRows;

}  // namespace ouro
