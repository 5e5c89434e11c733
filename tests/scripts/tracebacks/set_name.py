# An error in __set_name__ is wrapped.
class D:
    def __set_name__(self, owner, name): raise ValueError('no')
class C:
    d = D()
