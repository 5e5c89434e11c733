# A failing slice and index in one expression.
data = list(range(5))
print(data[1:3][0] + data[2:][5])
