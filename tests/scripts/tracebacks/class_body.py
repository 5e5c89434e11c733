# An error in a class body.
class Config:
    a = 1
    class Nested:
        b = missing
