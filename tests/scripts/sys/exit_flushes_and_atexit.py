# atexit functions run last in, first out, when the script ends.
import atexit
@atexit.register
def first(): print('registered first')
atexit.register(print, 'with args', 1, sep='-')
def never(): print('unregistered')
atexit.register(never); atexit.unregister(never)
print('main ends')
