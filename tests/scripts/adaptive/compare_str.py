# == and != of a local, a constant and the stack that see strs, then anything else.
class Loud(str):
    def __eq__(self, other):
        return 'loud'

    __hash__ = str.__hash__


class Grumpy(str):
    def __ne__(self, other):
        raise ValueError('grumpy')


def name(kind):
    if kind == 'push':
        return 1
    elif kind == 'pop':
        return 2
    elif kind != 'add':
        return 3
    return 4


def same(left, right):
    if left == right:
        return 'same'
    return 'other'


def stacked(words, i):
    hits = 0
    while i and words[i] != words[0] and words[i + 1] == words[1]:
        hits += 1
        i -= 1
    return hits


def prefix(text):
    return 'yes' if text[:2] == 'pu' else 'no'


for kind in 'push', 'pop', 'add', 'x', 'pus' + chr(104), 'pö', '\U0001f40d', '', 1, 1.5, None, ('pop',), Loud('zz'):
    print(repr(kind), name(kind), same(kind, 'pop'), same('add', kind), same(kind, kind))
for kind in Grumpy('add'), Grumpy('pop'):
    try:
        print(name(kind))
    except ValueError as error:
        print(error)
nan = float('nan')
print(same(nan, nan), same(1, 1.0), same(2**70, 2**70), same('ab' * 3, 'ababab'))
print(stacked(['a', 'b', 'c', 'b', 'd', 'b'], 4), stacked(['a', 'b', 'a', 'b'], 2), stacked([1, 2, 3, 2], 2))
print(prefix('push'), prefix('pull'), prefix('p'))
