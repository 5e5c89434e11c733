# A source file that begins with a byte order mark.
x = "é"
print(x, len(x), __name__)
