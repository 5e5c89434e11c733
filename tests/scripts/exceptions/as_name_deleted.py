# The name of except ... as is deleted at the end of the clause.
e = 'before'
try:
    raise ValueError('x')
except ValueError as e:
    print(e)
try:
    e
except NameError as n:
    print(n)
def f():
    try:
        raise ValueError('y')
    except ValueError as e:
        saved = e
    try:
        return e
    except UnboundLocalError as u:
        return str(u), saved
print(f())
try:
    raise ValueError
except ValueError as g:
    del g
print('g' in globals())
for i in range(2):
    try:
        raise KeyError(i)
    except KeyError as k:
        print(k)
        continue
print('k' in globals())
