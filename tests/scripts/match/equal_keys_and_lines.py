# Numbers that are equal are the same key of a mapping pattern; the line of `case _` is traced.
import sys

for keys in ("0", "-0"), ("0", "0.0"), ("0", "0j"), ("1", "True"), ("1.5", "1.5+0j"), ("0", "1.0"):
    try:
        compile("match x:\n  case {%s: a, %s: b}: pass" % keys, "m", "exec")
        print(keys, "fine")
    except SyntaxError as error:
        print(keys, error)


def f(command):
    match command:
        case 1:
            return "one"
        case _:
            return "other"


lines = []


def trace(frame, event, arg):
    if event == "line":
        lines.append(frame.f_lineno - frame.f_code.co_firstlineno)
    return trace


sys.settrace(trace)
f(2)
sys.settrace(None)
print(lines)
