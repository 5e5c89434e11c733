# A recursive-descent evaluator with precedence, variables and functions.
import math
class Parser:
    def __init__(self, text, env):
        self.toks = self.lex(text)
        self.i = 0
        self.env = env
    @staticmethod
    def lex(s):
        out, i = [], 0
        while i < len(s):
            if s[i].isspace():
                i += 1
            elif s[i].isdigit() or s[i] == '.':
                j = i
                while j < len(s) and (s[j].isdigit() or s[j] == '.'): j += 1
                out.append(float(s[i:j]) if '.' in s[i:j] else int(s[i:j]))
                i = j
            elif s[i].isalpha():
                j = i
                while j < len(s) and s[j].isalnum(): j += 1
                out.append(s[i:j])
                i = j
            elif s[i:i + 2] == '**':
                out.append('**')
                i += 2
            else:
                out.append(s[i])
                i += 1
        return out + ['end']
    @property
    def tok(self): return self.toks[self.i]
    def take(self, *wanted):
        if self.tok in wanted:
            self.i += 1
            return self.toks[self.i - 1]
    def expect(self, t):
        if not self.take(t): raise SyntaxError(f'expected {t!r}, found {self.tok!r}')
    def parse(self):
        v = self.sum()
        self.expect('end')
        return v
    def sum(self):
        v = self.term()
        while op := self.take('+', '-'):
            r = self.term()
            v = v + r if op == '+' else v - r
        return v
    def term(self):
        v = self.factor()
        while op := self.take('*', '/', '%'):
            r = self.factor()
            v = v * r if op == '*' else v / r if op == '/' else v % r
        return v
    def factor(self):
        if self.take('-'): return -self.factor()
        return self.power()
    def power(self):
        v = self.atom()
        return v ** self.factor() if self.take('**') else v
    def atom(self):
        t = self.tok
        if isinstance(t, (int, float)):
            self.i += 1
            return t
        if self.take('('):
            v = self.sum()
            self.expect(')')
            return v
        if isinstance(t, str) and t.isalpha() and t != 'end':
            self.i += 1
            if self.take('('):
                args = []
                if not self.take(')'):
                    args.append(self.sum())
                    while self.take(','): args.append(self.sum())
                    self.expect(')')
                return self.env[t](*args)
            return self.env[t]
        raise SyntaxError(f'unexpected {t!r}')
env = {'x': 7, 'pi': math.pi, 'max': max, 'sqrt': math.sqrt, 'zero': lambda: 0}
for s in (
    '1 + 2 * 3', '(1 + 2) * 3', '2 ** 3 ** 2', '-2 ** 2', '10 / 4 - x % 4',
    'max(1, x, 3) * sqrt(16)', 'zero() + .5', '1 +', '(2', 'y + 1', '3 / zero()', 'max()', '2 3'
):
    try:
        print(s, '=', Parser(s, env).parse())
    except (SyntaxError, KeyError, ZeroDivisionError, TypeError) as e:
        print(s, '->', type(e).__name__, e)
