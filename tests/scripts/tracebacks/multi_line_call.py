# A call over several lines shows its first line.
def f(**kw):
    raise TypeError(str(sorted(kw)))
f(
    a=1,
    b=2,
)
