# Tables of code objects: co_lines, co_positions, co_linetable (also replaced), names of variables;
# and compile() of text that ends too early, as the module codeop asks for it.
import code
import codeop
import sys


def f(a, b=1):
    try:
        c = a / b
    except ZeroDivisionError:
        return None
    return c


def lines_of(code):
    lines = {line - code.co_firstlineno for start, end, line in code.co_lines() if line is not None}
    return sorted(lines - {0})


print(lines_of(f.__code__))
print(type(f.__code__.co_linetable), type(f.__code__.co_exceptiontable), type(f.__code__.co_lnotab))
same = f.__code__.replace(co_linetable=f.__code__.co_linetable)
print(list(same.co_positions()) == list(f.__code__.co_positions()), lines_of(same))
print([f.__code__._varname_from_oparg(i) for i in range(3)])
moved = f.__code__.replace(co_firstlineno=f.__code__.co_firstlineno + 100,
                           co_linetable=f.__code__.co_linetable)
print(lines_of(moved))


def g():
    1 / 0


g.__code__ = g.__code__.replace(co_linetable=b"\xf8\xf8\xf8\xf9\xf8\xf8\xf8")
try:
    g()
except ZeroDivisionError as error:
    print(error.__traceback__.tb_next.tb_frame.f_lineno)
for table in b"\x80", b"\xff" * 9, b"\xe8", bytes(range(256)), b"":
    list(g.__code__.replace(co_linetable=table).co_positions())
try:
    g.__code__.replace(co_linetable="x")
except TypeError as error:
    print(error)

for source in ("if True:\n  print(1)", "if True:\n  print(1)\n", "if True:", "x = 1", "x = (1,",
               "'''a", "def f():\n  pass\n", "try:\n  pass", "1 +", "a b\n", "", "# c"):
    try:
        print(repr(source), codeop.compile_command(source) is not None)
    except SyntaxError as error:
        print(repr(source), type(error).__name__, error)
console = code.InteractiveConsole()
print([console.push(line) for line in ("def f():", "  return 3", "", "print(f())", "(2,", ")")])
