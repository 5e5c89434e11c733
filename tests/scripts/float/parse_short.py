# Short decimals, longer ones, and what is none.
import hashlib

digest = hashlib.sha1()
seed = 5
for length in range(1, 22):
    for point in range(-1, length + 1):
        for _ in range(6):
            seed = seed * 6364136223846793005 + 1442695040888963407 & 0xFFFFFFFFFFFFFFFF
            digits = str(seed % 10**length).zfill(length)
            text = digits if point < 0 else digits[:point] + "." + digits[point:]
            for form in text, "-" + text, "+" + text, " " + text + "\n", text + "e5", text + "E-30", text + "e400", "0" * 20 + text, text + "0" * 20:
                value = float(form)
                digest.update(value.hex().encode())
                if "e" not in form and "E" not in form and len(form) < 17:
                    from fractions import Fraction
                    exact = Fraction(form.strip())
                    assert value == exact.numerator / exact.denominator
print(digest.hexdigest())
for text in ".", "", "-", "+.", "1.2.3", "1..2", "..1", "1e", "e1", "1_0.5", "1__0", "_1", "1_", "1._5", "--1", "1-", "0x1", "inf.", "１２.５", "1 2", "5.", ".5", "-0", "-0.0", "00012", "0.000000000000001", "999999999999999", "9999999999999999", "1\0", "\t1.5\r\n":
    try:
        print(ascii(text), float(text), float(text.encode()) == float(text), end=";")
    except ValueError as error:
        print(type(error).__name__, ascii(str(error)), end=";")
print()
