# traceback.print_exc, format_exc and friends.
import traceback, sys
def f(): raise ValueError('inner')
try:
    f()
except ValueError as e:
    text = traceback.format_exc()
    print(text.splitlines()[0], text.splitlines()[-1])
    traceback.print_exc(file=sys.stdout, limit=0)
    print(traceback.format_exception_only(type(e), e))
    print([l.strip().splitlines()[-1] for l in traceback.format_tb(e.__traceback__)])
    print([(x.name, x.lineno, x.line) for x in traceback.extract_tb(e.__traceback__)])
print(traceback.format_exc())
