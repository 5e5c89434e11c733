# Attributes that other methods than __init__ store, or bases, mixins, properties and outsiders.
class Base:
    def __init__(self, a):
        self.reset()
        self.a = a

    def reset(self):
        self.b = self.c = 0
        self.items = []


class Mixin:
    tag = None

    def mark(self, tag):
        self.tag = tag
        self.__private = tag * 2
        return self.__private


class Derived(Mixin, Base):
    d: int
    limit: int = 9

    def __init__(self, a):
        super().__init__(a)
        self.d = a

    def step(self):
        self.b += 1
        self.limit -= 1
        self.items.append(self.b)
        for self.i in range(2):
            pass
        self.x, (self.y, *self.z) = 1, (2, 3, 4)
        return self

    @property
    def lazy(self):
        if not hasattr(self, "_lazy"):
            self._lazy = self.a * 10
        return self._lazy

    def late(self):
        self.w1 = self.w2 = self.w3 = 1


class Slotted:
    __slots__ = ("p", "q")

    def __init__(self):
        self.p = self.q = 1


class WithDict(Slotted):
    def more(self):
        self.r = 3


def show(o):
    print(type(o).__name__, o.__dict__)


first, second = Derived(1), Derived(2)
for o in (first, second, Derived(3)):
    o.step()
    print(o.mark("m"), o.lazy)
    show(o)
    o.late()
    o.outside = 1
    show(o)
    del o.b, o.w2
    o.b = 5
    show(o)
    o.__dict__["z9"] = 1
    print(o.z9, vars(o) is o.__dict__)
show(Base(1))
w = WithDict()
w.more()
print(w.p, w.r, w.__dict__)


class Derived(Mixin):  # the name again, for a class of other attributes
    def set(self):
        self.k = 1


class Further(Derived):
    def set(self):
        super().set()
        self.a = self.b = 2


f = Further()
f.set()
show(f)


class Counter:
    count = 0

    def hit(self):
        self.count += 1
        return self.count


c = Counter()
print([c.hit() for _ in range(3)], Counter.count, c.__dict__)


def store(self, v):
    self.late_method = v


Counter.store = store
c.store(2)
Counter().store(3)
show(c)
