"""Tracebacks on request: now, after a time, when a signal arrives, or at a fault that ends the program."""

import os
import sys
import _thread
from _operator import index
from _signal import _forget_faults, _watch_faults

_MOST_FRAMES, _MOST_THREADS, _LONGEST_TEXT = 100, 100, 500
_FATAL = ('SIGSEGV', 'SIGFPE', 'SIGABRT', 'SIGBUS', 'SIGILL')

_enabled = None  # the file that enable() was given, in a tuple
_watch = None  # the lock whose release ends the watch of dump_traceback_later()
_watching = set()  # the threads that watch, which are no threads of the program's
_registered = {}  # what handled each signal before register(), and the file


def _descriptor(file):
    """The descriptor to write to, and the file that must live as long."""
    if file is None:
        file = sys.stderr
        if file is None:
            raise RuntimeError('sys.stderr is None')
    if isinstance(file, int):
        if file < 0:
            raise ValueError('file is not a valid file descripter')
        return file, None
    number = file.fileno()
    if not isinstance(number, int) or number < 0:
        raise RuntimeError('file.fileno() is not a valid file descriptor')
    try:
        file.flush()
    except Exception:
        pass  # what is still buffered comes later, then
    return number, file


def _text(name):
    if len(name) > _LONGEST_TEXT:
        return ascii(name[:_LONGEST_TEXT])[1:-1] + '...'
    return name if name.isascii() else ascii(name)[1:-1]


def _stack(frame):
    """The lines of the functions that are being called, the innermost first."""
    if frame is None:
        yield '  <no Python frame>\n'
    count = 0
    while frame is not None:
        if count == _MOST_FRAMES:
            yield '  ...\n'
            return
        code = frame.f_code
        yield f'  File "{_text(code.co_filename)}", line {frame.f_lineno} in {_text(code.co_name)}\n'
        frame, count = frame.f_back, count + 1


def _dump(descriptor, header, frame, current):
    """Writes the stack of one thread, whose innermost frame is given, or (frame: None) of all."""
    lines = [header]
    if frame is not None and current is None:
        lines += ['Stack (most recent call first):\n', *_stack(frame)]
    else:
        frames = sys._current_frames()
        for ident in _watching:
            frames.pop(ident, None)
        if current is not None:
            frames[current] = frame
        for count, (ident, innermost) in enumerate(sorted(frames.items(), key=_order)):
            if count:
                lines.append('\n')
            if count == _MOST_THREADS:
                lines.append('...\n')
                break
            kind = 'Current thread' if ident == current else 'Thread'
            lines += [f'{kind} 0x{ident:016x} (most recent call first):\n', *_stack(innermost)]
    os.write(descriptor, ''.join(lines).encode('ascii', 'backslashreplace'))


def _order(entry):
    """The main thread comes last."""
    ident = entry[0]
    threading = sys.modules.get('threading')
    main = threading.main_thread().ident if threading else None
    return ident == main


def dump_traceback(file=None, all_threads=True):
    """Writes the stacks of all threads, or of this one."""
    descriptor, file = _descriptor(file)
    _dump(descriptor, '', sys._getframe(1), _thread.get_ident() if all_threads else None)


def enable(file=None, all_threads=True):
    """Writes the stacks of all threads, or of the one it is in, at a fault that ends the program."""
    global _enabled
    found = _descriptor(file)
    _watch_faults(found[0], all_threads)
    _enabled = found


def disable():
    """The opposite; was it enabled?"""
    global _enabled
    _forget_faults()
    was, _enabled = _enabled, None
    return was is not None


def is_enabled():
    """Was enable() called?"""
    return _enabled is not None


def _header(timeout):
    microseconds = round(timeout * 1_000_000)
    seconds, rest = divmod(microseconds, 1_000_000)
    text = f'{seconds // 3600}:{seconds // 60 % 60:02}:{seconds % 60:02}'
    return f'Timeout ({text}.{rest:06})!\n' if rest else f'Timeout ({text})!\n'


def dump_traceback_later(timeout, repeat=False, file=None, exit=False):
    """Writes the stacks of all threads after that many seconds, unless it is cancelled."""
    global _watch
    timeout = timeout if isinstance(timeout, float) else float(index(timeout))
    if timeout <= 0:
        raise ValueError('timeout must be greater than 0')
    if timeout > _thread.TIMEOUT_MAX:
        raise OverflowError('timestamp too large to convert to C _PyTime_t')
    descriptor, file = _descriptor(file)
    cancel_dump_traceback_later()
    lock = _watch = _thread.allocate_lock()
    lock.acquire()
    header = _header(timeout)

    def watch():
        ident = _thread.get_ident()
        _watching.add(ident)
        while not lock.acquire(timeout=timeout):
            _dump(descriptor, header, None, None)
            if exit:
                os._exit(1)
            if not repeat:
                break
        _watching.discard(ident)
    _thread.start_new_thread(watch, ())


def cancel_dump_traceback_later():
    """Ends that watch, if there is one."""
    global _watch
    lock, _watch = _watch, None
    if lock is not None:
        lock.release()


def _check(signum):
    import signal
    if signum in [getattr(signal, name) for name in _FATAL]:
        raise RuntimeError(f'signal {signum} cannot be registered, use enable() instead')
    if not 1 <= signum < signal.NSIG:
        raise ValueError('signal number out of range')
    return signal


def register(signum, file=None, all_threads=True, chain=False):
    """Writes the stacks of all threads, or of this one, whenever the signal arrives."""
    signal = _check(signum)
    descriptor, file = _descriptor(file)

    def handler(number, frame):
        _dump(descriptor, '', frame, _thread.get_ident() if all_threads else None)
        if not chain:
            return
        previous = _registered[signum][0]
        if callable(previous):
            previous(number, frame)
        elif previous == signal.SIG_DFL:
            signal.signal(signum, previous)
            signal.raise_signal(signum)
            signal.signal(signum, handler)
    previous = signal.signal(signum, handler)
    if signum in _registered:
        previous = _registered[signum][0]
    _registered[signum] = previous, file


def unregister(signum):
    """Ends that; was there anything to end?"""
    signal = _check(signum)
    if signum not in _registered:
        return False
    signal.signal(signum, _registered.pop(signum)[0])
    return True
