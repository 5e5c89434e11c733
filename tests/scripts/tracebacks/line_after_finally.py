# A frame that an exception leaves at the end of a `finally` block tells a line, that of the
# block's last statement, whichever way was taken through it.
import sys


def every_branch(y):
    try:
        1 / 0
    finally:
        if y:
            x = 2
        else:
            x = 3


def skipped(y):
    try:
        1 / 0
    finally:
        if y:
            x = 3


def raised_again(y):
    try:
        1 / 0
    except KeyboardInterrupt:
        raise
    except BaseException:
        raise
    finally:
        if not y:
            x = 2


def ends_in_loop(y):
    try:
        1 / 0
    finally:
        while 1:
            if y or not y:
                break


def ends_in_for(y):
    try:
        1 / 0
    finally:
        for i in 1, 2:
            if i:
                continue
            x = 1


def asserted(y):
    try:
        1 / 0
    finally:
        assert True
        if y and not y:
            print(1)


def handles_inside(y):
    try:
        1 / 0
    finally:
        try:
            [][1]
        except IndexError:
            pass


def ends_in_with(y):
    try:
        1 / 0
    finally:
        with open(__file__) as file:
            if y:
                file.read(1)


def traced(frame, event, arg):
    print("  ", event, frame.f_lineno - frame.f_code.co_firstlineno)
    return traced


for function in every_branch, skipped, raised_again, ends_in_loop, ends_in_for, asserted, handles_inside, ends_in_with:
    for y in True, False:
        try:
            function(y)
        except ZeroDivisionError as e:
            below = e.__traceback__.tb_next
            first = function.__code__.co_firstlineno
            print(function.__name__, below.tb_lineno - first, below.tb_frame.f_lineno - first)

sys.settrace(traced)
try:
    asserted(True)
except ZeroDivisionError:
    pass
sys.settrace(None)
