# One site that reads attributes of so many classes that it stops remembering them.
class Meta(type):
    @property
    def kind(cls):
        return 'meta ' + cls.__name__


def make(i):
    body = {'value': i, 'show': classmethod(lambda cls: cls.__name__), 'plain': staticmethod(lambda: i)}
    return (Meta if i % 3 == 0 else type)('C%d' % i, (), body)


classes = [make(i) for i in range(40)]


def read(cls):
    return cls.value, cls.show(), cls.plain(), cls.__name__


for _ in range(3):
    print([read(c) for c in classes][-1])
total = 0
for _ in range(5):
    for c in classes:
        total += c.value
        c.value += 1
print(total)
for c in classes[:7]:
    try:
        print(c.kind)
    except AttributeError as e:
        print(e)
classes[5].value = property(lambda self: 'seen')
print(isinstance(classes[5].value, property))
Meta.value = property(lambda cls: 'of the metaclass')
print([c.value for c in classes[:4]])
del classes[7].show
try:
    read(classes[7])
except AttributeError as e:
    print(e)
