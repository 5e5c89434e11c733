# What one thread sends and another of the same program takes is larger than what fits in between:
# whoever waits lets the others run. Signals interrupt it, closed sockets are found out at once.
import http.client
import http.server
import os
import signal
import socket
import threading
import time

BIG = bytes(range(256)) * (1 << 13)


def taking(read):
    got = bytearray()

    def work():
        while piece := read():
            got.extend(piece)

    thread = threading.Thread(target=work)
    thread.start()
    return got, thread


def sent_over_pair(name, send):
    a, b = socket.socketpair()
    got, thread = taking(lambda: b.recv(1 << 16))
    result = send(a)
    a.close()
    thread.join()
    b.close()
    print(name, result, bytes(got) == BIG)


sent_over_pair('sendall', lambda s: s.sendall(BIG))
sent_over_pair('send', lambda s: s.send(BIG))
sent_over_pair('send a bytearray', lambda s: s.send(bytearray(BIG)))
sent_over_pair('sendmsg', lambda s: s.sendmsg([BIG[:1000], memoryview(BIG)[1000:]]))
sent_over_pair('os.write', lambda s: os.write(s.fileno(), BIG))
sent_over_pair('makefile', lambda s: s.makefile('wb').write(BIG))


def with_timeout(s):
    s.settimeout(20)
    s.sendall(BIG)


sent_over_pair('sendall with a timeout', with_timeout)

for size in 0, 1, 4096, 4097, len(BIG):
    r, w = os.pipe()
    got, thread = taking(lambda: os.read(r, 1 << 16))
    count = os.write(w, BIG[:size])
    os.close(w)
    thread.join()
    os.close(r)
    print('pipe', count, len(got))

r, w = os.pipe()
got, thread = taking(lambda: os.read(r, 1 << 16))
with open(w, 'wb', buffering=0) as raw:
    print('raw', raw.write(memoryview(BIG)))
thread.join()
os.close(r)
print(bytes(got) == BIG)


class Handler(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        body = self.rfile.read(int(self.headers['Content-Length']))
        self.send_response(200)
        self.send_header('Content-Length', str(len(body)))
        self.end_headers()
        self.wfile.write(body[::-1])

    def log_message(self, *args):
        pass


with http.server.HTTPServer(('127.0.0.1', 0), Handler) as server:
    thread = threading.Thread(target=server.serve_forever, args=(0.01,))
    thread.start()
    connection = http.client.HTTPConnection(*server.server_address)
    connection.request('POST', '/', BIG)
    print('http', connection.getresponse().read() == BIG[::-1])
    connection.close()
    server.shutdown()
    thread.join()

# Two threads wait for the same connection.
with socket.create_server(('127.0.0.1', 0)) as listener:
    accepted = []
    threads = [threading.Thread(target=lambda: accepted.append(listener.accept()[0])) for _ in range(2)]
    for thread in threads:
        thread.start()
    time.sleep(0.05)
    first = socket.create_connection(listener.getsockname())
    time.sleep(0.05)
    print('accepted', len(accepted))
    second = socket.create_connection(listener.getsockname())
    for thread in threads:
        thread.join()
    print('accepted', len(accepted))
    for s in [first, second, *accepted]:
        s.close()


class Alarm(Exception):
    pass


def alarm(*args):
    raise Alarm


signal.signal(signal.SIGALRM, alarm)
a, b = socket.socketpair()
signal.setitimer(signal.ITIMER_REAL, 0.1)
try:
    a.sendall(BIG)
except Alarm:
    print('interrupted')
a.settimeout(0.05)
for call in (lambda: a.sendall(BIG), lambda: a.send(BIG)):
    try:
        while True:
            call()
    except TimeoutError as error:
        print(error)
a.close()
for timeout in 5, None:
    for call in (lambda: a.send(b'x'), lambda: a.sendmsg([b'x']), lambda: a.recv(1), lambda: a.sendall(b'x'), lambda: a.accept()):
        try:
            call()
        except OSError as error:
            print(error)
b.close()
