# The lines of a code object move with co_firstlineno: decorators that rebuild functions rely on it.
namespace = {}
exec(compile("def f(x):\n    # nothing\n    y = 1\n    return 1 / x\n", "<text>", "exec"), namespace)
f = namespace["f"]


def where(function):
    try:
        function(0)
    except ZeroDivisionError as e:
        below = e.__traceback__.tb_next
        return below.tb_lineno, below.tb_frame.f_lineno, below.tb_frame.f_code.co_firstlineno


print(where(f))
f.__code__ = f.__code__.replace(co_firstlineno=100, co_filename="elsewhere")
print(where(f), list(f.__code__.co_positions())[-1])
f.__code__ = f.__code__.replace(co_firstlineno=7)
print(where(f), max(line for _, _, line in f.__code__.co_lines()))
same = f.__code__.replace(co_firstlineno=7)
print(same == f.__code__, same.co_linetable == f.__code__.co_linetable)
back = type(f)(f.__code__.replace(co_firstlineno=1), {})
print(where(back))

# With a table of its own the order of the arguments does not matter.
table = f.__code__.co_linetable
for changes in ({"co_firstlineno": 50, "co_linetable": table}, {"co_linetable": table, "co_firstlineno": 50}):
    print(where(type(f)(f.__code__.replace(**changes), {})))


# Functions inside keep their own lines.
def outer(x):
    def inner():
        return 1 / x
    return inner()


outer.__code__ = outer.__code__.replace(co_firstlineno=1000)
try:
    outer(0)
except ZeroDivisionError as e:
    at = e.__traceback__
    while at:
        print(at.tb_lineno)
        at = at.tb_next

for line in (-5, 0, 1, 2**31):
    try:
        print(f.__code__.replace(co_firstlineno=line).co_firstlineno)
    except (OverflowError, ValueError) as e:
        print(type(e).__name__, e)
