# A source file with line ends of two characters.
x = """a
b"""
if x:
    print(repr(x))
y = 1 + \
    2
print(y)
