# Identifiers may hold letters of any script and are NFKC-normalised.
größe = 3
变量 = 4
π = 3.14
print(größe + 变量, π)
ﬁ = 'ligature'
print(fi)
_ = 1; __x = 2; _1 = 3
print(_, __x, _1)
print('größe'.isidentifier(), '1a'.isidentifier(), 'a-b'.isidentifier())
print(''.isidentifier(), 'class'.isidentifier())
