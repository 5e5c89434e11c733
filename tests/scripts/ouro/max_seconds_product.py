# flags: --max-seconds 1.5
# So does a product, and a number that becomes text.
import sys
import time

sys.set_int_max_str_digits(0)
huge = (1 << 300_000_000) - 1
start = time.monotonic()
try:
    str(huge * huge)
except LimitExceeded as error:
    print(error)
print(time.monotonic() - start < 20)
