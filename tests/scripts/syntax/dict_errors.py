# A dict display with a missing value.
d = {'a': 1, 'b':}
