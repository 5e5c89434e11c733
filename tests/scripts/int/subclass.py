# A subclass of int: construction, arithmetic, attributes and repr.
class Meters(int):
    def __new__(cls, value, unit='m'):
        self = super().__new__(cls, value)
        self.unit = unit
        return self
    def __repr__(self):
        return f'{int(self)}{self.unit}'
    def __add__(self, other):
        return Meters(int(self) + other)
m = Meters(5)
print(m, str(m), repr(m), m + 1, type(m + 1).__name__, type(m - 1).__name__, m * 2, 1 + m)
print(isinstance(m, int), m == 5, hash(m) == hash(5), {5: 'five'}[m])
print([10, 20, 30, 40, 50, 60][m], m.unit)
print(Meters(10 ** 20), int(Meters(3)) is int(3), f'{m}', f'{m:>4}', '%d' % m)
