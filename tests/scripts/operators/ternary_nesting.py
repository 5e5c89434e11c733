# Conditional expressions nest to the right.
def sign(n):
    return 'neg' if n < 0 else 'zero' if n == 0 else 'pos'
print([sign(n) for n in (-2, 0, 5)])
print((1 if False else 2) if True else 3)
print([i if i % 2 else -i for i in range(6) if i != 3])
x = [] if not [] else 0
print(x)
print({True: 'yes', False: 'no'}[1 > 0], ('no', 'yes')[1 > 0])
