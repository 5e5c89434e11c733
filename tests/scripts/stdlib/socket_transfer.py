import array
import os
import socket as s
import threading


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# messages without a connection
u = s.socket(s.AF_INET, s.SOCK_DGRAM)
u.bind(('127.0.0.1', 0))
v = s.socket(s.AF_INET, s.SOCK_DGRAM)
a = u.getsockname()
t(lambda: v.sendto(b'hello', a))
data, sender = u.recvfrom(100)
print(data, sender[0], sender[1] == v.getsockname()[1])
t(lambda: v.sendto(b'hello2', 0, a))
b = bytearray(10)
t(lambda: (u.recvfrom_into(b)[0], b))
for arguments in ((b'x',), ('x', a), (b'x', 'y'), (b'x', ('127.0.0.1',)), (b'x', ('127.0.0.1', 70000)),
                  (b'x', (5, 5)), (b'x', 'y', a), (b'x', ('127.0.0.1', 'p'))):
    t(lambda: v.sendto(*arguments))
u.settimeout(0.02)
t(lambda: u.recv(5))
t(lambda: u.recvfrom(5))
u.settimeout(0)
t(lambda: u.recv(5))
u.setblocking(True)
t(lambda: u.recv(-1))
t(lambda: u.recv('a'))
t(lambda: u.recv_into(bytearray(5), 10))
t(lambda: u.recv_into(bytearray(5), -1))
v.connect(a)
print(v.getpeername() == a, v.send(b'abc'), u.recv(2))
t(lambda: v.sendmsg([b'a', b'bc']))
message = u.recvmsg(10)
print(message[:3], message[3][0])
b1, b2 = bytearray(2), bytearray(3)
t(lambda: v.sendmsg([b'a', b'bcde'], [], 0))
t(lambda: (u.recvmsg_into([b1, b2])[0], b1, b2))

# open files through a socket
p, q = s.socketpair()
r, w = os.pipe()
os.write(w, b'through the pipe')
t(lambda: p.sendmsg([b'x'], [(s.SOL_SOCKET, s.SCM_RIGHTS, array.array('i', [r]))]))
message = q.recvmsg(1, s.CMSG_SPACE(4))
print(message[0], message[1][0][:2], message[2] & ~s.MSG_CMSG_CLOEXEC, message[3])
fd = array.array('i')
fd.frombytes(message[1][0][2])
print(os.read(fd[0], 20))
t(lambda: p.sendmsg([b'x'], [(1, 2)]))
t(lambda: p.sendmsg(['x']))
t(lambda: p.sendmsg(5))
t(lambda: q.recvmsg(-1))
t(lambda: q.recvmsg(1, -1))
s.send_fds(p, [b'Q'], [r, w])
print([len(x) if isinstance(x, list) else x for x in s.recv_fds(q, 10, 5)][:2])
p.sendall(b'a' * 100)
print(len(q.recv(1000)))

# options
t(lambda: p.getsockopt(s.SOL_SOCKET, s.SO_TYPE))
t(lambda: p.getsockopt(s.SOL_SOCKET, s.SO_TYPE, 4))
t(lambda: p.getsockopt(s.SOL_SOCKET, s.SO_TYPE, 5000))
t(lambda: p.getsockopt('a', 1))
t(lambda: p.setsockopt(s.SOL_SOCKET, s.SO_KEEPALIVE, 1))
t(lambda: p.setsockopt(s.SOL_SOCKET, s.SO_KEEPALIVE, 'a'))
t(lambda: p.setsockopt(s.SOL_SOCKET, 99999, b'a'))

# sockets of open descriptors
z = s.socket(fileno=p.fileno())
print(z.family, z.type, z.proto)
z.detach()
for fileno in (-1, 1.5, 'a', 9999, r):
    t(lambda: s.socket(fileno=fileno))
t(lambda: s.socket(99))

# addresses of other families
x = s.socket(s.AF_UNIX)
x.bind('\0ouro-%d' % os.getpid())
print(x.getsockname()[:6])
t(lambda: x.bind('a' * 200))
t(lambda: x.bind(5))
x.close()
t(lambda: x.recv(5))
t(x.getsockname)
for address in ('x', ('127.0.0.1', 'x'), ('127.0.0.1', -1), ('127.0.0.1', 1, 2)):
    t(lambda: s.socket().connect(address))
for address in ('x', ('::1',), ('::1', 0, -1)):
    t(lambda: s.socket(s.AF_INET6).bind(address))

# a connection
server = s.create_server(('127.0.0.1', 0))


def client():
    with s.create_connection(server.getsockname()) as connection:
        connection.sendall(b'hi' * 50000)


thread = threading.Thread(target=client)
thread.start()
connection, _ = server.accept()
n = 0
while data := connection.recv(4096):
    n += len(data)
thread.join()
print(n, connection.getsockname()[0])
t(lambda: s.socket().connect(('127.0.0.1', 1)))
t(lambda: s.socket().connect_ex(('127.0.0.1', 1)))
server.settimeout(0.02)
t(server.accept)
server.setblocking(False)
t(server.accept)
t(lambda: server.settimeout('a'))
t(lambda: server.settimeout(-1))
t(lambda: server.listen('a'))
t(lambda: server.shutdown('a'))


# a buffer that changes while the socket waits: CPython forbids it, ouro reads into what is there then
class Late(threading.Thread):
    def run(self):
        try:
            room.clear()
        except BufferError:
            pass
        p.sendall(b'123')


room = bytearray(10)
late = Late()
late.start()
print(q.recv_into(room) in (0, 3))
late.join()
