# The line number of an error far down.
def f(x):
    """A doc string
    over several lines."""
    if x:
        return {
            'a': [1, 2, 3],
            'b': (4, 5
        }
