#pragma once
// Between the files of the module _socket.

#include <netdb.h>
#include <sys/socket.h>

#include <string>

#include "runtime/types/module.h"

namespace ouro {

struct Socket : Object {
  int fd, family, type, protocol;
  double timeout;  // seconds; negative: blocks for ever; 0: never blocks
};
inline Socket* socketOf(Value v) { return v.as<Socket>(); }

extern const ModuleDef socketModule;

struct SocketState {
  Type* socket;                  // owned
  Value hostError, lookupError;  // herror and gaierror; owned
  double defaultTimeout;         // of new sockets, as Socket::timeout
};
inline SocketState* socketState(Value module) {
  return static_cast<SocketState*>(module.as<Module>()->state);
}

struct Address {
  sockaddr_storage storage{};
  socklen_t length = sizeof storage;
  sockaddr* raw() { return reinterpret_cast<sockaddr*>(&storage); }
};

// ---- socket_address.cpp
// The address that a script gives for a socket of this family; `method` for messages.
bool addressArg(Runtime&, int family, Value, const char* method, Address* out);
// What scripts see of an address: (host, port), a path, None for none at all.
Owned addressValue(Runtime&, const sockaddr*, socklen_t length);
// A host's name as the resolver wants it: ASCII, by IDNA if need be. What is no text is a
// TypeError, which begins with `where`: "f() argument 1 must be ".
bool hostArg(Runtime&, Value, std::string* out, const char* where = "");
// The one address of a name (without a port), numeric or looked up.
bool resolveHost(Runtime&, const std::string& host, int family, Address* out);
// Leaves gaierror pending for a result of getaddrinfo() or getnameinfo(). False.
bool failLookup(Runtime&, int code);

// ---- socket_transfer.cpp
// Waits until the socket is ready, at most its timeout; false with TimeoutError or what a signal's
// handler raised.
bool waitForSocket(Runtime&, const Socket*, short events);
using SocketMethod = Owned(Runtime&, Value self, Args);
SocketMethod socket_recv, socket_recvfrom, socket_recv_into, socket_recvfrom_into, socket_recvmsg,
    socket_recvmsg_into, socket_send, socket_sendall, socket_sendto, socket_sendmsg;

// ---- socket_names.cpp: functions about hosts, services and numbers
extern const std::span<const MethodDef> kSocketNames;
// ---- socket_numbers.cpp
bool addSocketNumbers(Runtime&, Module*);

}  // namespace ouro
