# select.epoll: what waits, what is ready, what is wrong.
import os
import select
import selectors
import signal
import time

reader, writer = os.pipe()
poll = select.epoll()
print(poll.closed, type(poll.fileno()), selectors.DefaultSelector.__name__)
poll.register(reader, select.EPOLLIN)
print(poll.poll(0), poll.poll(0.001, 1))
os.write(writer, b'x')
print(poll.poll(timeout=-1) == [(reader, select.EPOLLIN)])
poll.modify(reader, 0)
print(poll.poll(0))
poll.modify(fd=reader, eventmask=select.EPOLLIN | select.EPOLLONESHOT)
print(len(poll.poll()), len(poll.poll(0)))
poll.unregister(reader)
poll.register(writer)
print(poll.poll() == [(writer, select.EPOLLOUT)])


class File:
    def fileno(self):
        return reader


poll.register(File(), select.EPOLLIN)
print(sorted(poll.poll(maxevents=5)) == sorted([(writer, 4), (reader, 1)]), len(poll.poll(1, 1)))


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(poll.register, reader)
attempt(poll.modify, 99, 1)
attempt(poll.unregister, 99)
attempt(poll.register, -1)
attempt(poll.register, 'x')
attempt(poll.register, reader, 'x')
attempt(poll.poll, 'x')
attempt(poll.poll, 0, 0)
attempt(poll.poll, 0, -2)
attempt(select.epoll, -2)
attempt(select.epoll, 0)
attempt(select.epoll, flags=12)
attempt(select.epoll, 'x')
attempt(select.epoll.fromfd, 10**20)

# The time that is left goes on while handlers of signals run.
signal.signal(signal.SIGALRM, lambda *args: print('alarm'))
signal.setitimer(signal.ITIMER_REAL, 0.02)
empty = select.epoll()
before = time.monotonic()
print(empty.poll(0.3))
print(0.29 < time.monotonic() - before < 1)
signal.setitimer(signal.ITIMER_REAL, 0.02)
before = time.monotonic()
print(select.select([], [], [], 0.3))
print(0.29 < time.monotonic() - before < 1)
signal.signal(signal.SIGALRM, lambda *args: 1 / 0)
signal.setitimer(signal.ITIMER_REAL, 0.02)
attempt(empty.poll, 5)
attempt(select.select, [], [], [], -1)

with empty as same:
    print(same is empty)
print(empty.closed)
for method in 'fileno', 'poll', '__enter__':
    attempt(getattr(empty, method))
attempt(empty.register, 0)
print(empty.close())
again = select.epoll.fromfd(os.dup(poll.fileno()))
print(len(again.poll()))
again.close()
poll.close()

for kind in selectors.EpollSelector, selectors.PollSelector, selectors.SelectSelector:
    with kind() as selector:
        key = selector.register(reader, selectors.EVENT_READ, 'data')
        print([(k.data, mask) for k, mask in selector.select(1)], len(selector.get_map()))
        selector.unregister(reader)
        print(selector.select(0))
