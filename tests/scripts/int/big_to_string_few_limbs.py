# Decimal text of numbers of few and of many limbs: zeros within, signs, formats, the limit.
import sys

total = 0
for bits in list(range(60, 200)) + list(range(900, 1200, 3)):
    for n in (2 ** bits - 1, 2 ** bits, 2 ** bits + 1, -2 ** bits, 3 ** (bits * 5 // 8)):
        text = str(n)
        value = 0
        for c in text.lstrip('-'):
            value = value * 10 + ord(c) - 48
        assert (-value if text[0] == '-' else value) == n and text.lstrip('-')[0] != '0'
        assert text == repr(n) == '%d' % n == f'{n}' == format(n, 'd') == '{}'.format(n)
        total = (total * 31 + len(text)) % 1000003
print(total)
for e in (18, 19, 20, 37, 38, 39, 57, 58, 300, 307, 308, 309, 326):
    for n in (10 ** e - 1, 10 ** e, 10 ** e + 7, -10 ** e):
        print(n)
print(2 ** 1024 - 1, -(2 ** 1024 - 1), 2 ** 1024, sep='\n')
print(f'{10 ** 30:,}', f'{-10 ** 30:_}', f'{10 ** 30:+}', f'{10 ** 30:>40}', '%+d' % 10 ** 20)
print('%40d|%-40d|%040d' % (10 ** 30, 10 ** 30, -10 ** 30))
print(hex(10 ** 30), oct(10 ** 30), bin(10 ** 20), f'{10 ** 30:#x}')


class Int(int):
    def __str__(self): return 'own'


print(Int(10 ** 30), repr(Int(10 ** 30)), '%d' % Int(-10 ** 30), [Int(10 ** 25)])
sys.set_int_max_str_digits(640)
print(len(str(10 ** 639)), len(str(-10 ** 308)))
try:
    str(10 ** 640)
except ValueError as e:
    print(e)
