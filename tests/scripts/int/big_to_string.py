# Decimal conversion of numbers of many digits, and its limit.
n = 7 ** 2000
s = str(n)
print(len(s), s[:20], s[-20:])
print(int(s) == n)
import sys
print(sys.get_int_max_str_digits())
try:
    str(10 ** 5000)
except ValueError as e:
    print(e)
try:
    int('1' * 5000)
except ValueError as e:
    print(e)
sys.set_int_max_str_digits(0)
print(len(str(10 ** 5000)), int('9' * 4400) == 10 ** 4400 - 1)
