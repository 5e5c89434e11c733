# A small enumeration built from a metaclass.
class EnumMeta(type):
    def __new__(m, name, bases, ns):
        members = {k: v for k, v in ns.items() if not k.startswith('_') and isinstance(v, int)}
        cls = super().__new__(m, name, bases, {k: v for k, v in ns.items() if k not in members})
        cls._members = {}
        for k, v in members.items():
            o = object.__new__(cls)
            o.name, o.value = k, v
            cls._members[k] = o
            setattr(cls, k, o)
        return cls
    def __iter__(cls): return iter(cls._members.values())
    def __len__(cls): return len(cls._members)
    def __getitem__(cls, k): return cls._members[k]
    def __call__(cls, v):
        for o in cls:
            if o.value == v: return o
        raise ValueError(f'{v!r} is not a valid {cls.__name__}')
    def __contains__(cls, o): return o in cls._members.values()
class Enum(metaclass=EnumMeta):
    def __repr__(self): return f'<{type(self).__name__}.{self.name}: {self.value}>'
class Color(Enum):
    RED = 1
    GREEN = 2
print(list(Color), Color.RED, Color(2), Color['RED'] is Color.RED, len(Color))
print(Color.GREEN in Color, Color.RED.name)
try:
    Color(9)
except ValueError as e:
    print(e)
