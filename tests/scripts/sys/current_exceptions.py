"""sys._current_exceptions(): what each thread is handling."""

import sys
import threading

me = threading.get_ident()
print(sys._current_exceptions()[me])
try:
    1 / 0
except ZeroDivisionError:
    kind, value, trace = sys._current_exceptions()[me]
    print(kind, value, trace.tb_lineno)
    try:
        [][1]
    except IndexError:
        print(sys._current_exceptions()[me][:2])
    print(sys._current_exceptions()[me][:2])

ready, done = threading.Event(), threading.Event()

def work():
    try:
        raise KeyError('other')
    except KeyError:
        ready.set()
        done.wait()

thread = threading.Thread(target=work)
thread.start()
ready.wait()
seen = sys._current_exceptions()
print(len(seen), seen[thread.ident][1], seen[me])
done.set()
thread.join()
print(len(sys._current_exceptions()))

def generate():
    try:
        raise ValueError('inner')
    except ValueError:
        yield sys._current_exceptions()[me][1]
        yield sys._current_exceptions()[me][1]

running = generate()
print(next(running))
print(sys._current_exceptions()[me])
try:
    raise OSError('outer')
except OSError:
    print(next(running), sys._current_exceptions()[me][1])
