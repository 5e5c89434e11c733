# In-place operators name themselves in TypeErrors.
for op in ('+=', '-=', '*=', '/=', '//=', '%=', '**=', '<<=', '>>=', '&=', '|=', '^=', '@='):
    try:
        exec(f'x = None\nx {op} 1')
    except TypeError as e:
        print(op, '->', e)
x = [1]
try:
    x += 1
except TypeError as e:
    print(e)
try:
    x *= 'a'
except TypeError as e:
    print(e)
s = 'a'
try:
    s += 1
except TypeError as e:
    print(e)
