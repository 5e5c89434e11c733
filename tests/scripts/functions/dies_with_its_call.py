# A function that only its call holds dies when that ends. What its finaliser runs lies where the
# frame of the call lay.
def deep(n):
    a = b = c = d = e = f = n
    return deep(n - 1) + a if n else 0


class Noisy:
    ended = 0

    def __del__(self):
        Noisy.ended += deep(8) == 36


def make(offset):
    noisy = Noisy()

    def add(number, also=0):
        return (number + offset + also, noisy is None)[0]

    return add


total = 0
for number in range(50):
    total += make(1)(number)
    total += make(2)(number, 3)
    total += (lambda x, held=Noisy(): x)(number)
    total += (lambda x, *, held=Noisy(): x)(x=number)
print(total)
print(Noisy.ended)
