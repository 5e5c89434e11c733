# None: repr, attributes, comparison, as default and as return value.
n = None
def f(): pass
print(f(), None == None, None == 0, None != False, None is None, bool(None), repr(None))
print(str(None), f'{None}', '%s' % None)
print([None, None], {None: 1}[None], type(None).__name__, None.__class__, None.__bool__())
print(hash(None) == hash(None))
for g in (
    lambda: None.x, lambda: n(), lambda: None + 1, lambda: n[0], lambda: len(None),
    lambda: iter(None), lambda: None < 1, lambda: [*None], lambda: {**None}, lambda: int(None)
):
    try:
        print(g())
    except (TypeError, AttributeError) as e:
        print(type(e).__name__, e)
try:
    None.x = 1
except AttributeError as e:
    print(e)
