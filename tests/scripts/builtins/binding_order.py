"""What a call of a built-in function with several mistakes complains of first."""

import bisect, binascii, cmath, functools, math, operator, os, pickle, types, zlib

class Z:
    def __repr__(self): return 'Z'

functions = [compile, int.from_bytes, open, pow, round, sum, math.isclose, math.prod, cmath.isclose, zlib.compress,
             zlib.decompress, binascii.a2b_base64, binascii.b2a_base64, binascii.hexlify, binascii.b2a_qp,
             bisect.bisect, bisect.insort_left, pickle.dumps, pickle.loads, types.FunctionType, types.ModuleType,
             memoryview, functools.cmp_to_key, types.MappingProxyType, os.fspath, os.getpgid, os.fchmod, os.statvfs,
             print, enumerate, int, str, bytes, float, complex, 'a'.split, 'a'.encode, [].sort,
             (5).to_bytes, os.stat, os.replace, super, zip if 0 else map, property, staticmethod, slice, range, isinstance]
for function in functions:
    name = getattr(function, '__qualname__', function)
    for args, kwargs in [((), {'zzz': 1}), ((Z(),), {'zzz': 1}), ((Z(), Z()), {'zzz': 1, 'yyy': 2}), ((Z(),) * 7, {}),
                         ((Z(),) * 12, {}), ((Z(),) * 3, {'zzz': 1})]:
        if function in (os.fspath, print, min, max) and len(args) > 1:
            continue
        try:
            function(*args, **kwargs)
            print(name, len(args), list(kwargs), 'done')
        except Exception as error:
            print(name, len(args), list(kwargs), type(error).__name__, error)
for call in [lambda: round(1, number=2), lambda: round(1, 2, ndigits=3), lambda: pow(1, 2, exp=3, zzz=1),
             lambda: pow(1, exp=2, base=3), lambda: int.from_bytes(b'a', bytes=b'b', zzz=1), lambda: sum([], zzz=1, start=2),
             lambda: pow(base=1, zzz=2), lambda: open(mode='r'), lambda: compile('a', source='b', zzz=1)]:
    try:
        print(call())
    except TypeError as error:
        print(error)
