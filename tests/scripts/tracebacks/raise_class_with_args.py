# Own exception with two arguments.
class E(Exception): pass
raise E('a', 2)
