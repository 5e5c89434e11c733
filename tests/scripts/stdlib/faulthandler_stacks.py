# faulthandler: stacks written now, after a time, when a signal arrives.
import faulthandler
import io
import os
import re
import signal
import sys
import tempfile
import threading
import time


def shown(file):
    file.seek(0)
    text = file.read()
    file.seek(0)
    file.truncate()
    text = re.sub(r'0x[0-9a-f]{16}', 'ID', text)
    text = re.sub(r'File ".*/', 'File "', text)
    for line in text.splitlines():
        if not re.search(r'File "(threading|_weakrefset|contextlib).py', line):
            print('   ', line)


def inner(file, **options):
    faulthandler.dump_traceback(file, **options)


def deep(n, file):
    if n:
        deep(n - 1, file)
    else:
        faulthandler.dump_traceback(file, all_threads=False)


with tempfile.TemporaryFile('w+') as file:
    file.write('flushed before\n')
    inner(file)
    shown(file)
    inner(file, all_threads=False)
    shown(file)
    inner(file.fileno(), all_threads=False)
    shown(file)
    deep(120, file)
    file.seek(0)
    lines = file.read().splitlines()
    print(len(lines), lines[-1])
    file.seek(0)
    file.truncate()
    exec("def naïve():\n    faulthandler.dump_traceback(file, all_threads=False)\nnaïve()")
    shown(file)

    # Another thread, which waits.
    ready, go_on = threading.Event(), threading.Event()

    def waiting():
        ready.set()
        go_on.wait()

    thread = threading.Thread(target=waiting)
    thread.start()
    ready.wait()
    time.sleep(0.05)
    inner(file)
    shown(file)
    go_on.set()
    thread.join()

    # Later, once or again and again, and not at all.
    def slow(seconds):
        end = time.monotonic() + seconds
        while time.monotonic() < end: pass

    faulthandler.dump_traceback_later(0.1, file=file)
    slow(0.3)
    shown(file)
    faulthandler.dump_traceback_later(0.02, repeat=True, file=file)
    while os.pread(file.fileno(), 10000, 0).count(b'Timeout (0:00:00.020000)!\n') < 3:
        slow(0.01)
    faulthandler.cancel_dump_traceback_later()
    file.seek(0)
    file.seek(0)
    file.truncate()
    faulthandler.dump_traceback_later(0.05, file=file)
    faulthandler.dump_traceback_later(60, file=file)
    slow(0.1)
    faulthandler.cancel_dump_traceback_later()
    faulthandler.cancel_dump_traceback_later()
    shown(file)

    # Signals.
    def handler(number, frame):
        print('handler', number == signal.SIGUSR1)

    def struck():
        signal.raise_signal(signal.SIGUSR1)

    signal.signal(signal.SIGUSR1, handler)
    faulthandler.register(signal.SIGUSR1, file, all_threads=False, chain=True)
    struck()
    shown(file)
    faulthandler.register(signal.SIGUSR1, file, all_threads=True)
    struck()
    shown(file)
    print(faulthandler.unregister(signal.SIGUSR1), faulthandler.unregister(signal.SIGUSR1))
    struck()
    shown(file)

    print(faulthandler.is_enabled())
    faulthandler.enable(file)
    print(faulthandler.is_enabled(), faulthandler.disable(), faulthandler.disable())

for wrong in (
    lambda: faulthandler.dump_traceback(-1),
    lambda: faulthandler.dump_traceback('name'),
    lambda: faulthandler.dump_traceback(io.StringIO()),
    lambda: faulthandler.dump_traceback_later(0),
    lambda: faulthandler.dump_traceback_later(-1),
    lambda: faulthandler.dump_traceback_later(1e30),
    lambda: faulthandler.dump_traceback_later('x'),
    lambda: faulthandler.register(signal.SIGSEGV),
    lambda: faulthandler.register(0),
    lambda: faulthandler.register(500),
    lambda: faulthandler.unregister(-1),
):
    try:
        wrong()
    except Exception as error:
        print(type(error).__name__, error)
kept, sys.stderr = sys.stderr, None
for wrong in faulthandler.dump_traceback, faulthandler.enable:
    try:
        wrong()
    except RuntimeError as error:
        print(error)
sys.stderr = kept
with tempfile.TemporaryFile('w+') as file:
    if os.fork() == 0:
        faulthandler.dump_traceback_later(0.05, file=file, exit=True)
        slow(5)
        os._exit(7)
    print(os.waitstatus_to_exitcode(os.wait()[1]))
    shown(file)
