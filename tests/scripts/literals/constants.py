# None, True, False, Ellipsis, NotImplemented and __debug__.
print(None, True, False, ..., Ellipsis, NotImplemented, __debug__)
print(type(None), type(True), type(...), type(NotImplemented))
print(... is Ellipsis, None is None, True is True)
print(type(None)() is None, type(...)() is ..., type(NotImplemented)() is NotImplemented)
for text in ('None = 1', 'True = 1', '... = 1', '__debug__ = 1', 'del None', 'x.None = 1'):
    try:
        exec(text)
    except SyntaxError as e:
        print(text, '->', e.msg)
