# Ints about as large as one word, two words, and what lies between: every operator gives what it
# gives for all sizes, in place as well.
import operator

edges = [0, 1, 2, 7, 2**31, 2**53, 2**53 + 1, 2**61, 2**62 - 1, 2**62, 2**62 + 1, 2**63 - 1, 2**63,
         2**64 - 1, 2**64, 2**64 + 1, 2**100, 2**125, 2**126 - 1, 2**126, 2**126 + 1, 2**127,
         2**128 - 1, 2**128, 2**190 + 12345]
numbers = edges + [-n for n in edges] + [True, False]


class Number(int):
    pass


def checksum(values):
    total = 0
    for value in values:
        if isinstance(value, float):
            total = total * 31 + hash(value)
        elif isinstance(value, bool):
            total = total * 31 + 5 + value
        else:
            total = total * 31 + value
        total %= (1 << 89) - 1
    return total


def results(operate, left, right):
    for a in left:
        for b in right:
            try:
                yield operate(a, b)
            except (ZeroDivisionError, OverflowError) as e:
                yield len(str(e))


def in_place(name):
    scope = {}
    exec(f"def f(a, b):\n  a {name}= b\n  return a", scope)
    return scope["f"]


def plain(name):
    scope = {}
    exec(f"def f(a, b):\n  return a {name} b", scope)
    return scope["f"]


for name in ["+", "-", "*", "//", "%", "/", "&", "|", "^"]:
    print(name, checksum(results(plain(name), numbers, numbers)),
          checksum(results(in_place(name), numbers, numbers)))
for name in ["<", "<=", "==", "!=", ">", ">="]:
    print(name, checksum(results(plain(name), numbers, numbers)))
    print(name, checksum(results(plain(name), numbers, [0.0, -0.5, 1.5, 2.0**53, -(2.0**62), 2.0**62,
                                                        2.0**64, float("inf"), float("nan")])))
shifts = [0, 1, 30, 61, 62, 63, 64, 65, 125, 126, 127, 128, 200]
print("<<", checksum(results(plain("<<"), numbers, shifts)))
print(">>", checksum(results(plain(">>"), numbers, shifts)))
print("divmod", checksum(x for pair in results(divmod, numbers, numbers)
                         for x in (pair if isinstance(pair, tuple) else (pair,))))
print("unary", checksum(f(n) for n in numbers for f in (operator.neg, operator.inv, abs, int)))
print("class", checksum(results(plain("+"), map(Number, numbers), numbers)))
print("text", checksum(len(str(n)) + len(hex(n)) for n in numbers))
print([type(x).__name__ for x in (True & False, True | True, True ^ True, True & 1, True + True,
                                  True - True, True * True, -True, ~True)])
print(True & False, True & True, True | False, False | False, True ^ False, True ^ True)
print(hash(2**62), hash(-2**62), hash(2**126), 2**126 in {2**126}, {2**64: 1}.get(2**64))
x = 0xcbf29ce484222325
for c in b"hash of bytes":
    x = ((x ^ c) * 0x100000001b3) & 0xffffffffffffffff
print(x)
for f in (lambda: 1 << -1, lambda: 2**70 >> -1, lambda: 2**64 % 0, lambda: 2**64 // 0,
          lambda: True + None, lambda: True - "a"):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)
for text in ("x += None", "x -= 'a'", "x *= None", "x //= []", "x &= 1.5", "x <<= 'a'", "x @= 1.5",
             "x @= 2", "x |= None", "x **= 'a'", "x %= None"):
    x = 2**64
    try:
        exec(text)
    except TypeError as e:
        print(e)
print(-0.0, -(0.0), -(1.5), -(-1.5), -1e300, -float("inf"))
z = 0.0
print(-z, -(-z))
