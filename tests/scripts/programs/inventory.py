# An inventory: stock, reservations, orders, report tables.
from collections import defaultdict, namedtuple
Item = namedtuple('Item', 'sku name price')
class OutOfStock(Exception):
    def __init__(self, sku, want, have):
        super().__init__(f'{sku}: want {want}, have {have}')
class Inventory:
    def __init__(self):
        self.items, self.stock, self.reserved = {}, defaultdict(int), defaultdict(int)
    def add(self, sku, name, price, n=0):
        self.items[sku] = Item(sku, name, price)
        self.stock[sku] += n
    def available(self, sku):
        if sku not in self.items: raise KeyError(f'unknown sku {sku}')
        return self.stock[sku] - self.reserved[sku]
    def reserve(self, sku, n):
        have = self.available(sku)
        if n > have: raise OutOfStock(sku, n, have)
        self.reserved[sku] += n
    def release(self, sku, n): self.reserved[sku] -= n
    def ship(self, sku, n):
        self.reserved[sku] -= n
        self.stock[sku] -= n
    def value(self): return sum(self.items[s].price * n for s, n in self.stock.items())
class Order:
    def __init__(self, inv): self.inv, self.lines, self.state = inv, {}, 'new'
    def __enter__(self): return self
    def __exit__(self, kind, err, tb):
        if kind is None:
            for sku, n in self.lines.items(): self.inv.ship(sku, n)
            self.state = 'shipped'
        else:
            for sku, n in self.lines.items(): self.inv.release(sku, n)
            self.state = f'cancelled ({err})'
        return isinstance(err, OutOfStock)
    def line(self, sku, n=1):
        self.inv.reserve(sku, n)
        self.lines[sku] = self.lines.get(sku, 0) + n
        return self
    @property
    def total(self): return sum(self.inv.items[s].price * n for s, n in self.lines.items())
inv = Inventory()
for row in 'w1,Widget,250,10;g7,Gadget,1999,3;b2,Bolt,5,1000'.split(';'):
    sku, name, price, n = row.split(',')
    inv.add(sku, name, int(price), int(n))
def report():
    print(f'{"sku":<5}{"name":<10}{"price":>8}{"stock":>7}{"free":>7}')
    for i in sorted(inv.items.values(), key=lambda i: -i.price):
        print(f'{i.sku:<5}{i.name:<10}{i.price / 100:>8.2f}{inv.stock[i.sku]:>7}{inv.available(i.sku):>7}')
    print(f'{"value":<15}{inv.value() / 100:>8,.2f}')
report()
with Order(inv) as a: a.line('w1', 4).line('b2', 100).line('w1')
print(a.state, a.total, a.lines)
with Order(inv) as b: b.line('g7', 2).line('w1', 99)
print(b.state, inv.available('g7'))
try:
    with Order(inv) as c:
        c.line('b2', 10).line('zz')
except KeyError as e:
    print(c.state, e)
report()
