# compile(flags=ast.PyCF_ALLOW_TOP_LEVEL_AWAIT): what awaits at the top becomes a coroutine.
import ast, asyncio, types, inspect, sys
F = ast.PyCF_ALLOW_TOP_LEVEL_AWAIT
async def arange(n):
    for i in range(n):
        yield i
class CM:
    async def __aenter__(self): return 5
    async def __aexit__(self, *a): return False
for src, mode in [
    ("a = await asyncio.sleep(0, 1)", 'exec'), ("await asyncio.sleep(0, 1)", 'eval'),
    ("async for i in arange(1):\n    a = 1", 'exec'),
    ("async with CM() as x:\n    a = x", 'exec'),
    ("a = [x async for x in arange(2)][1]", 'exec'),
    ("a = sum([x for x in range(2) if await asyncio.sleep(0, x)])", 'exec'),
    ("a = 1 and await asyncio.sleep(0, 3)", 'single'),
    ("def f():\n    await x", 'exec'), ("class A:\n    await x", 'exec'), ("[x async for x in y for z in w]", "eval"),
    ("lambda: await x", "eval"), ("a=1", "exec"), ("yield 1", "exec"), ("await x; yield", "exec"),
    ("(x async for x in arange(2))", "eval"),
]:
    g = {'asyncio': asyncio, 'arange': arange, 'CM': CM}
    try:
        co = compile(src, '?', mode, flags=F)
    except SyntaxError as e:
        print(src, mode, e)
        continue
    print(src, mode, bool(co.co_flags & inspect.CO_COROUTINE), hex(co.co_flags))
    if co.co_flags & inspect.CO_COROUTINE and 'y for' not in src:
        r = eval(co, g)
        print(type(r), str(asyncio.run(r))[:14], g.get("a"))
        g.pop('a', None)
        ns = {}
        print(str(asyncio.run(eval(co, g, ns)))[:14], ns, g.get("a"))
        print(str(asyncio.run(types.FunctionType(co, g)()))[:14], g.get("a"))
co = compile("await asyncio.sleep(0)", '?', 'exec', F)
ns = {'asyncio': asyncio}
r = eval(co, ns, {'k': ns})
print(inspect.iscoroutine(r), r.cr_frame.f_locals.keys())
r.close()
