# A name used before its global statement.
def f():
    print(x)
    global x
