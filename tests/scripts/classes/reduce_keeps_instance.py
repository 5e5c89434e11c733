# The state that __reduce_ex__ gives, before and after changes of the instance.
import copy


class Point:
    def __init__(self, x, y):
        self.x = x
        self.y = [y]


p = Point(1, 2)
state = p.__reduce_ex__(4)[2]
print(state, state["y"] is p.y)
p.z = 3
del p.x
print(p.__reduce_ex__(2)[2], p.__getstate__())
q = copy.copy(p)
q.w = 1
print(vars(p), vars(q), q.y is p.y)
print(Point.__new__(Point).__reduce_ex__(2)[2], copy.deepcopy(p).y is p.y)


class Slots(Point):
    __slots__ = ("s",)


s = Slots(5, 6)
print(s.__getstate__())
s.s = 7
print(s.__getstate__(), copy.copy(s).s)
p.__dict__ = {"only": 1}
print(p.__getstate__(), copy.copy(p).only)
del p.only
print(p.__getstate__(), object().__getstate__())
