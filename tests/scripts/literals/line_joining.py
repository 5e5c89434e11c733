# Backslash, bracket and semicolon rules of logical lines.
a = 1 + \
    2
b = (1 +
     2  # a comment inside
     + 3)
c = [
  1,

  2,
]; d = {'x':
        1}
print(a, b, c, d); print('same line')
if a: print('one-liner'); print('still in it')
if not a: print('not this'); print('nor this')
