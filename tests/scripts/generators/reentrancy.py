# A generator cannot be entered while it runs.
def g():
    try:
        next(me)
    except ValueError as e:
        print(e)
    yield 1
    try:
        me.close()
    except ValueError as e:
        print(e)
    try:
        me.send(1)
    except ValueError as e:
        print(e)
    try:
        me.throw(KeyError)
    except ValueError as e:
        print(e)
    yield 2
me = g()
print(next(me), next(me), list(me))
