# An expression as keyword of a class.
class A(x for x in y): pass
