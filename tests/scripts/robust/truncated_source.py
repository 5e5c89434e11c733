# A program cut off at every position: an exception or success.
src = '''def f(a, *b, c=1, **d):
    """doc"""
    for i, (x, y) in enumerate(zip(a, b)):
        if x < y <= zz or not i: yield x ** y, [z for z in a if z], {1: 2, **d}
        elif x: return (lambda q: q)(f"{x!r:>{y}}") + b"\\x00"
        else: raise ValueError(x[1:2, ::3]) from None
    try:
        with open('x') as g, h: pass
    except (A, B) as e: del e
    finally: x = y = 1; x += 0x1F
@deco
class C(B, metaclass=M):
    x: int = 5
    async def g(self): return await self, [a async for a in b]
'''
ended = 0
for i in range(len(src) + 1):
    for cut in (src[:i], src[i:], src[:i] + src[i + 1:], src[:i] + '\\n' + src[i:]):
        try:
            compile(cut, 'cut', 'exec')
        except SyntaxError:
            pass
        ended += 1
print(ended == 4 * (len(src) + 1))
