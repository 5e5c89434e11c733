import os
import signal
import threading
import time


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


seen = []
signal.signal(signal.SIGUSR1, lambda number, frame: seen.append(number))
print(signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGUSR1, signal.SIGUSR2]))
os.kill(os.getpid(), signal.SIGUSR1)
print(seen, signal.sigpending())
print(signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGUSR1}) == {signal.SIGUSR1, signal.SIGUSR2})
print(seen, signal.sigpending())
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigwait([signal.SIGUSR2]))
os.kill(os.getpid(), signal.SIGUSR2)
info = signal.sigwaitinfo({signal.SIGUSR2})
print(type(info), info.si_signo, info.si_pid == os.getpid(), info.si_uid == os.getuid(), len(info))
print(signal.sigtimedwait([signal.SIGUSR2], 0.01))
os.kill(os.getpid(), signal.SIGUSR2)
print(signal.sigtimedwait([signal.SIGUSR2], 5).si_signo)
signal.pthread_kill(threading.get_ident(), signal.SIGUSR1)
print(seen)
for bad in ([0], [99], ['a'], 5, [2**40]):
    t(lambda: signal.pthread_sigmask(signal.SIG_BLOCK, bad))
    t(lambda: signal.sigwait(bad))
t(lambda: signal.pthread_sigmask(99, []))
t(lambda: signal.pthread_sigmask('a', []))
t(lambda: signal.sigtimedwait([signal.SIGUSR2], -1))
t(lambda: signal.pthread_kill(threading.get_ident(), 99))
t(lambda: signal.struct_siginfo(range(7)))
print(signal.SIG_BLOCK, signal.SIG_UNBLOCK, signal.SIG_SETMASK)
