# Lines of frames and tracebacks in functions with many instructions, lines far apart, and long lines.
import sys
import traceback


def where():
    return sys._getframe(1).f_lineno - sys._getframe(1).f_code.co_firstlineno


def far():
    a = where()











































































































































    b = where()
    c = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, where()]
    d = where() if b > a else (
        0)
    e = [
        where()
        for _ in range(2)]
    try: 1 / 0
    except ZeroDivisionError as error: f = error.__traceback__.tb_lineno - far.__code__.co_firstlineno
    return a, b, c[-1], d, e, f


print(far())
names = {"where": where}
source = "def made():\n" + "\n".join(f"    x{i} = {i} + {i}" for i in range(300)) + "\n    return [where(),\n where()]\n"
exec(source, names)
print(names["made"]())
source = "def made():\n    return (" + " + ".join(f"x{i % 7}" for i in range(200)) + " + where() +\n   missing)\n"
names.update({f"x{i}": i for i in range(7)})
exec(compile(source, "made", "exec"), names)
try:
    names["made"]()
except NameError as error:
    entry = traceback.extract_tb(error.__traceback__)[-1]
    print(entry.lineno, entry.colno, entry.end_colno, error)


def raiser(n):
    if n == 0:
        raise ValueError(
            "at the "
            "bottom")
    return raiser(n - 1) + \
        1


try:
    raiser(3)
except ValueError as error:
    print([(t.lineno, t.end_lineno, t.colno) for t in traceback.extract_tb(error.__traceback__)])
