# A coroutine may remember where it was made; the warning that it was never awaited tells it.
import sys
import warnings


async def forgotten():
    pass


def make():
    return forgotten()


warnings.simplefilter("always")
print(sys.get_coroutine_origin_tracking_depth())
sys.set_coroutine_origin_tracking_depth(2)
coroutine = make()
print([(line, name) for file, line, name in coroutine.cr_origin])
with warnings.catch_warnings(record=True) as seen:
    del coroutine
for warning in seen:
    print(str(warning.message).replace(__file__, "FILE"))
sys.set_coroutine_origin_tracking_depth(0)
plain = make()
print(plain.cr_origin)
plain.close()
try:
    sys.set_coroutine_origin_tracking_depth(-1)
except ValueError as error:
    print(error)
