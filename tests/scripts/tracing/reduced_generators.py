"""A generator that a built-in function takes all items of is told of as any other: its calls, each time it goes
on, and its returns; also when the same call has run before."""

import sys

def numbers(n):
    for i in range(n):
        yield i

def texts():
    yield 'a'
    yield 'b'

def failing():
    yield 1
    raise ValueError('x')

def told(frame, event, arg):
    name = frame.f_code.co_name
    if name in ('numbers', 'texts', 'failing', '<genexpr>'):
        print(name[0], event[0], frame.f_lineno, end='; ')
    return told

def attempt(function, argument):
    try:
        return function(argument)
    except ValueError as error:
        return error

for turn in range(3):
    for install in sys.settrace, sys.setprofile, None:
        if install: install(told)
        results = [list(numbers(2)), sum(numbers(3)), tuple(numbers(1)), set(numbers(2)),
                   max(numbers(3)), min(numbers(2)), sorted(numbers(2)), ''.join(texts()), dict.fromkeys(texts()),
                   list(x for x in numbers(2)), sum(x * 2 for x in (1, 2)), any(x > 1 for x in (0, 1)),
                   attempt(list, failing()), list(map(str, numbers(2))), [*numbers(1)], {*texts()} == {'a', 'b'}]
        if install: install(None)
        print()
        print(results)
