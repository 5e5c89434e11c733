# CPython runs whatever instructions code.replace() and types.CodeType() are given, or dies of them.
# ouro takes only what its compiler has made.


def double(x):
    return 2 * x


code = double.__code__
changed = bytearray(code.co_code)
changed[0] ^= 1
try:
    print(code.replace(co_code=bytes(changed)))
except ValueError as error:
    print(error)
double.__code__ = code.replace(co_code=code.co_code, co_consts=(None, 3), co_name="triple")
print(double(7), code.co_name)
