# A type error three calls down, through a built-in.
def apply(f, xs): return list(map(f, xs))
def inc(x): return x + 1
def run(data): return apply(inc, data['values'])
run({'values': [1, 'two']})
