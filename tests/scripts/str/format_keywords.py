# Keywords of format(), few and many, by name and from mappings, twice.
def show(**kw): return kw
print("{a}{b}".format(a=1, b=2), dict(a=1, **{'b': 3}), "{x}".format(**{'x': 1, 'y': 2}))
for call in (lambda: "{a}".format(a=1, **{'a': 2}), lambda: "{a}".format(**{'a': 1}, **{'a': 2}), lambda: "{a}{b}".format("x", b=3), lambda: "{}{k1}{k9}".format(0, **{f"k{i}": i for i in range(12)})):
    try: print(call())
    except Exception as e: print(type(e).__name__, e)
