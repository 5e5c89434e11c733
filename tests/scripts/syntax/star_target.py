# Two starred targets.
*a, *b = range(5)
