constant = 42
def from_leaf():
    from .leaf import where
    return where()
