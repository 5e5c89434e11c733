# A string without its end.
s = 'abc
print(s)
