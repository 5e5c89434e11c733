# Calls: keywords, defaults, *args, **kwargs, keyword-only parameters, built-in functions.
def scaled(x, factor=2, offset=0):
    return x * factor + offset


def clamp(value, *, low=0, high=100):
    return low if value < low else high if value > high else value


def total(*numbers):
    result = 0
    for n in numbers:
        result += n
    return result


def options(name, **settings):
    return len(name) + len(settings)


def forward(function, *args, **kwargs):
    return function(*args, **kwargs)


def run(count):
    a = b = c = d = e = f = 0
    pair = (3, 4)
    for i in range(count):
        a += scaled(i) + scaled(i, 3) + scaled(i, offset=1)
        b += clamp(i & 127, high=99) + clamp(value=i & 63, low=8)
        c += total(i, 1, 2) + total(*pair)
        d += options("key", size=i, depth=2)
        e += forward(scaled, i, factor=2)
        f += min(i, 50) + max(i, 7) + abs(-i) + len(pair) + ord("a") + isinstance(i, int)
    return a, b, c, d, e, f


result = run(250000)
assert result == (218749375000, 23096454, 31252375000, 1250000, 62499750000, 62537248753), result
print(*result)
