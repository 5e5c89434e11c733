# Float literals in every notation.
print(1.0, 1., .5, 0.0, 00.5)
print(1e3, 1E3, 1e-3, 1.5e+10, 1_0.0_1e1_0)
print(1e16, 1e15, 123456789012345680.0)
print(1e400, -1e400)
print(3.14j, 1e2j, 0j, 10J, .5j)
print(type(1.), type(1j), type(1_0))
