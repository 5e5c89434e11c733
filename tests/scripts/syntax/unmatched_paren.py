# A closing bracket too many.
x = (1 + 2))
