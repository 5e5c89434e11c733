# Objects that own nothing but their class, and such as own something now and then: they die with
# finalisers, weak references, classes that change and classes of which they are the last.
import datetime
import decimal
import gc
import weakref


class Empty:
    __slots__ = ()


class Finalised(Empty):
    __slots__ = ()

    def __del__(self):
        print("finalised")


class Watched:
    __slots__ = ("__weakref__",)


for _ in range(3):
    thing = Empty()
    del thing
    thing = Finalised()
    del thing
watched = Watched()
watcher = weakref.ref(watched, lambda reference: print("gone"))
del watched
print(watcher())


def instances(count):
    class Local:
        __slots__ = ()

    return [Local() for _ in range(count)]


made = instances(5)
kind = weakref.ref(type(made[0]))
print(kind() is type(made[4]))
made.clear()
gc.collect()
print(kind())
last = instances(1).pop()
kind = weakref.ref(type(last))
del last
gc.collect()
print(kind())


def values():
    class Span(datetime.timedelta):
        __slots__ = ()

    class Amount(decimal.Decimal):
        __slots__ = ()

    class Moment(datetime.datetime):
        __slots__ = ()

    utc = datetime.timezone.utc
    return Span(1), Amount(10**60), Amount(1), Moment(2020, 1, 1, tzinfo=utc), Moment(2020, 1, 1)


made = values()
print(made[1] == 10**60, made[3].tzinfo, made[4].tzinfo)
kinds = [weakref.ref(type(v)) for v in made]
del made
gc.collect()
print([kind() for kind in kinds])


class Zone(datetime.tzinfo):
    def __del__(self):
        print("zone")

    def utcoffset(self, when):
        return datetime.timedelta(0)


moment = datetime.datetime(2020, 1, 1, tzinfo=Zone())
moment = moment.replace(tzinfo=None)
time = datetime.time(1, tzinfo=Zone())
del time, moment


class Other:
    __slots__ = ()

    def __del__(self):
        print("other")


thing = Empty()
thing.__class__ = Other
del thing
thing = Empty()
Empty.__del__ = lambda self: print("late")
del thing


def circle():
    class Holder:
        __slots__ = ()

    Holder.it = Holder()
    return weakref.ref(Holder)


kind = circle()
gc.collect()
print(kind())
