# Augmented assignment is marked like its operator.
x = {'n': 1}
x['n'] += 'a'
