# Equal numbers hash alike, from the smallest subnormal to the largest double.
total = 0
for exponent in range(-1074, 1024):
    power = 2.0**exponent
    for d in (power, -power, power * 1.5, power * 1.2345678901234567):
        if d in (float("inf"), float("-inf")):
            continue
        total = (total * 31 + hash(d)) % (2**61)
        top, bottom = d.as_integer_ratio()
        if exponent >= 0 and bottom == 1 and hash(d) != hash(top):
            print("differs", d)
print(total)
for d in (0.0, -0.0, 1.0, -1.0, -2.0, 0.5, 2.5, 5e-324, 1.7976931348623157e308, float("inf"), float("-inf"), 2.0**61, 2.0**61 - 256):
    print(d, hash(d))
