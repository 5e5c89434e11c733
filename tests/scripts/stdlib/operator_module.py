# operator: functions for operators, getters and callers.
import operator as op
print(op.add(1, 2), op.sub(5, 3), op.mul('a', 3), op.truediv(1, 2), op.floordiv(7, 2))
print(op.mod(7, 3), op.pow(2, 3), op.neg(5), op.pos(-1), op.abs(-2), op.invert(5))
print(op.lshift(1, 3), op.rshift(8, 1), op.and_(6, 3), op.or_(6, 3), op.xor(6, 3))
print(op.not_(0), op.truth([]))
print(op.eq(1, 1), op.ne(1, 2), op.lt(1, 2), op.le(1, 1), op.gt(1, 2), op.ge(2, 2))
print(op.is_(None, None), op.is_not(1, None), op.contains([1], 1), op.concat([1], [2]))
print(op.countOf([1, 1], 1), op.indexOf('abc', 'b'), op.getitem([5], 0), op.index(3))
print(op.length_hint([1, 2]))
l = [1, 2, 3]; op.setitem(l, 0, 'x'); op.delitem(l, 1); print(l, op.iadd(l, [9]) is l)
print(op.itemgetter(1)('abc'), op.itemgetter(0, 2)('abc'), op.itemgetter('k')({'k': 1}))
print(op.attrgetter('real')(5), op.attrgetter('real', 'imag')(1 + 2j))
print(op.attrgetter('__class__.__name__')(5), op.methodcaller('split', ',')('a,b'))
print(op.methodcaller('upper')('x'), sorted([(1, 'b'), (0, 'c')], key=op.itemgetter(1)))
for f in (
    lambda: op.itemgetter(9)('a'), lambda: op.attrgetter('nope')(1), lambda: op.itemgetter(),
    lambda: op.add(1), lambda: op.attrgetter(5), lambda: op.methodcaller('nope')(1),
    lambda: op.indexOf('abc', 'z')
):
    try:
        print(f())
    except (IndexError, AttributeError, TypeError, ValueError) as e:
        print(type(e).__name__, e)
