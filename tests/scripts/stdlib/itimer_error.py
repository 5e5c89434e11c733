"""signal.ItimerError: what timers that do not exist raise."""

import signal

print(signal.ItimerError, signal.ItimerError.__mro__[1:3], signal.ItimerError.__name__, signal.ItimerError.__module__)
for call in (lambda: signal.setitimer(9, 1), lambda: signal.getitimer(-1), lambda: signal.setitimer(signal.ITIMER_REAL, -1)):
    try:
        print(call())
    except OSError as error:
        print(type(error) is signal.ItimerError, repr(error), error.errno)
print(hasattr(signal, 'itimer_error'))
