# iter(callable, sentinel).
n = 0
def f():
    global n
    n += 1
    return n
print(list(iter(f, 4)), n)
it = iter(f, 6)
print(next(it), next(it, 'end'), next(it, 'end'), n)
def g(): raise StopIteration
print(list(iter(g, None)))
data = iter('abc-def')
print(''.join(iter(lambda: next(data), '-')), ''.join(data))
try:
    iter(5, 5)
except TypeError as e:
    print(e)
