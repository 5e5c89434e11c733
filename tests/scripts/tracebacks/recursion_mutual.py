# Two alternating frames are not folded.
def ping(n):
    return pong(n)
def pong(n):
    if n < 1: raise ValueError('done')
    return ping(n - 1)
ping(3)
