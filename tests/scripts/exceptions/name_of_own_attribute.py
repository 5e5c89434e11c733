# A name that is only an attribute of self gets no suggestion.
class C:
    def __init__(self): self.counter = 1
    def get(self): return counter
C().get()
