# An error inside an f-string's braces.
x = 5
print(f'{x +}')
