# What lru_cache tells calls apart by, how often it asks for hashes, and what happens when comparing
# keys runs code that uses the cache itself.
from functools import cache, lru_cache


class Key:
    def __init__(self, name, value):
        self.name, self.value = name, value

    def __hash__(self):
        log.append("hash " + self.name)
        return self.value

    def __eq__(self, other):
        log.append(f"{self.name} == {getattr(other, 'name', other)}")
        if action:
            action.pop()()
        return isinstance(other, Key) and self.value == other.value


log, action = [], []


@lru_cache(maxsize=None)
def free(*args, **kwargs):
    log.append(f"called {len(args)} {sorted(kwargs)}")
    return args


@lru_cache(maxsize=2)
def limited(*args, **kwargs):
    log.append(f"called {len(args)} {sorted(kwargs)}")
    return args


def show(f):
    print(", ".join(log), f.cache_info())
    log.clear()


for f in free, limited:
    for args in (1,), (1, 2), (1, 2), ("a",), ("a", 1), (1.0,), (True,), ((1, 2),), (), (), (None,), (1, 2.5), (1, 2.5):
        f(*args)
    show(f)
    f(1, x=2), f(1, x=2), f(1, 2), f(x=2), f(x=2), f(x=2, y=3), f(y=3, x=2)
    show(f)
    f(*range(20)), f(*range(20)), f(*range(20), z=1), f(*range(20), z=1)
    show(f)
    f(Key("a", 1)), f(Key("b", 1)), f(Key("c", 1), 2), f(Key("d", 1), 2), f(Key("e", 2), 2)
    show(f)
    for bad in ([],), (1, []), ({},):
        try:
            f(*bad)
        except TypeError as error:
            print(error)
    show(f)


# Keys of other types that are equal, and types that count.
@lru_cache(maxsize=None, typed=True)
def typed(*args, **kwargs):
    log.append("called")
    return args


class Text(str):
    pass


for args in (1,), (1.0,), (True,), (1,), (1, 2), (1, 2.0), ("a",), (Text("a"),), ("a",):
    typed(*args)
typed(x=1), typed(x=1.0), typed(x=1)
show(typed)
free.cache_clear()
print(free("a") is free(Text("a")), free(2**70) is free(2**70), free(2**70, 1) is free(2**70, 1), free(Text("b"), 1) is free("b", 1))
log.clear()

# The function calls itself with the same arguments, clears its cache, raises.
@lru_cache(maxsize=3)
def deep(n, again=True):
    if again and n == 5:
        deep(n, again=False)
    if n == 7:
        deep.cache_clear()
    if n == 9:
        raise ValueError(n)
    return n if n < 2 else deep(n - 1) + n


for n in 5, 7, 8, 9, 6, 5:
    try:
        print(deep(n), deep.cache_info())
    except ValueError as error:
        print("ValueError", error, deep.cache_info())


# Comparing keys uses the cache: it adds the same key, clears it, fills it so that others go.
def busy(what):
    limited.cache_clear()
    limited(Key("one", 1)), limited(Key("two", 2))
    log.clear()
    action.append(what)
    print(limited(Key("four", 1))[0].name, end=" ")
    limited(Key("three", 1), 5)
    limited(Key("five", 5))
    action.clear()
    print(limited.cache_info())


busy(limited.cache_clear)
busy(lambda: limited(Key("six", 1)))
busy(lambda: [limited(i) for i in range(5)])


# Results that die when they are pushed out see a cache in order.
class Noisy:
    def __init__(self, n):
        self.n = n

    def __del__(self):
        log.append(f"del {self.n} {noisy.cache_info().currsize}")


@lru_cache(maxsize=2)
def noisy(n):
    return Noisy(n)


for n in 1, 2, 1, 3, 4, 1, 2:
    noisy(n)
print(log)
noisy.cache_clear()
log.clear()


@cache
def method_cached(self, n):
    return self, n


class Holder:
    method = method_cached


h, other = Holder(), Holder()
print(h.method(1) is h.method(1), h.method(1) is other.method(1), method_cached.cache_info())


# Many keys, so that the table grows and the oldest go.
@lru_cache(maxsize=100)
def pair(a, b=0):
    return a, b


for i in range(3000):
    pair(i % 150), pair(i % 7, i % 3), pair(a=i % 5)
print(pair.cache_info())


class Callable:
    def __call__(self, *args):
        return len(args)


class Meta(type):
    pass


class Made(metaclass=Meta):
    def __init__(self, *args):
        self.args = args


print([f(1, 2) for f in (Callable(), lru_cache(lambda *a: sum(a)), lambda *a: a)], Made(1).args)
for what in Callable(), Made(1), 5:
    try:
        print(what(1))
    except TypeError as error:
        print(error)
