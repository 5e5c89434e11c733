# What is native in CPython has no frames, whatever it is written in here.
import codecs
import contextvars
import decimal
import io
import queue
import string
import traceback
import warnings


def show(function):
    try:
        function()
    except Exception:
        traceback.print_exc()


show(lambda: "a".encode("nope"))
show(lambda: b"a".decode("nope"))
show(lambda: "\xff".encode("ascii", "nope"))
show(lambda: codecs.decode(b"zz", "hex"))
show(lambda: "\u65e5".encode("cp1252"))
show(lambda: codecs.utf_8_decode(b"ab\xff"))
show(lambda: io.TextIOWrapper(io.BytesIO(b"ab\xff")).read())
show(lambda: io.TextIOWrapper(io.BytesIO(b"ab\xff"), "ascii").read())
show(lambda: io.TextIOWrapper(io.BytesIO(b"abcd"), "utf-16").read())
show(lambda: open(__file__, encoding="nope"))

variable = contextvars.ContextVar("variable")
context = contextvars.copy_context()
show(lambda: context.run(lambda: 1 / 0))
show(lambda: contextvars.Context().run())
show(lambda: string.Formatter().format("{"))
with warnings.catch_warnings():
    warnings.simplefilter("error")
    show(lambda: warnings.warn("careful"))

show(lambda: decimal.Decimal("x"))
show(lambda: decimal.Decimal(1) / 0)
show(lambda: decimal.Decimal(0) / 0)
show(lambda: decimal.Decimal(-1).sqrt())
show(lambda: decimal.Decimal(10) ** 10**9 * decimal.Decimal("1e999999"))
show(lambda: queue.Queue().get(block=False))
print(queue.Empty)
