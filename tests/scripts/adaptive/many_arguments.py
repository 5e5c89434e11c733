# Calls of as many arguments as fit a byte, and one fewer and more: native functions that take any
# number, and those that take few.
for count in (254, 255, 256):
    numbers = ", ".join(map(str, range(count)))
    source = f"""
def biggest():
    return max({numbers}), min({numbers})
def joined():
    return "{{}}-{{}}".format({numbers})
def few(f):
    try:
        f({numbers})
    except TypeError as e:
        return type(e).__name__
"""
    names = {}
    exec(source, names)
    for turn in range(20):
        result = names["biggest"](), names["joined"]()
    print(count, result, [names["few"](f) for f in (len, abs, [].append, "".split, int)])
    print(*range(count), sep=",")
