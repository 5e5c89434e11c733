# A JSON-like printer and reader of its own.
def dump(x, indent=0, level=0):
    pad, end = (
        '\n' + ' ' * indent * (level + 1), '\n' + ' ' * indent * level) if indent else ('', '')
    sep = ',' + (pad or ' ')
    if x is None: return 'null'
    if x is True: return 'true'
    if x is False: return 'false'
    if isinstance(x, (int, float)): return repr(x)
    if isinstance(x, str):
        return '"' + ''.join({'"': '\\"', '\\': '\\\\', '\n': '\\n', '\t': '\\t'}.get(c, c if ' ' <= c < '\x7f' else f'\\u{ord(c):04x}') for c in x) + '"'
    if isinstance(x, (list, tuple)):
        return '[' + pad + sep.join(dump(v, indent, level + 1) for v in x) + end + ']' if x else '[]'
    if isinstance(x, dict):
        return '{' + pad + sep.join(f'{dump(str(k))}: {dump(v, indent, level + 1)}' for k, v in x.items()) + end + '}' if x else '{}'
    raise TypeError(f'cannot write {type(x).__name__}')
class Reader:
    def __init__(self, s): self.s, self.i = s, 0
    def fail(self, what): raise ValueError(f'{what} at {self.i}')
    def ws(self):
        while self.i < len(self.s) and self.s[self.i] in ' \n\t\r': self.i += 1
    def eat(self, c):
        self.ws()
        if self.s.startswith(c, self.i):
            self.i += len(c)
            return True
        return False
    def value(self):
        self.ws()
        for word, v in (('null', None), ('true', True), ('false', False)):
            if self.eat(word): return v
        if self.eat('['):
            out = []
            while not self.eat(']'):
                if out and not self.eat(','): self.fail('expected ,')
                out.append(self.value())
            return out
        if self.eat('{'):
            out = {}
            while not self.eat('}'):
                if out and not self.eat(','): self.fail('expected ,')
                k = self.value()
                if not self.eat(':'): self.fail('expected :')
                out[k] = self.value()
            return out
        if self.eat('"'):
            out = []
            while self.i < len(self.s) and self.s[self.i] != '"':
                c = self.s[self.i]
                self.i += 1
                if c == '\\':
                    c = self.s[self.i]
                    self.i += 1
                    if c == 'u':
                        c = chr(int(self.s[self.i:self.i + 4], 16))
                        self.i += 4
                    else:
                        c = {'n': '\n', 't': '\t'}.get(c, c)
                out.append(c)
            if self.i >= len(self.s): self.fail('open string')
            self.i += 1
            return ''.join(out)
        j = self.i
        while j < len(self.s) and self.s[j] in '+-.eE0123456789': j += 1
        if j == self.i: self.fail('no value')
        text, self.i = self.s[self.i:j], j
        return float(text) if set(text) & set('.eE') else int(text)
data = {
    'name': 'Ünï "q"', 'n': [1, -2.5, 1e20, None, True, []], 'sub': {'k': {}, 't': ('a\n', False)},
    5: 'key'}
text = dump(data)
print(text)
print(dump(data, indent=2))
back = Reader(text).value()
print(back, back['name'] == data['name'], dump(back) == text)
for bad in ('[1 2]', '{"a" 1}', '"x', '', '[1,'):
    try:
        print(Reader(bad).value())
    except ValueError as e:
        print(repr(bad), e)
try:
    dump({1, 2})
except TypeError as e:
    print(e)
