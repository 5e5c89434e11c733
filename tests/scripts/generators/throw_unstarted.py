"""An exception thrown into what has not begun shows the line of its definition, without a place in it."""

import traceback

def generator():
    yield 1

async def coroutine():
    pass

async def asynchronous():
    yield 1

expression = (x for x in ())
nested = [(lambda:
           (yield))]

def show(f):
    try:
        f()
    except ValueError as error:
        traceback.print_exception(error, file=__import__('sys').stdout)
        at = error.__traceback__
        while at.tb_next: at = at.tb_next
        print(at.tb_lineno, list(at.tb_frame.f_code.co_positions())[at.tb_lasti // 2])

show(lambda: generator().throw(ValueError(1)))
show(lambda: coroutine().throw(ValueError(2)))
show(lambda: expression.throw(ValueError(3)))
show(lambda: nested[0]().throw(ValueError(4)))
show(lambda: asynchronous().athrow(ValueError(5)).send(None))
begun = generator()
next(begun)
show(lambda: begun.throw(ValueError(6)))
