# Hashing a tuple nested very deep raises RecursionError.
t = ()
for i in range(200_000): t = (t,)
try:
    hash(t)
except RecursionError:
    print('RecursionError')
try:
    {t: 1}
except RecursionError:
    print('RecursionError')
try:
    t in {1, 2}
except RecursionError:
    print('RecursionError')
del t
print('alive')
