# append, extend, insert, pop, remove, clear, copy, reverse, index, count.
a = [3, 1]
a.append(4); a.extend([1, 5]); a.extend('xy'); a.insert(0, 'first'); a.insert(100, 'last'); a.insert(-1, 'near')
print(a)
print(a.pop(), a.pop(0), a.pop(-2), a)
a.remove(1)
print(a, a.index(1), a.count(1), a.index('x', 2), a.index(5, -4, -1))
a.reverse()
b = a.copy()
print(a, b == a, b is a)
a.clear()
print(a, b, [].copy(), a.append(1), a.sort(), a.reverse())
a.extend(a); a.extend(a)
print(a)
