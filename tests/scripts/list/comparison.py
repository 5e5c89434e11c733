# Lists compare item by item.
print([1, 2] == [1, 2], [1, 2] == (1, 2), [1, 2] < [1, 3], [1, 2] < [1, 2, 0], [] < [0])
print([2] > [1, 9], [1, 'a'] == [1.0, 'a'], [[1], [2]] < [[1], [3]], [1] != [2])
print([1, 2] <= [1, 2])
nan = float('nan')
print([nan] == [nan], [nan] == [float('nan')], [1, nan] < [1, nan], [nan] != [nan])
try:
    [1, 'a'] < [1, 2]
except TypeError as e:
    print(e)
print([1, 'a'] < [2, 2], [1] == [1, 2], [1, 2].__eq__(5), [1].__lt__([2]))
class E:
    def __init__(self): self.n = 0
    def __eq__(self, o):
        self.n += 1
        return True
e = E()
print([e] == [5], e.n, [e] == [e], e.n, 7 in [e], [e].index(8), [e].count(9), e.n)
