# Left operands that are locals, with right ones that are more than a load.
def operands(x, f, items):
    x += f(1)
    x = x - f.scale
    items[x + 1] = items[f.place]
    if x < items[0][1]:
        return x * f(x) + x
    return (x + (x := 3)) - (x + (
        f(2)
    ))
