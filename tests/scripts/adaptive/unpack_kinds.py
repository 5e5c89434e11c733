# One unpacking over tuples, lists, strings and iterators.
def unpack(x):
    a, b = x
    return b, a
class It:
    def __iter__(self): yield 'i'; yield 'j'
for x in (
    (1, 2), [3, 4], 'ab', {'k': 1, 'l': 2}, It(), range(2), iter((7, 8)), b'xy', map(str, (1, 2))
):
    r = None
    for _ in range(60):
        try:
            r = unpack(x)
        except ValueError:
            break
    print(r)
for x in ((1,), [1, 2, 3], 'a', (), iter(range(5))):
    try:
        unpack(x)
    except ValueError as e:
        print(e)
def swap(n):
    a, b, c = 1, 2, 3
    for _ in range(n): a, b, c = c, a, b
    return a, b, c
print(swap(0), swap(1), swap(2), swap(300))
