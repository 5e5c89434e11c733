# traceback.format_exception gives the text of an uncaught error.
import traceback
def inner(): raise KeyError('deep')
def outer():
    try:
        inner()
    except KeyError as e:
        raise ValueError('wrapped') from e
try:
    outer()
except ValueError as e:
    text = ''.join(traceback.format_exception(e))
    for line in text.splitlines():
        print(line.split('File "')[0] + 'File ...' + line.split('"')[2] if 'File "' in line else line)
    print(traceback.format_exception_only(ValueError, e))
try:
    compile('x = (', 'f.py', 'exec')
except SyntaxError as e:
    print(''.join(traceback.format_exception_only(e)), end='')
