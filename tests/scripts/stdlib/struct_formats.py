# The module struct: formats, limits and error messages.
import struct
for f in ['<b','b','<B','B','<h','h','<H','H','<i','i','<I','I','l','<l','L','<L','q','<q','Q','<Q','n','N','P']:
    for v in (2**70, -2**70, 2**63, -1 if f[-1].isupper() else -2**63-1, 'x', 1.5):
        try: struct.pack(f, v)
        except Exception as e: print(f, v, type(e).__name__, e)
for f,a in [('c',['a']),('c',[b'ab']),('3s',['a']),('f',['a']),('<f',[1e50]),('f',[1e50]),('e',[1e10]),('?',[[]]),('2h',[1]),('h',[1,2]),('3p',['x']),('<n',[1]),('z',[1]),('3',[1]),('é',[]),(b'h',[3]),(5,[1]),('99999999999999999999h',[1]),('P',[5]),('@Pn',[1,-1])]:
    try: print(f, struct.pack(f, *a))
    except Exception as e: print(f, a, type(e).__name__, e)
for f,a in [('h',b'a'),('h',b'abc'),('h','ab'),('h',5)]:
    try: print(struct.unpack(f,a))
    except Exception as e: print(f,a,type(e).__name__, e)
b=bytearray(4)
for a in [('h',b,3,1),('h',b,-5,1),('h',b,-1,1),('h',b'xx',0,1),('h',b),('h',)]:
    try: print(struct.pack_into(*a))
    except Exception as e: print(a,type(e).__name__, e)
for a in [('h',b,3),('h',b,-5),('h',b,-1),('h',b,1)]:
    try: print(struct.unpack_from(*a))
    except Exception as e: print(a,type(e).__name__, e)
try: struct.iter_unpack('h',b'abc')
except Exception as e: print(type(e).__name__, e)
try: struct.iter_unpack('',b'abc')
except Exception as e: print(type(e).__name__, e)
s=struct.Struct('<3sxh'); print(s.size, s.format, s.pack(b'ab',5), list(struct.iter_unpack('h',b'abcd')), struct.calcsize('bhilqdP'), struct.calcsize('@b0l'))
it=struct.iter_unpack('h',b'abcd'); print(type(it).__name__, it.__length_hint__(), next(it))
print(struct.unpack('>e', b'\x3c\x00'), struct.pack('<e', 65519.0), struct.unpack('4p', b'\x09abc'), struct.pack('0s5p',b'',b'abcdefg'))
