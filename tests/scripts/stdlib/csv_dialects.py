# Dialects of _csv: what they take, refuse and show; what readers and writers say of wrong use.
import _csv, io, pickle

def attempt(f):
    try:
        print(f())
    except Exception as e:
        print(type(e), e, repr(e.__context__))

for f in (lambda: _csv.reader(), lambda: _csv.reader([], "excel", 3), lambda: _csv.reader([], foo=3), lambda: _csv.reader(3),
          lambda: _csv.writer(3), lambda: _csv.Dialect(foo=3), lambda: _csv.Dialect(None, ";").delimiter, lambda: _csv.register_dialect(3),
          lambda: _csv.register_dialect("a", foo=1), lambda: _csv.unregister_dialect(3), lambda: _csv.unregister_dialect([]),
          lambda: _csv.get_dialect([]), lambda: _csv.get_dialect("z"), lambda: _csv.Dialect("z"), lambda: _csv.field_size_limit(2.0),
          lambda: _csv.field_size_limit(True), lambda: _csv.field_size_limit(2**70)):
    attempt(f)

d = _csv.Dialect()
reader, writer = _csv.reader([]), _csv.writer(io.StringIO())
for f in (lambda: pickle.dumps(d), lambda: d.__reduce__(), lambda: setattr(d, "strict", 1), lambda: setattr(d, "foo", 1),
          lambda: setattr(reader, "line_num", 1), lambda: setattr(writer, "dialect", 1), lambda: next(reader),
          lambda: writer.writerow(3), lambda: writer.writerows(3), lambda: writer.writerows([3]), lambda: writer.writerow([""])):
    attempt(f)

for name in ("delimiter", "escapechar", "lineterminator", "quotechar", "quoting", "strict", "skipinitialspace", "doublequote"):
    for value in (None, "", "ab", 1, b"x", 2**70, True, 4, -1, "\0", "日"):
        print(name, ascii(value), end=" ")
        attempt(lambda: ascii(getattr(_csv.Dialect(**{name: value}), name)))

class WithoutQuotes:
    quotechar = None
class Broken:
    @property
    def delimiter(self):
        1 / 0
class Derived(_csv.Dialect):
    pass
for f in (lambda: _csv.Dialect(WithoutQuotes).quoting, lambda: _csv.Dialect(quotechar=None, quoting=0), lambda: _csv.Dialect(Broken()).delimiter,
          lambda: _csv.Dialect(d) is d, lambda: _csv.Dialect(d, quoting=1).quoting):
    attempt(f)
s = Derived(delimiter=";")
print(s.delimiter, Derived(s) is s, _csv.Dialect(s) is s, _csv.Dialect(s, quoting=1).delimiter, hasattr(s, "__dict__"))

# A str's subclass is a line; a file's write() may do anything; a row may be endless lines long.
class Line(str):
    pass
print(list(_csv.reader([Line("a,b"), Line("c")])))
class File:
    def write(self, text):
        if "stop" in text:
            raise KeyError(text)
        return text
w = _csv.writer(File(), lineterminator="1")
print(repr(w.writerow([1, 2.5, 10, "é", "日,", True])))
attempt(lambda: w.writerows([["go"], ["stop"], ["never"]]))
attempt(lambda: list(_csv.reader(iter(["a\\", "b\\", "c"]), escapechar="\\")))
attempt(lambda: list(_csv.reader(['1,"日"x'], strict=True, delimiter=",", quotechar='"')))
class Unprintable:
    def __str__(self):
        raise ZeroDivisionError
attempt(lambda: w.writerow([Unprintable()]))

# Lines that come from reading the same reader again.
def lines():
    yield "a,\"b\n"
    yield str(next(outer)) + '"\n'
    yield "x,y"
    yield "z"
outer = _csv.reader(["inner 1", "inner 2"])
print(list(_csv.reader(lines())))
