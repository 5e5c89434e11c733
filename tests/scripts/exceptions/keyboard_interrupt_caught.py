# KeyboardInterrupt raised by hand is not an Exception.
try:
    try:
        raise KeyboardInterrupt('ctrl-c')
    except Exception:
        print('wrong')
except BaseException as e:
    print(type(e).__name__, e)
