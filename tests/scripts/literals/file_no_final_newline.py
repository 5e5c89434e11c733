# A source file whose last line has no end.
for i in range(2):
    print("line", i)