# A list that holds itself prints dots.
a = [1, 2]
a.append(a)
print(a, str(a), repr([a]))
b = [a, {'k': a}]
a.append(b)
print(a)
t = ([],)
t[0].append(t)
print(t)
d = {}
d['self'] = d
print(d, [d])
print(a == a, a in a, len(a))
