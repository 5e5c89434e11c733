# An AttributeError of __getattr__ learns which attribute of what is missing.
class Asks:
    known = 1

    def __getattr__(self, name):
        raise AttributeError()


try:
    Asks().knwon
except AttributeError as error:
    print(error.name, type(error.obj).__name__)


class Tells(Asks):
    def __getattr__(self, name):
        raise AttributeError("text", name="own", obj=3)


try:
    Tells().other
except AttributeError as error:
    print(error.name, error.obj)
error = ImportError("text", name="n", path="p")
error.__init__()
print(error.args, error.msg, error.name, error.path)
