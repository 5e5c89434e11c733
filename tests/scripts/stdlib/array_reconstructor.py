# Arrays from what another machine pickled: any byte order, the code that fits.
import array
import copy
import pickle

make = array._array_reconstructor
for code, kind, data in (
    ("i", 4, b"ab"), ("i", 5, b"ab"), ("H", 8, b"\xff" * 4), ("f", 17, b"\x3f\xf0" + bytes(6)),
    ("d", 16, bytes(6) + b"\xf0\x3f"), ("u", 19, b"\0a\0b"), ("u", 20, b"a\0\0\0"), ("B", 0, b"ab"),
    ("Q", 11, bytes(7) + b"\1"), ("b", 1, b"\xff"),
):
    print(make(array.array, code, kind, data))
for arguments in (
    ("", "b", 0, b""), (str, "b", 0, b""), (array.array, "b", "", b""), (array.array, "b", 0, ""),
    (array.array, "?", 0, b""), (array.array, "b", 22, b""), (array.array, "i", 4, b"abc"),
    (array.array, "bb", 0, b""),
):
    try:
        print(make(*arguments))
    except Exception as error:
        print(type(error).__name__, error)
numbers = array.array("h", [1, -2, 3])
print(copy.copy(numbers), [pickle.loads(pickle.dumps(numbers, p)) == numbers for p in range(5)])
