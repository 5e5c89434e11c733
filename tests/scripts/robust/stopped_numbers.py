# A signal ends what is computed of huge ints in the middle, and what comes after is right.
import math
import signal
import sys

sys.set_int_max_str_digits(0)


class Stop(Exception):
    pass


def stop(*_):
    raise Stop


signal.signal(signal.SIGALRM, stop)
x = (1 << (1 << 26)) - 12345
y = (1 << (1 << 26)) + 991
text = '7' * 20_000_000


def repeated(f):
    while True:
        f()


work = {
    'product': lambda: repeated(lambda: x * y),
    'square': lambda: repeated(lambda: x * x),
    'power': lambda: repeated(lambda: 7**(10**8)),
    'power modulo': lambda: pow(x, y, x - 2),
    'inverse': lambda: repeated(lambda: pow(y, -1, x - 2 if math.gcd(y, x - 2) == 1 else x)),
    'quotient': lambda: repeated(lambda: x * y // (y - 7)),
    'remainder': lambda: repeated(lambda: x * y % (y - 7)),
    'gcd': lambda: repeated(lambda: math.gcd(x, y)),
    'root': lambda: repeated(lambda: math.isqrt(x)),
    'text': lambda: repeated(lambda: str(x)),
    'number': lambda: repeated(lambda: int(text)),
    'factorial': lambda: repeated(lambda: math.factorial(10**7)),
    'binomial': lambda: repeated(lambda: math.comb(10**7, 5 * 10**6)),
}
for name, f in work.items():
    try:
        signal.setitimer(signal.ITIMER_REAL, 0.03)
        f()
    except Stop:
        print(name, 'stopped')

# A handler that computes, and lets go on.
ticks = 0


def tick(*_):
    global ticks
    ticks += 1
    assert (3**5000 * 3**5000) == 3**10000


signal.signal(signal.SIGALRM, tick)
signal.setitimer(signal.ITIMER_REAL, 0.001, 0.001)
big = 3**3_000_000
whole = big * big
digits = len(str(big))
signal.setitimer(signal.ITIMER_REAL, 0)
print(whole % 1_000_003 == pow(3, 6_000_000, 1_000_003), digits, ticks > 0)
