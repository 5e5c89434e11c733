# Markers around parenthesised operands.
a, b = 6, 'x'
c = (a + 1) * (a - (b) / 2)
