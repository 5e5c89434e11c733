def total(items):
    s = 0
    for x in items:
        if x < 0:
            continue
        if x == 99:
            break
        s += x
    else:
        return -1
    return s


def countdown(n):
    while n > 0 and n is not None:
        n -= 1
    while True:
        if n:
            return
