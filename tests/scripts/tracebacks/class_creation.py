# An error while a class is made.
class Meta(type):
    def __new__(m, name, bases, ns):
        if 'required' not in ns:
            raise TypeError(f'{name} lacks required')
        return super().__new__(m, name, bases, ns)
class A(metaclass=Meta):
    required = 1
class B(metaclass=Meta):
    other = 2
