# An object that is no context manager.
class C: pass
with C() as c:
    pass
