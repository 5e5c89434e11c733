# An error inside __next__ in a comprehension.
class It:
    def __iter__(self): return self
    def __next__(self): raise OSError(5, 'broken')
values = [v for v in It()]
