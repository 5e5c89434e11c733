import cProfile
import contextlib
import io
import pstats
import re


def fib(n):
    return n if n < 2 else fib(n - 1) + fib(n - 2)


def work():
    total = 0
    for i in range(3):
        total += fib(8)
    return sorted([total, 1, 2], key=lambda x: -x), len('abc')


profile = cProfile.Profile()
print(profile.runcall(work))
out = io.StringIO()
stats = pstats.Stats(profile, stream=out)
for (file, line, name), (primitive, calls, inline, total, callers) in sorted(stats.stats.items(), key=lambda item: item[0][2]):
    print(line, name, primitive, calls, inline <= total, sorted((c[2], n[:2]) for c, n in callers.items()))
stats.sort_stats('name').print_stats('fib')
print('function calls' in out.getvalue(), '201/3' in out.getvalue())

with cProfile.Profile() as profile:
    [].append(1)
    int('5')
for entry in sorted(profile.getstats(), key=lambda e: str(e.code)):
    if isinstance(entry.code, str):
        print(entry.code, entry.callcount, entry.reccallcount, entry.calls)

ticks = iter(range(1000))
profile = cProfile.Profile(lambda: next(ticks), 0.5, builtins=False)
profile.enable()
fib(3)
profile.disable()
print([(e.callcount, e.reccallcount, e.totaltime > 0) for e in profile.getstats() if e.code is fib.__code__])
profile.clear()
print(profile.getstats())
with contextlib.redirect_stdout(io.StringIO()) as out:
    cProfile.run('1 + 1')
print(re.sub(r'\d\.\d{3}', 'SECS', out.getvalue()))
