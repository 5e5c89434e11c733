# Roman numerals in both directions, all 3999 of them.
PAIRS = [
    (1000, 'M'), (900, 'CM'), (500, 'D'), (400, 'CD'), (100, 'C'), (90, 'XC'), (50, 'L'),
    (40, 'XL'), (10, 'X'), (9, 'IX'), (5, 'V'), (4, 'IV'), (1, 'I')]
def to_roman(n):
    if not isinstance(n, int) or isinstance(n, bool):
        raise TypeError(f'need an int, not {type(n).__name__}')
    if not 0 < n < 4000: raise ValueError(f'{n} is out of range')
    out = []
    for value, sign in PAIRS:
        count, n = divmod(n, value)
        out.append(sign * count)
    return ''.join(out)
def from_roman(s):
    values = {sign: v for v, sign in PAIRS if len(sign) == 1}
    total = 0
    try:
        for a, b in zip(s, s[1:] + ' '):
            v = values[a]
            total += -v if b != ' ' and values[b] > v else v
    except KeyError as e:
        raise ValueError(f'{e.args[0]!r} is no numeral') from None
    if to_roman(total) != s: raise ValueError(f'{s} is malformed')
    return total
print([to_roman(n) for n in (1, 4, 9, 14, 40, 90, 400, 1994, 2024, 3999)])
print(all(from_roman(to_roman(n)) == n for n in range(1, 4000)))
print(max(range(1, 4000), key=lambda n: (len(to_roman(n)), n)))
print(sum(len(to_roman(n)) for n in range(1, 4000)))
for bad in (0, 4000, 'x', True, 2.5):
    try:
        to_roman(bad)
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
for bad in ('IIII', 'VX', 'ABC', 'IVI'):
    try:
        print(from_roman(bad))
    except ValueError as e:
        print(e)
