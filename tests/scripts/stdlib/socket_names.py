import socket as s


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


# numbers in the order of the network
for v in (0, 1, 80, 65535, 65536, -1, 'a', 1.5, 2**40, 2**80):
    for f in (s.htons, s.ntohs, s.htonl, s.ntohl):
        t(lambda: f(v))

# packed addresses and their texts
for v in ('127.0.0.1', '1.2.3', 'x', '', '::1', b'1.2.3.4', 5, '256.1.1.1'):
    t(lambda: s.inet_aton(v))
    t(lambda: s.inet_pton(s.AF_INET, v))
    t(lambda: s.inet_pton(s.AF_INET6, v))
for v in (b'\x7f\0\0\1', b'123', bytearray(b'1234'), '1234', b'1' * 16):
    t(lambda: s.inet_ntoa(v))
    t(lambda: s.inet_ntop(s.AF_INET, v))
    t(lambda: s.inet_ntop(s.AF_INET6, v))
    t(lambda: s.inet_ntop(77, v))

# hosts that need no resolver
t(lambda: s.gethostbyname('127.0.0.1'))
t(lambda: s.gethostbyname(''))
t(lambda: s.gethostbyname('<broadcast>'))
t(lambda: s.gethostbyname(5))
t(lambda: s.gethostbyname_ex('127.0.0.1'))
t(lambda: s.getnameinfo(('127.0.0.1', 80), s.NI_NUMERICHOST | s.NI_NUMERICSERV))
t(lambda: s.getnameinfo(('::1', 80, 0, 0), s.NI_NUMERICHOST | s.NI_NUMERICSERV))
t(lambda: s.getnameinfo(('localhost', 80), s.NI_NUMERICHOST | s.NI_NUMERICSERV))
t(lambda: s.getnameinfo(5, 0))
t(lambda: s.getnameinfo((1, 2), 0))
t(lambda: s.getnameinfo(('1.2.3.4',), 0))
t(lambda: s.getnameinfo(('1.2.3.4', 5, 6), 0))
t(lambda: s.getaddrinfo('127.0.0.1', 80))
t(lambda: s.getaddrinfo('127.0.0.1', b'80', type=s.SOCK_STREAM))
t(lambda: s.getaddrinfo(None, 80, type=s.SOCK_STREAM, family=s.AF_INET))
t(lambda: s.getaddrinfo(None, 80, type=s.SOCK_STREAM, family=s.AF_INET, flags=s.AI_PASSIVE))
t(lambda: s.getaddrinfo(5, 80))
t(lambda: s.getaddrinfo('127.0.0.1', 1.5))
t(lambda: s.getaddrinfo(None, None))
t(lambda: s.getaddrinfo('x y', 80, flags=s.AI_NUMERICHOST))

t(lambda: s.getservbyname('no such'))
t(lambda: s.getservbyname(5))
t(lambda: s.getservbyport(-1))
t(lambda: s.getprotobyname('no such'))
t(lambda: s.if_nametoindex('no such'))
t(lambda: s.if_nametoindex(5))
t(lambda: s.if_nametoindex(b'lo') > 0)
t(lambda: s.if_indextoname(99999))
t(lambda: s.if_nametoindex(s.if_indextoname(1)))
t(lambda: s.if_nameindex()[0][0])
t(lambda: (s.CMSG_LEN(0), s.CMSG_LEN(5), s.CMSG_SPACE(5), s.CMSG_SPACE(0)))
t(lambda: s.CMSG_LEN(-1))

# the timeout of new sockets
print(s.getdefaulttimeout())
s.setdefaulttimeout(2.5)
with s.socket() as x:
    print(x.gettimeout())
for v in (None, 0, -1, 'a', 1.5, float('nan'), 2**70, 1e30, 3):
    t(lambda: (s.setdefaulttimeout(v), s.getdefaulttimeout()))
s.setdefaulttimeout(None)
print(s.gaierror, s.herror, s.gaierror.__bases__)
