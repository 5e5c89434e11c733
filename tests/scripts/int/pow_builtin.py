# pow() with two and three arguments, negative exponents and inverses.
print(pow(2, 10), pow(2, -1), pow(-2, 3), pow(0, 0), pow(2, 0.5), pow(-8, 2))
print(pow(3, 200, 1000007), pow(2, 10, 1), pow(-3, 3, 7), pow(3, 3, -7), pow(5, 0, 3), pow(0, 0, 1))
print(pow(3, -1, 7), pow(3, -2, 7), pow(10, -1, 17), pow(2, 1000, 10 ** 20))
print(pow(base=2, exp=5), pow(2, 3, mod=5))
for args in ((2, -1, 4), (1, 2, 0), (2.0, 3, 5), (2, 3, 5.0), ('a', 1)):
    try:
        print(pow(*args))
    except (ValueError, TypeError) as e:
        print(args, type(e).__name__, e)
