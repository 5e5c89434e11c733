# A failing unary operator inside a power.
x = 'text'
y = 2 ** -x + 1
