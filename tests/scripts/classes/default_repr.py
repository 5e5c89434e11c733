# The repr that object gives: module and qualified name as the type has them, whatever its metaclass
# says of them.
import re
import struct


def show(value):
    print(re.sub("0x[0-9a-f]+", "0x", repr(value)))


class Lying(type):
    def __getattribute__(cls, name):
        if name in ("__qualname__", "__module__"):
            return 5
        return type.__getattribute__(cls, name)


class Lied(metaclass=Lying):
    pass


def local():
    class Inner:
        pass

    return Inner


show(Lied())
show(Lied)
show(object())
show(local()())
Inner = local()
Inner.__module__ = "other"
show(Inner())
Inner.__qualname__ = "Outer.name"
show(Inner())
show(Inner)
Inner.__module__, Inner.__qualname__ = "é", "ü漢"
show(Inner())
Inner.__module__ = 3
show(Inner())
show(Inner)
for name in "__module__", "__qualname__", "__name__":
    try:
        delattr(Inner, name)
    except TypeError as error:
        print(error)
show(Inner())


class Builtin:
    __module__ = "builtins"


show(Builtin())
show(type("Made", (), {})())


# What a subclass of str says of its own encoding does not count either.
class Text(str):
    def encode(self, *arguments):
        return 5


print(struct.Struct(Text("<i")).size)
try:
    struct.Struct(Text("é"))
except UnicodeEncodeError as error:
    print(type(error).__name__)
