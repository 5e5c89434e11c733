# An assignment expression within the iterable of a comprehension, however deep, is refused.
for source in ("[i for i in (j := [])]", "[i for i in (lambda: (j := 1))()]",
               "[i for i in [(k := j) for j in []]]", "{i for i in [0 for j in [] if (j := 1)]}",
               "[i for i in [] for j in (lambda: (x := 1))()]", "[(k := i) for i in []]"):
    try:
        compile(source, "c", "eval")
        print("fine")
    except SyntaxError as error:
        print(error)
