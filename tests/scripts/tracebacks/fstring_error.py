# An error inside an f-string.
d = {}
print(f'value: {d["k"]}')
