# Types of the singletons cannot be subclassed; constructors give the one object.
for t in (type(None), type(...), type(NotImplemented)):
    print(t.__name__, t(), t() is t())
    try:
        type('Sub', (t,), {})
    except TypeError as e:
        print(e)
    try:
        t(1)
    except TypeError as e:
        print(e)
