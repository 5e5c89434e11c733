# Calling what is not callable.
x = 5
y = [1, 2]
print(len(y), x(y))
