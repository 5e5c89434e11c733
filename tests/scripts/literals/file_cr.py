# A source file with lone carriage returns.
x = 1print(x)if x:    print("in block")