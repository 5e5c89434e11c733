# The @ operator and @= call __matmul__, __rmatmul__ and __imatmul__.
class M:
    def __init__(self, name): self.name = name
    def __matmul__(self, other): return f'{self.name} @ {other}'
    def __rmatmul__(self, other): return f'{other} @r {self.name}'
    def __imatmul__(self, other):
        self.name += f'@{other}'
        return self
m = M('m')
print(m @ 3)
print(3 @ m)
m @= 'x'
print(m.name)
