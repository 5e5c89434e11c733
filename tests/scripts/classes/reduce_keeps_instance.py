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

# The names of slots are asked for once, and kept in the class.
import copyreg


class Named:
    __slots__ = ("a", "b")
    __slotnames__ = ["b"]


n = Named()
n.a, n.b = 1, 2
print(n.__getstate__(), Slots.__dict__.get("__slotnames__"))
Named.__slotnames__ = 3
try:
    n.__getstate__()
except TypeError as e:
    print(e)
del Named.__slotnames__
print(n.__getstate__(), Named.__slotnames__)
old = copyreg.__newobj__
copyreg.__newobj__ = "replaced"
print(n.__reduce_ex__(2)[0])
del copyreg.__newobj__
try:
    n.__reduce_ex__(2)
except AttributeError as e:
    print(e)
copyreg.__newobj__ = old
print(n.__reduce_ex__(2)[0] is old)
