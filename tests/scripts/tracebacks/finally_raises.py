# An exception in finally while another is under way.
def f():
    try:
        raise ValueError('first')
    finally:
        {}['second']
f()
