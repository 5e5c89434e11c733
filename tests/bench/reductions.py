# sum, any, all, min, max, sorted, set and join over generator expressions, as reports are written.
class Order:
    def __init__(self, number):
        self.number = number
        self.customer = number * 7 % 101
        self.lines = [(number * k % 13, k + 0.5) for k in range(1, number % 5 + 2)]
        self.paid = number % 4 != 0

    def total(self):
        return sum(count * price for count, price in self.lines)


def report(orders):
    revenue = sum(order.total() for order in orders if order.paid)
    largest = max(orders, key=lambda order: (order.total(), order.number)).number
    smallest = min(order.total() for order in orders if order.lines[0][0])
    customers = len({order.customer for order in orders if any(count > 11 for count, _ in order.lines)})
    steady = sum(1 for order in orders if all(count for count, _ in order.lines))
    ranked = sorted(((order.total(), order.number) for order in orders), reverse=True)[:3]
    by_customer = {}
    for order in orders:
        by_customer.setdefault(order.customer, []).append(order)
    debts = sum(any(not o.paid for o in group) for group in by_customer.values())
    text = ",".join(str(order.number) for order in orders if order.customer == 5)
    return revenue, largest, smallest, customers, steady, ranked, debts, len(text)


def is_prime(n):
    return n > 1 and all(n % d for d in range(2, int(n**0.5) + 1))


orders = [Order(number) for number in range(16000)]
for _ in range(6):
    result = report(orders)
primes = sum(is_prime(n) for n in range(60000))
matrix = [[i * j % 10 for j in range(300)] for i in range(300)]
sums = max(sum(row) for row in matrix), sum(min(x for x in row if x) for row in matrix[1::10] if any(row))
dot = sum(a * b for row, other in zip(matrix, matrix[1:]) for a, b in zip(row, other))
result = *result, primes, sums, dot, sum(x in (3, 7) for row in matrix for x in row)
assert result == (611949.5, 15989, 1.5, 101, 14769, [(165.0, 15989), (165.0, 15924), (165.0, 15859)], 101, 837, 6057, (1350, 30), 1260000, 7200), result
print(*result)
