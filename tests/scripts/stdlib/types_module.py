# types: names of the types of the machine, and helpers.
import types
def f(): pass
def g(): yield
async def c(): pass
class K:
    def m(self): pass
co = c()
print(isinstance(f, types.FunctionType), isinstance(lambda: 0, types.LambdaType))
print(isinstance(g(), types.GeneratorType), isinstance(co, types.CoroutineType))
print(isinstance(K().m, types.MethodType), isinstance(len, types.BuiltinFunctionType))
print(isinstance(types, types.ModuleType), isinstance(f.__code__, types.CodeType))
print(isinstance(None, types.NoneType), isinstance(..., types.EllipsisType))
print(isinstance(K.__dict__, types.MappingProxyType))
print(isinstance(int | str, types.UnionType))
co.close()
n = types.SimpleNamespace(a=1, b='x'); n.c = [2]
print(n, n.a, n == types.SimpleNamespace(a=1, b='x', c=[2]), vars(n))
d = {'k': 1}; m = types.MappingProxyType(d); d['j'] = 2
print(m['j'], len(m), m, list(m.items()), m | {'z': 3})
try:
    m['k'] = 5
except TypeError as e:
    print(e)
h = types.FunctionType(f.__code__, globals(), 'renamed'); print(h.__name__, h())
N = types.new_class('N', (K,), {}, lambda ns: ns.update(x=5)); print(N.x, N.__name__)
try:
    raise ValueError
except ValueError as e:
    print(isinstance(e.__traceback__, types.TracebackType))
    print(isinstance(e.__traceback__.tb_frame, types.FrameType))
