# flags: --max-steps 20000
# LimitExceeded passes `except Exception`; finally blocks run.
def forever():
    n = 0
    while True:
        try:
            n += 1
        except Exception:
            pass
try:
    try:
        forever()
    except Exception:
        print('not here')
    finally:
        print('finally')
except LimitExceeded as e:
    print(type(e).__mro__[1], e)
try:
    forever()
except BaseException as e:
    print(e)
