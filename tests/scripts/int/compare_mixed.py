# Ints compare with floats and bools exactly.
print(2 ** 53 == float(2 ** 53), 2 ** 53 + 1 == float(2 ** 53), 2 ** 53 + 1 > float(2 ** 53))
print(10 ** 400 > float('inf'), 10 ** 400 < float('inf'), -10 ** 400 > float('-inf'))
print(10 ** 400 > 1e308)
print(1 == True, 0 == False, 2 == True, 1 == 1.0 == (1 + 0j), 5 < float('nan'), 5 > float('nan'))
print(1 < 1.5 < 2, 3 >= 3.0, 2 ** 64 == 2.0 ** 64, 2 ** 64 + 1 == 2.0 ** 64)
print(hash(2 ** 64) == hash(2.0 ** 64))
print(sorted([3, 1.5, True, 2 ** 70, -1e10, 0]))
