# __class_getitem__ and generic built-ins.
class Box:
    def __class_getitem__(cls, item): return f'{cls.__name__}[{item}]'
class Sub(Box): pass
print(Box[int], Sub[1, 2], list[int], dict[str, int], tuple[int, ...], list[list[int]])
print(list[int]([1, 2]), type(list[int]).__name__, list[int] == list[int])
print(list[int].__origin__, dict[str, int].__args__, set[str], type[int])
for f in (lambda: int[5], lambda: Box()[1], lambda: str[int], lambda: isinstance([], list[int])):
    try:
        print(f())
    except TypeError as e:
        print(e)
print(int | str, int | None, isinstance(5, int | str), isinstance(None, int | None))
print((int | str) == (str | int), int | str | float, issubclass(bool, int | str))
