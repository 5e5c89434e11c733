# Classes of the main module are shown by their qualified name.
class Outer:
    class Inner(Exception): pass
def make():
    class Local(Exception): pass
    return Local
try:
    raise Outer.Inner('inner')
except Exception:
    raise make()('local')
