# Attributes that go in the reverse of the order in which they came, and others.
class Point:
    z = "class"


class Noisy:
    def __del__(self):
        print("gone", hasattr(p, "y"), vars(p))


p = Point()
for i in range(3):
    p.x = i
    p.y = Noisy()
    del p.y
    print(vars(p), p.z)
    del p.x

p = Point()
for i in range(5):
    p.a, p.b, p.c = i, i + 1, i + 2
    del p.c
    p.d = "d"
    print(vars(p), hasattr(p, "c"))
    del p.d, p.b, p.a
    try:
        del p.a
    except AttributeError as e:
        print(e)

q = Point()
q.a, q.b = 1, 2
del q.a
q.a = 3
print(vars(q), list(q.__dict__))
q.z = "own"
print(q.z)
del q.z
print(q.z)
try:
    del q.z
except AttributeError as e:
    print(e)

p = q = None
