# f_lineno of a frame that an exception has left says where the exception came from, whatever
# clean-up code ran last.
def other_except():
    try:
        1 / 0
    except TypeError as error:
        pass


def in_named_except():
    try:
        1 / 0
    except ZeroDivisionError as error:
        1 / 0
        pass


def in_finally():
    try:
        try:
            1 / 0
        finally:
            1 / 0
            pass
    except TypeError as error:
        pass


def in_with():
    with open(__file__) as file:
        1 / 0
        file.close()


def generator():
    try:
        yield 1
    except TypeError as error:
        pass
    finally:
        pass


def run_generator():
    g = generator()
    next(g)
    g.throw(KeyError)


for function in other_except, in_named_except, in_finally, in_with, run_generator:
    try:
        function()
    except Exception as error:
        traceback = error.__traceback__.tb_next
        while traceback:
            frame = traceback.tb_frame
            first = frame.f_code.co_firstlineno
            print(frame.f_code.co_name, frame.f_lineno - first, traceback.tb_lineno - first)
            traceback = traceback.tb_next
