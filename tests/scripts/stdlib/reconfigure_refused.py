# What TextIOWrapper.reconfigure() refuses leaves the file as it was.
import io

raw = io.BytesIO()
file = io.TextIOWrapper(raw, encoding="ascii", newline="\n")
for given in ({"encoding": "nope"}, {"encoding": "nope", "errors": "replace"}, {"encoding": 3}, {"newline": 3},
              {"errors": 3}, {"newline": "x"}, {"line_buffering": "yes"}, {"write_through": 1.5}, {"other": 1}):
    try:
        file.reconfigure(**given)
        print("taken")
    except (LookupError, TypeError, ValueError) as error:
        print(type(error).__name__, error)
    print(file.encoding, file.errors, file.line_buffering, file.write_through)
file.reconfigure(errors="backslashreplace", line_buffering=2, write_through=True)
file.write("é\n")
print(raw.getvalue(), file.errors, file.line_buffering, file.write_through)
file.reconfigure(encoding="utf-8", line_buffering=None)
file.write("é\n")
print(raw.getvalue(), file.encoding, file.errors, file.line_buffering)


class Deque(__import__("collections").deque):
    def __iter__(self):
        raise LookupError("no iterator")


try:
    Deque("ab").__reduce__()
except LookupError as error:
    print(error)
