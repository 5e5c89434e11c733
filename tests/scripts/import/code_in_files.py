# Code objects as marshal writes them, and the files that py_compile makes of them.
import importlib.util
import marshal
import os
import py_compile
import subprocess
import sys
import tempfile
src = '''
import sys
"""doc"""
X = {1: 'a', 2: (1, 2, 3, None, True, ..., 1.5, 2j, b'x', 10**30, -2**70)}
def f(a, b=2, *c, d=4, **e):
    "doc f"
    total = 0
    for i in range(a):
        total = total + i * 2
        if i in {1, 2, 3}: total += 1
    return total, b, c, d, e
class A:
    def __init__(self, x): self.x = x; self.y = [x for x in range(x)]
    def m(self):
        n = 3
        def inner(): return n + self.x
        return inner()
def g():
    try:
        yield from range(3)
        raise ValueError('x')
    except ValueError as e:
        yield str(e)
    finally:
        yield 'fin'
async def co():
    return 5
'''
code = compile(src, 'some/file.py', 'exec')
def run(code):
    ns = {}
    exec(code, ns)
    out = [ns['f'](5, 1, 2, 3, k=1), ns['f'](50), ns['A'](3).m(), ns['A'](3).y, list(ns['g']()), ns['X'], ns['f'].__doc__]
    c = ns['co']()
    try: c.send(None)
    except StopIteration as e: out.append(e.value)
    return out
a = run(code)
for i in range(30): run(code)
data = marshal.dumps(code)
again = marshal.loads(data)
inner = [c for c in again.co_consts if hasattr(c, 'co_filename')]
print(again.co_filename, again == code, [(c.co_name, c.co_filename) for c in inner])
print(run(again) == a, run(again))
print(marshal.loads(marshal.dumps([code, code, 'x']))[2])
def hot(n):
    s = 0
    for i in range(n):
        s += i
        s = s - len(str(i))
    return s
r = hot(1000)
h2 = marshal.loads(marshal.dumps(hot.__code__))
F = type(hot)
print(F(h2, globals())(1000) == r, h2.co_name, h2.co_varnames, h2.co_firstlineno == hot.__code__.co_firstlineno)
print(list(h2.co_lines()) == list(hot.__code__.co_lines()), list(h2.co_positions()) == list(hot.__code__.co_positions()))
def tr(f, e, a): 
    return tr
def hot2():
    x = 1
    d = marshal.dumps(hot2.__code__)
    y = 2
    return d
sys.settrace(tr); d1 = hot2(); sys.settrace(None)
print(len(d1) == len(hot2()))
for bad in data[:20], b'c\5\0\0\0abcde':
    try:
        print(type(marshal.loads(bad)))
    except (EOFError, ValueError) as e:
        print('refused')
try: marshal.dumps((lambda: 0).__code__.replace(co_consts=(None, 0, object())))
except ValueError as e: print(e)
with tempfile.TemporaryDirectory() as t:
    p = os.path.join(t, 'mod.py')
    open(p, 'w').write('def f():\n    return 1/0\nvalue = 42\n')
    c = py_compile.compile(p, doraise=True)
    print(os.path.relpath(c, t) == os.path.relpath(importlib.util.cache_from_source(p), t), importlib.util.source_from_cache(c) == p)
    run = lambda *a: subprocess.run([sys.executable, *a], capture_output=True, text=True, cwd=t)
    open(os.path.join(t, 'script.py'), 'w').write('import sys\nprint(__name__, sys.argv[1:])\n1 / 0\n')
    done = run(py_compile.compile(os.path.join(t, 'script.py')), 'a', 'b')
    print(done.returncode, done.stdout, done.stderr.replace(t, ''))
    open(os.path.join(t, 'wrong.pyc'), 'w').write('print(1)')
    print(run('wrong.pyc').stderr)
    os.rename(py_compile.compile(os.path.join(t, 'script.py')), os.path.join(t, 'alone.pyc'))
    print(run('-c', 'import alone').stdout)
    # Compiled ahead and unchanged, whatever the name that the code was given: it is taken.
    open(p, 'a').write('print("from the source")\n')
    stamp = os.stat(p)
    py_compile.compile(p)
    open(p, 'r+').write('def f():\n    return 1/0\nvalue = 43\n')
    os.utime(p, ns=(stamp.st_atime_ns, stamp.st_mtime_ns))
    print(run('-c', 'import mod; print(mod.value)').stdout)
    c2 = py_compile.compile(p, cfile=os.path.join(t, 'less.pyc'))
    os.remove(p)
    sys.path.insert(0, t)
    import less
    print(less.value, type(less.__loader__).__name__)
    try: less.f()
    except ZeroDivisionError as e: print(e.__traceback__.tb_next.tb_frame.f_code.co_filename == p)
    open(p, 'w').write('def f(:\n')
    try: py_compile.compile(p, doraise=True)
    except py_compile.PyCompileError as e: print(e.exc_type_name)
