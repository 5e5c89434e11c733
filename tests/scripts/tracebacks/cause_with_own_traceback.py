# A cause that was raised and caught before.
saved = None
try:
    int('a')
except ValueError as e:
    saved = e
def fail():
    raise RuntimeError('later') from saved
fail()
