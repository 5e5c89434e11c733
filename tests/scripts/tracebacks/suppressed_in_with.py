# An error after a suppressed one has no context left.
class Sup:
    def __enter__(self): pass
    def __exit__(self, *a): return True
with Sup():
    1 / 0
undefined_after
