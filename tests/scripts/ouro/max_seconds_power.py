# flags: --max-seconds 0.3
# A power that would take minutes ends when the time is over.
import time

start = time.monotonic()
try:
    pow(3, 10**60_000 - 1, 10**60_000 + 1)
except LimitExceeded as error:
    print(error)
print(time.monotonic() - start < 20)
