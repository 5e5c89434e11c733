# Numbers and text laid out by short specifications, long ones, and those of one text after the other.
class Num(int):
    pass


values = [0, 1, -1, 7, -42, 255, 4096, -65536, 2**31, -(2**62), 2**62, 2**63, -(10**25), True, Num(-19)]
specs = ["d", "5", "05", "<5", ">5", "^5", "=5", "+", " ", "-", "+06d", " 06", "#x", "#o", "#b", "#X", "x", "X", "b", "o",
         "#010x", "*^12", "*=+12", "0<9", "0>9", "0^9", "0=9", ",", "_", "_x", "_b", "012,", "+,d", "n", "c", "70", "<70",
         "é^9", "日>9", "\0<4", "100,d", "064b", "e", ".2f", "08.2f", "%", "+.1%", "g"]
import hashlib

digest = hashlib.md5()
for _ in range(2):
    for spec in specs:
        for value in values:
            try:
                made = format(value, spec)
            except (ValueError, OverflowError, TypeError) as error:
                made = f"{type(error).__name__} {error}"
            digest.update(ascii(made).encode())
            if len(made) < 20 and value in (-42, 255):
                print(ascii(made), end="|")
    print()
floats = [0.0, -0.0, 1.5, -2.25, 1e100, 1e-7, 123456789.125, float("inf"), float("nan"), -float("inf"), 0.1]
for spec in ["", "5", "010", ".2f", "10.3f", "<10.3f", "+.1e", "012.1f", ",.2f", "+012,.2f", "z.0f", "%", "^12.2%", "g", "#g", "é>9", "08", "=8"]:
    for value in floats:
        made = format(value, spec)
        digest.update(made.encode())
    print(spec, format(-2.25, spec), format(floats[7], spec))
for text in ["", "a", "abc", "é", "日本", "x" * 70]:
    for spec in ["", "5", "<5", ">5", "^6", ".1", ">5.1", "*^9", "é<5", "日^5", "s", "70", "\0>4"]:
        made = format(text, spec)
        digest.update(made.encode())
        assert f"{text:{spec}}" == ("{:" + spec + "}").format(text) == made
print(digest.hexdigest())

# The same characters mean other things to other types, and one that fails does not stay known.
for _ in range(3):
    for value in 65, 6.5, "t", 2j:
        for spec in "5", "c", "s", "<5", ".1", "d", "=5", "05", "q", ".", "5\0", "5", ",x", "12345678", "1234567":
            try:
                made = format(value, spec)
                print(len(made), end=" ")
            except ValueError as error:
                print(error, end=";")
    print()

from decimal import Decimal

print(f"{Decimal('1234.5678'):.2f} {Decimal('-1234.5'):12,.1f} {Decimal('NaN'):>8} {Decimal('0.00001'):e} {Decimal(5):05}")
print("{:>{}} {:{}{}}".format("a", 4, 7, "0", 5), "%5s|%-5d|%05.1f" % ("é", 3, 2.25))
