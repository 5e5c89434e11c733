# A tokenizer for arithmetic and names, with positions and errors.
class Token:
    def __init__(self, kind, text, pos):
        self.kind, self.text, self.pos = kind, text, pos
    def __repr__(self):
        return f'{self.kind}({self.text!r}@{self.pos})'
class LexError(Exception):
    def __init__(self, ch, pos):
        super().__init__(f'unexpected {ch!r} at {pos}')
        self.pos = pos
KEYWORDS = {'if', 'else', 'while', 'let'}
TWO = {'==', '!=', '<=', '>=', '->', '**'}
def tokens(src):
    i = 0
    while i < len(src):
        c = src[i]
        if c.isspace():
            i += 1
            continue
        start = i
        if c == '#':
            while i < len(src) and src[i] != '\n':
                i += 1
            continue
        if c.isalpha() or c == '_':
            while i < len(src) and (src[i].isalnum() or src[i] == '_'):
                i += 1
            word = src[start:i]
            yield Token('KW' if word in KEYWORDS else 'NAME', word, start)
        elif c.isdigit():
            seen_dot = False
            while i < len(src) and (src[i].isdigit() or (src[i] == '.' and not seen_dot)):
                seen_dot = seen_dot or src[i] == '.'
                i += 1
            yield Token('FLOAT' if seen_dot else 'INT', src[start:i], start)
        elif c in '"\'':
            i += 1
            out = []
            while i < len(src) and src[i] != c:
                if src[i] == '\\':
                    i += 1
                    out.append({'n': '\n', 't': '\t'}.get(src[i], src[i]))
                else:
                    out.append(src[i])
                i += 1
            if i >= len(src):
                raise LexError(c, start)
            i += 1
            yield Token('STR', ''.join(out), start)
        elif src[i:i + 2] in TWO:
            i += 2
            yield Token('OP', src[start:i], start)
        elif c in '+-*/()=<>{},;':
            i += 1
            yield Token('OP', c, start)
        else:
            raise LexError(c, i)
    yield Token('EOF', '', i)
for src in (
    'let x1 = 3.14 * (y + 2)', 'if a<=b { c -> "s\\n\\"q" } # comment', "while x != 10 ** 2; 'ok'",
    'a $ b', '"open', ''
):
    try:
        print(*tokens(src))
    except LexError as e:
        print('error:', e, e.pos)
