# Frames of methods and properties.
class Shape:
    def __init__(self, sides): self.sides = sides
    @property
    def first(self): return self.sides[0]
    def area(self): return self.first ** 2
Shape([]).area()
