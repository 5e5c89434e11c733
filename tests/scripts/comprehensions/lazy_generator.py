# Generator expressions evaluate their first iterable at once, the rest late.
def src():
    print('src called')
    return [1, 2, 3]
n = 10
g = (x * n for x in src())
n = 100
print('before')
print(next(g), list(g))
try:
    (x for x in undefined_name)
except NameError as e:
    print(e)
h = (x + undefined_name for x in [1])
try:
    next(h)
except NameError as e:
    print(e)
try:
    (x for x in 5)
except TypeError as e:
    print(e)
print(sum(1 for _ in range(5)), max((len(w), w) for w in ['a', 'bbb', 'cc']))
print(sorted((x for x in [2, 1]), reverse=True), (i for i in ()).__name__)
print(type(g).__name__)
