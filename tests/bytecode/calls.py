f()
f(1, x)
f(a, k=1, m=2)
f(*a)
f(1, *a, 2, k=3, **m, n=4)
x.method(1).other(k=2)
module.name[1:2]
x[1:2] = x[::2]
print(f"{a!r:>{w}} {b}", sep="")
(y := f(z)).attr += 1
