# All augmented assignments on immutable and mutable targets.
x = 7
x += 3; print(x)
x -= 1; print(x)
x *= 4; print(x)
x //= 5; print(x)
x **= 3; print(x)
x %= 100; print(x)
x <<= 4; print(x)
x >>= 1; print(x)
x |= 3; print(x)
x &= 0xF3; print(x)
x ^= 0xFF; print(x)
x /= 4; print(x)
a = b = [1]
a += [2]; print(a, b, a is b)
a = a + [3]; print(a, b, a is b)
a *= 2; print(a)
t = (1,); u = t
t += (2,); print(t, u)
s = {1, 2}; s |= {3}; s &= {2, 3}; s ^= {9}; s -= {2}; print(sorted(s))
