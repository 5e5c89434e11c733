# An expression that ends too early.
x = 1 +
