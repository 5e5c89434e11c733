# A lookup runs code (the __eq__ of an odd key in the instance's dict) that takes away what the
# lookup before has found.
class Evil:
    def __init__(self, name, action):
        self.hash, self.action = hash(name), action

    def __hash__(self):
        return self.hash

    def __eq__(self, other):
        self.action()
        return False


def read(o):
    return o.attr


def call(o):
    return o.attr()


class Descriptor:
    def __get__(self, instance, cls=None):
        return lambda: ("got", cls.__name__)


class Other:
    pass


def remove(cls, name):
    def action():
        if name in cls.__dict__:
            delattr(cls, name)
    return action


for use in (read, call):
    for turn in range(20):
        class C:
            attr = Descriptor()

        c = C()
        c.__dict__[Evil("attr", remove(C, "attr"))] = 0
        result = use(c)
    print(result() if use is read else result)
    try:
        use(c)
    except AttributeError as e:
        print(e)

for turn in range(20):
    class D:
        def __getattr__(self, name):
            return lambda: ("fallback", name)

    d = D()
    d.__dict__[Evil("attr", remove(D, "__getattr__"))] = 0
    try:
        result = call(d)
    except AttributeError as e:
        result = "AttributeError"
print(result)

for turn in range(20):
    class E:
        attr = Descriptor()

    e = E()
    e.__dict__[Evil("attr", lambda: setattr(e, "__class__", Other))] = 0
    result = read(e)
print(result())
