# The text of an error in a string ends with its line break only if nothing behind it was read.
SOURCES = [
    "foo(a, z\n for z in\n  range(10), t, w)\n", "(a\n b)\n", "x = (1 +\n 2 = 3)\n",
    "f(\n  a for a in b,\n 1)", "{1:2,\n3:\n}", "(a +\n b) = 3", "x = 1 \\\n if 2\n", "x y\nz\n",
    "del (a,\n f())", "print(**x, y=1, *z)", "f(a=1, **x, b=2, *y)", "f(a=1, *y, **x)",
]
for source in SOURCES:
    for mode in "exec", "eval", "single":
        try:
            compile(source, "F", mode)
        except SyntaxError as error:
            print(repr(source), mode, error.args)
