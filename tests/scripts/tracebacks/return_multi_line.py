# A returned expression over several lines is marked on its first.
def f(a):
    return (a['x']
            + a['y']
            + a['z'])
f({'x': 1, 'y': 2})
