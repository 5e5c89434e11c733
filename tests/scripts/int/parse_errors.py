# What int() refuses, and with which words.
tests = ["int('')", "int('abc')", "int('1.5')", "int('1__0')", "int('_1')", "int('1_')", "int('0x10')", "int('12', 2)", "int('z', 35)", "int('1', 1)", "int('1', 37)", "int('1', -2)",
         "int('012', 0)", "int(None)", "int([])", "int(1.5, 10)", "int('1', 'a')", "int(float('inf'))", "int(float('nan'))", "int(1j)", "int('- 1')", "int('1 2')", "int(b'x')", "int('1', 10, 3)", "int('\\x00')", "int('é')", "int('a' * 5, base=10)", "int(base=10)"]
for t in tests:
    try:
        print(t, '=', eval(t))
    except (ValueError, TypeError, OverflowError) as e:
        print(t, '->', type(e).__name__ + ':', e)
