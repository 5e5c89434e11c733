# Huge decimals stop while they are made of text, and while they are made into text, and can go on.
import signal
from decimal import Decimal


class Stop(BaseException):
    pass


def ring(*ignored):
    raise Stop


def stopped(work, seconds=0.05):
    signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        return work()
    except Stop:
        return "stopped"
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


text = "7" * 20_000_000
print(stopped(lambda: Decimal(text)))
huge = Decimal((1 << 60_000_000) + 1)
print(stopped(lambda: str(huge)))
print(stopped(lambda: repr(huge)))
print(Decimal("1" * 50) + 1, str(Decimal("7" * 30_000)) == "7" * 30_000)
