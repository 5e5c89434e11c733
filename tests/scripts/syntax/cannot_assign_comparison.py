# Assigning to a comparison.
x < 5 = y
