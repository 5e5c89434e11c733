# What a script finds among its globals.
print(list(globals()))
print(dir(), __cached__, __spec__, __package__)
