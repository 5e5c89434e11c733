# isinstance in a loop whose objects claim other classes, or change theirs.
class A: pass
class B(A): pass
class Claims:
    @property
    def __class__(self): return A
class ClaimsByGetattr:
    def __getattr__(self, name):
        raise AttributeError(name)
class ClaimsByGetattribute:
    def __getattribute__(self, name):
        return B if name == "__class__" else object.__getattribute__(self, name)
class Later: pass
class Sub(Later): pass
objects = [A(), B(), Claims(), ClaimsByGetattr(), ClaimsByGetattribute(), Later(), Sub(), 1, "s", A, None]
def row():
    return "".join("01"[isinstance(o, A)] + "01"[isinstance(o, (B, int))] + " " for o in objects)
for i in range(4):
    if i == 2: objects[6].__class__ = type("New", (B,), {})
    try:
        print(row())
    except Exception as e:
        print(type(e).__name__, e)
