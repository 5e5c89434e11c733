# An uncaught group is drawn as a tree.
def fail(e):
    try:
        raise e
    except type(e) as x:
        return x
raise ExceptionGroup('many', [ValueError(1), ExceptionGroup('sub', [KeyError('k')])])
