# A decorator without a function.
@deco
x = 1
