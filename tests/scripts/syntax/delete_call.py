# Deleting what cannot be deleted.
del f(x)
