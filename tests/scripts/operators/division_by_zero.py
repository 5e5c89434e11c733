# Each division by zero has its own words.
import operator
ops = ['1 / 0', '1 // 0', '1 % 0', 'divmod(1, 0)', '1.0 / 0', '1.0 // 0', '1.0 % 0', 'divmod(1.0, 0)', '1j / 0',
       '0 ** -1', '0.0 ** -1', '0j ** -1', 'pow(0, -1)', '1 / 0.0', '10**30 / 0', '10**30 // 0', '10**30 % 0', 'pow(2, 3, 0)', 'True / False']
for s in ops:
    try:
        print(s, eval(s))
    except (ZeroDivisionError, ValueError) as e:
        print(s, '->', type(e).__name__ + ':', e)
