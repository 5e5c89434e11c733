# An error in a property setter.
class T:
    @property
    def v(self): return 1
    @v.setter
    def v(self, value):
        if value < 0:
            raise ValueError('negative')
T().v = -1
