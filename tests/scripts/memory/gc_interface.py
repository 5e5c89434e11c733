# The functions of the gc module.
import gc
print(gc.isenabled(), gc.get_threshold())
gc.disable(); print(gc.isenabled())
gc.enable(); print(gc.isenabled())
gc.set_threshold(500, 5); print(gc.get_threshold())
gc.set_threshold(700, 10, 10); print(gc.get_threshold(), len(gc.get_count()))
print(gc.get_debug(), gc.callbacks, gc.garbage)
print(gc.is_tracked([]), gc.is_tracked(1), gc.is_tracked('a'), gc.is_tracked({}))
print(gc.is_tracked({'a': []}), gc.is_tracked(object()), gc.is_tracked(lambda: 0))
s = gc.get_stats()
print(len(s), sorted(s[0]))
a = []
b = [a]
print(any(r is b for r in gc.get_referrers(a)), gc.get_referents(b))
print(gc.get_referents(b)[0] is a, gc.is_finalized(a))
gc.freeze(); print(gc.get_freeze_count() > 0); gc.unfreeze(); print(gc.get_freeze_count())
for f in (
    lambda: gc.collect(3), lambda: gc.collect(-1), lambda: gc.set_threshold(),
    lambda: gc.collect('x'), lambda: gc.set_threshold('a'), lambda: gc.get_objects(5)
):
    try:
        f()
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
for g in (0, 1, 2): gc.collect(generation=g)
