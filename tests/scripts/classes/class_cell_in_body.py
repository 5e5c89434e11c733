# __class__ in a class body is that of around it; the cell of methods is filled before mro() runs.
class Outer:
    def method(self):
        class Inner:
            seen = __class__

            def f(self):
                return __class__

        return Inner.seen, Inner().f()


print([cls.__name__ for cls in Outer().method()])


class Meta(type):
    def mro(self):
        print("in mro", self.__dict__["f"]() is self)
        return super().mro()


class WithMro(metaclass=Meta):
    def f():
        return __class__


try:
    type("A", (), {"__doc__": "x\udcdcy"})
except UnicodeEncodeError as error:
    print(error)

try:
    exec("class X:\n    __class__\n    def f(self): __class__", {})
except NameError as error:
    print(type(error), error)
