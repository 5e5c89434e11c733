# An OSError of a missing file.
def load(name):
    with open(name) as f:
        return f.read()
load('/no/such/file.txt')
