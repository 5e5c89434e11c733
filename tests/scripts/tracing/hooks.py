# What a trace function may do: refuse lines, change variables, ask for opcodes, fail.
import sys


def changes(frame, event, arg):
    if event == "line" and "x" in frame.f_locals:
        frame.f_locals["x"] = 10
        frame.f_locals.pop("gone", None)
    return changes


def victim():
    gone = 1
    x = 1
    y = x + 1
    try:
        print(x, y, gone)
    except UnboundLocalError as error:
        print(error)


def only_returns(frame, event, arg):
    frame.f_trace_lines = False
    print(event, arg)
    return only_returns


def fails(frame, event, arg):
    if event == "line" and frame.f_lineno == frame.f_code.co_firstlineno + 2:
        raise RuntimeError("from the trace function")
    return fails


def traced():
    x = 1
    x = 2
    return x


opcodes = []


def counts(frame, event, arg):
    frame.f_trace_opcodes = True
    opcodes.append(event)
    return counts


sys.settrace(changes)
victim()
sys.settrace(only_returns)
traced()
sys.settrace(fails)
try:
    traced()
except RuntimeError as error:
    print(error, sys.gettrace())
sys.settrace(counts)
traced()
sys.settrace(None)
print("opcode" in opcodes, opcodes[0], opcodes[-1])
try:
    sys._getframe().f_trace_lines = 1
except TypeError as error:
    print(error)
