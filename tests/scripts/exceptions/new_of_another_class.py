# A class whose __new__ gives another class's exception is called a second time, with that.
class Odd(Exception):
    def __new__(cls, *args):
        print("new", args)
        return ValueError("other", *args)


for raised in (Odd, Odd(1)):
    try:
        raise raised
    except Exception as error:
        print(type(error), error.args)


class Below(Exception):
    def __new__(cls, *args):
        return super().__new__(Deeper, *args)


class Deeper(Below):
    pass


try:
    raise Below
except Exception as error:
    print(type(error), error.args)


class Second(Exception):
    def __new__(cls, *args):
        if args:
            raise KeyError("the second time")
        return ValueError()


try:
    raise Second
except Exception as error:
    print(type(error), error.args)
