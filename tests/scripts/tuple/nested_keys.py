# Tuples in tuples as keys of dicts and sets and in comparisons, as deep as they go.
class Same:
    def __init__(self, name):
        self.name = name

    def __eq__(self, other):
        print('eq', self.name)
        return True

    def __hash__(self):
        return 1


d = {((i, i + 1), (i + 2, 'x')): i for i in range(50)}
key = ((5, 6), (7, 'x'))
print(d[key], d[((49, 50), (51, 'x'))], ((5, 6), (7, 'y')) in d, ((5, 6), (7,)) in d, (5, 6) in d)
s = set(d)
print(key in s, ((1, 2), (3, 'X')) in s, len(s | {key}))
deep = (1, ('a', (2.5, ('b', (3, ('c',))))))
again = (1, (''.join(['a']), (2.5, (''.join(['b']), (3, (''.join(['c']),))))))
print(deep == again, {deep: 1}[again], hash(deep) == hash(again), deep != again, deep in [again])
other = (1, ('a', (2.5, ('b', (3, ('d',))))))
print(deep == other, other in {deep}, (deep,) == (other,), ((),) == ((),), ((),) == ((1,),))
for a, b in ((((1,), 2), ((1,), 3)), (((1, 2), 3), ((1,), 3)), (((1.0,),), ((1,),)), (((True,),), ((1,),)),
             (((float('nan'),),), ((float('nan'),),)), ((('x',), [1]), (('x',), [1])), (((1, 2),), ([1, 2],))):
    print(a == b, a != b, end=' ')
print()
print(((Same('a'),),) == ((Same('b'),),))
print(((1, Same('a')), 2) == ((1, Same('b')), 3))
print(((1, Same('a')), 2) == ((2, Same('b')), 2))
print(((Same('a'), 1),) == ((Same('b'),),))
print({((Same('k'),),): 'found'}[((Same('l'),),)])


class Sub(tuple):
    def __eq__(self, other):
        print('sub')
        return NotImplemented

    __hash__ = tuple.__hash__


print(((Sub((1,)),), 1) == (((1,),), 1), (((1,),), 1) == ((Sub((1,)),), 1))
very = ()
for _ in range(100000):
    very = (very,)
try:
    print(very == (very,), very == very)
except RecursionError as e:
    print('RecursionError')
while very:  # taken apart without recursion
    very, = very
