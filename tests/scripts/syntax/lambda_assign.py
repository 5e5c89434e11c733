# A lambda with a statement.
f = lambda x: y = x
