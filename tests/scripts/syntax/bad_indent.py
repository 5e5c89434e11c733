# An indent nobody asked for.
x = 1
    y = 2
