# Positions of the instructions of a long function: found by tracebacks, the same in a copy of the
# code whose table is written anew; one line with many instructions.
import itertools
import traceback

lines = ["def long(n):", "    x = 0"]
lines += [f"    if n == {i}: x = [n, {i}] + (1 / (n - {i}))" for i in range(400)]
lines += ["    return " + " + ".join(["x"] * 60)]
space = {}
exec(compile("\n".join(lines), "long.py", "exec"), space)
long = space["long"]


def fails(n):
    try:
        long(n)
    except ZeroDivisionError as e:
        frame = traceback.extract_tb(e.__traceback__)[-1]
        return frame.lineno, frame.end_lineno, frame.colno, frame.end_colno


print(fails(0), fails(7), fails(399), long(1000))
code = long.__code__
positions = list(code.co_positions())
again = code.replace(co_linetable=code.co_linetable)
print(positions == list(again.co_positions()), list(code.co_lines()) == list(again.co_lines()))
print(sorted({p[0] for p in positions}) == list(range(1, 403)), {p[0] == p[1] for p in positions})
iterator = code.co_positions()
print(iter(iterator) is iterator, next(iterator) == positions[0])
print(list(itertools.islice(iterator, 3)) == positions[1:4])
long.__code__ = again
print(fails(12), long(1000))
try:
    exec("def f(): return 1\nf.__code__.co_positions(3)", {})
except TypeError as e:
    print(type(e).__name__)
