# all, any, abs, divmod, bin, oct, hex, chr, ord.
print(all([]), all([1, 'a']), all([1, 0]), any([]), any([0, '']), any([0, 3]))
print(all(x > 0 for x in [1, 2]), any(x > 5 for x in [1]))
print(abs(-5), abs(5), abs(-2.5), abs(3 + 4j), abs(True), abs(-2 ** 70), abs(-0.0))
print(divmod(7, 2), divmod(-7, 2), divmod(7.5, 2), divmod(2 ** 70, 3), divmod(True, 2))
print(bin(5), bin(-5), oct(8), hex(255), hex(-1), bin(0), chr(97), chr(0x20ac), ord('a'))
print(ord('€'), ord(b'x'), chr(0), ascii('é'), repr('é'))
seen = []
def f(x):
    seen.append(x)
    return x
print(any(f(x) for x in [0, 1, 2]), seen, all(f(x) for x in [1, 0, 5]), seen)
