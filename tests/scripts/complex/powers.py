# Complex powers.
print((1 + 1j) ** 2, (1 + 1j) ** 10, (1 + 1j) ** -1, (1 + 1j) ** 0, 0j ** 0, 0j ** 2)
print(2 ** (1j * 0), (1 + 2j) ** 3)
print(pow(1j, 2), (2 + 0j) ** 2.0, (3 + 4j) ** 1)
try:
    0j ** (1j)
except ZeroDivisionError as e:
    print(e)
try:
    pow(1j, 2, 3)
except ValueError as e:
    print(e)
