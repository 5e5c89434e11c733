class Point(Base, metaclass=Meta):
    """A point."""

    dims: int = 2
    __slots__ = ("x", "y")

    def __init__(self, x, y):
        super().__init__()
        self.x = x
        self.y = self.__hidden = y

    def norm(self):
        return (self.x**2 + self.y**2) ** 0.5
