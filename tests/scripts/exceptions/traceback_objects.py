# Walking tracebacks and frames.
import sys
def a(): b()
def b():
    local = 5
    1 / 0
try:
    a()
except ZeroDivisionError as e:
    tb = e.__traceback__
    while tb:
        print(tb.tb_lineno, tb.tb_frame.f_code.co_name, tb.tb_frame.f_lineno)
        print(sorted(tb.tb_frame.f_locals)[:1] if tb.tb_frame.f_code.co_name == 'b' else '')
        tb = tb.tb_next
    last = e
print(sys.exc_info(), last.__traceback__.tb_next.tb_next.tb_next)
def depth():
    f, n = sys._getframe(), 0
    while f: f, n = f.f_back, n + 1
    return n
def outer(): return depth()
print(outer() - depth(), sys._getframe().f_code.co_name, sys._getframe(0).f_lineno)
try:
    raise last.with_traceback(None)
except ZeroDivisionError as e:
    print(e.__traceback__.tb_lineno, e.__traceback__.tb_next)
try:
    sys._getframe(10 ** 6)
except ValueError as e:
    print(e)
