# flags: --max-seconds 0.7
# Time is over in a loop, and again in a sleep.
import time
try:
    while True:
        try:
            pass
        except Exception:
            pass
except LimitExceeded as e:
    print(e)
try:
    time.sleep(60)
except LimitExceeded:
    print('awake')
