"""What arrays say of numbers that do not fit, of characters, and of the arguments of array()."""

import array

for code in 'bBhHiIlLqQ':
    for value in (-2**70, -2**63 - 1, -2**63, -2**40, -2**31 - 1, -2**31, -32769, -32768, -129, -128, -1, 0, 127, 128, 255,
                  256, 32767, 32768, 65535, 65536, 2**31 - 1, 2**31, 2**32 - 1, 2**32, 2**40, 2**63 - 1, 2**63, 2**64, 2**70):
        try:
            print(code, value, array.array(code, [value])[0])
        except OverflowError as error:
            print(code, value, error)
for value in 1, 1.5, None, b'a', '', 'ab', 'a', 'é', [], '\U0001f600':
    try:
        print(array.array('u', [value]))
    except TypeError as error:
        print(error)
for args in (), ('i', [1], 2), ('i', [1], 2, 3), (1,), ('z',), ('ii',), ('',):
    try:
        array.array(*args)
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
