# signal.set_wakeup_fd: each signal's number is written where an event loop waits.
import asyncio
import io
import os
import signal
import sys
import threading

reader, writer = os.pipe()
os.set_blocking(writer, False)
os.set_blocking(reader, False)
seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
print(signal.set_wakeup_fd(writer), signal.set_wakeup_fd(writer) == writer)
signal.raise_signal(signal.SIGUSR1)
os.kill(os.getpid(), signal.SIGUSR1)
print(seen == [signal.SIGUSR1] * 2, list(os.read(reader, 10)) == [signal.SIGUSR1] * 2)


def attempt(f, *args, **kwargs):
    try:
        print(f(*args, **kwargs))
    except Exception as error:
        print(type(error).__name__, error)


attempt(signal.set_wakeup_fd, 'x')
attempt(signal.set_wakeup_fd, 12345)
for function, args in [(signal.set_wakeup_fd, (-1,)), (signal.signal, (signal.SIGUSR1, signal.SIG_DFL))]:
    thread = threading.Thread(target=attempt, args=(function, *args))
    thread.start()
    thread.join()

# A full pipe is told of, unless nobody wants to know.
try:
    while True:
        os.write(writer, b'x' * 65536)
except BlockingIOError:
    pass
sys.stderr = io.StringIO()
sys.unraisablehook = lambda args: print(args.exc_type.__name__, args.object)
signal.set_wakeup_fd(writer)
signal.raise_signal(signal.SIGUSR1)
signal.set_wakeup_fd(writer, warn_on_full_buffer=False)
signal.raise_signal(signal.SIGUSR1)
os.close(reader)
signal.raise_signal(signal.SIGUSR1)
print(len(seen))
print(signal.set_wakeup_fd(-1) == writer, signal.set_wakeup_fd(-1))


async def main():
    loop = asyncio.get_running_loop()
    arrived = asyncio.Queue()
    loop.add_signal_handler(signal.SIGUSR1, arrived.put_nowait, 'one')
    loop.add_signal_handler(signal.SIGALRM, arrived.put_nowait, 'alarm')
    os.kill(os.getpid(), signal.SIGUSR1)
    print(await arrived.get())
    signal.setitimer(signal.ITIMER_REAL, 0.01)
    print(await arrived.get())
    print(loop.remove_signal_handler(signal.SIGUSR1), loop.remove_signal_handler(signal.SIGUSR1))


asyncio.run(main())
