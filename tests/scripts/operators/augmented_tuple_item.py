# t[0] += [x] extends the list and still raises TypeError.
t = ([],)
try:
    t[0] += [1]
except TypeError as e:
    print(e)
print(t)
t[0].append(2)
print(t)
