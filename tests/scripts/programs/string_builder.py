# A rope-like string builder with undo, insert and delete.
class Builder:
    def __init__(self, text=''):
        self.parts, self.undo_log = [text] if text else [], []
    def _save(self): self.undo_log.append(list(self.parts))
    def __len__(self): return sum(map(len, self.parts))
    def __str__(self): return ''.join(self.parts)
    def __iadd__(self, s):
        self._save()
        self.parts.append(str(s))
        return self
    def _split(self, at):
        for i, p in enumerate(self.parts):
            if at <= len(p):
                self.parts[i:i + 1] = [x for x in (p[:at], p[at:]) if x]
                return i + (1 if at else 0)
            at -= len(p)
        return len(self.parts)
    def insert(self, at, s):
        if not 0 <= at <= len(self): raise IndexError(f'position {at} of {len(self)}')
        self._save()
        self.parts.insert(self._split(at), s)
        return self
    def delete(self, start, end):
        self._save()
        i = self._split(start)
        j = self._split(end)
        del self.parts[i:j]
        return self
    def __getitem__(self, k):
        if isinstance(k, slice): return str(self)[k]
        for p in self.parts:
            if k < len(p): return p[k]
            k -= len(p)
        raise IndexError('builder index out of range')
    def undo(self):
        if not self.undo_log: return False
        self.parts = self.undo_log.pop()
        return True
    def __format__(self, spec): return format(str(self), spec)
b = Builder('hello')
b += ' '
b += 'world'
b.insert(5, ',').insert(0, '>> ').insert(len(b), '!')
print(b, len(b), b[3], b[-0], b[3:8], b.parts)
b.delete(0, 3).delete(5, 6)
print(b, b.parts, f'[{b:*^20}]')
steps = 0
while b.undo(): steps += 1
print(steps, b)
try:
    b.insert(99, 'x')
except IndexError as e:
    print(e)
out = []
for i in range(1000): out.append(str(i) if i % 15 else 'FizzBuzz')
s = ','.join(out)
t = ''
for piece in out: t += piece + ','
print(len(s), s == t[:-1], s.count('FizzBuzz'))
print(''.join(chr(ord('a') + i % 26) * (i % 4) for i in range(30)))
