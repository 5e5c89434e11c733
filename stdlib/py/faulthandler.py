"""Tracebacks on request. What a script does never ends this program by a signal, so that there is
nothing to do at a fault."""

import sys

_enabled = False


def enable(file=None, all_threads=True):
    """Says that it is enabled, for is_enabled()."""
    global _enabled
    _enabled = True


def disable():
    """The opposite; was it enabled?"""
    global _enabled
    was, _enabled = _enabled, False
    return was


def is_enabled():
    """Was enable() called?"""
    return _enabled


def dump_traceback(file=None, all_threads=True):
    """Writes the functions that are being called, the innermost first."""
    write = (sys.stderr if file is None else file).write
    write('Current thread (most recent call first):\n')
    frame = sys._getframe(1)
    while frame is not None:
        code = frame.f_code
        write(f'  File "{code.co_filename}", line {frame.f_lineno} in {code.co_name}\n')
        frame = frame.f_back


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Does nothing: no watchdog runs beside the program."""


def cancel_dump_traceback_later():
    """Does nothing."""


def register(signum, file=None, all_threads=True, chain=False):
    """Writes a traceback whenever this signal arrives."""
    import signal
    previous = signal.getsignal(signum)

    def handler(number, frame):
        dump_traceback(file)
        if chain and callable(previous):
            previous(number, frame)
    _registered[signum] = previous
    signal.signal(signum, handler)


def unregister(signum):
    """Ends that; was there anything to end?"""
    import signal
    if signum not in _registered:
        return False
    signal.signal(signum, _registered.pop(signum))
    return True


_registered = {}
