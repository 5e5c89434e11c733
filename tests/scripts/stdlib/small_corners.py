# Corners of library modules, each once wrong.
import binascii
import cmath
import codecs
import io
import re
import sys
import threading
import traceback

for line in (b"!!!!", b"", b" ", b"!", b"#86)C", b"#86)C\n", b"#86)C x", b"!~", b"M", b"$   ", b"\x7f"):
    try:
        print(binascii.a2b_uu(line))
    except binascii.Error as error:
        print(error)

local = threading.local()
for change in (lambda: setattr(local, "__dict__", {}), lambda: delattr(local, "__dict__")):
    try:
        change()
    except AttributeError as error:
        print(error)

print(cmath.tanh(complex(0.0, float("nan"))))
for cls in re.Match, re.Pattern:
    try:
        type("Own", (cls,), {})
    except TypeError as error:
        print(error)
for name in "utf-8", "latin1", "ascii", "utf-16":
    try:
        codecs.getdecoder(name)("text")
    except TypeError as error:
        print(name, error)
print(io.IncrementalNewlineDecoder, sys.modules["_io"].IncrementalNewlineDecoder)


def inner():
    kept = 1
    1 / 0


try:
    inner()
except ZeroDivisionError as error:
    trace = error.__traceback__
frame = trace.tb_next.tb_frame
print(frame.f_locals)
traceback.clear_frames(trace)
print(frame.f_locals)
