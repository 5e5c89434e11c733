# env: OURO_CHECK_EXIT=0
# Callbacks of weak references run when the program's objects die at its end; finalize, too.
import weakref


class Thing:
    pass


thing, other = Thing(), Thing()
ref = weakref.ref(thing, lambda r: print("callback:", r is ref, r()))
finalizer = weakref.finalize(other, print, "finalized")
plain = weakref.ref(other)
print("end")
