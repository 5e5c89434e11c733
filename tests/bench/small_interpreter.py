# An interpreter in Python: tokens, a parser by precedence, closures and a stack machine for a tiny language.
import re

TOKEN = re.compile(r"\s*(?:(\d+)|(\w+)|(<=|==|[-+*%<=(){};]))")
LEVELS = {"<": 1, "==": 1, "<=": 1, "+": 2, "-": 2, "*": 3, "%": 3}


class Parser:
    def __init__(self, text):
        self.tokens = [(m.lastindex, m.group(m.lastindex)) for m in TOKEN.finditer(text)] + [(0, "")]
        self.at = 0
        self.code = []

    def peek(self):
        return self.tokens[self.at][1]

    def take(self, expected=None):
        kind, text = self.tokens[self.at]
        if expected is not None and text != expected:
            raise SyntaxError(expected)
        self.at += 1
        return kind, text

    def atom(self):
        kind, text = self.take()
        if kind == 1:
            self.code.append(("push", int(text)))
        elif kind == 2:
            self.code.append(("load", text))
        else:
            self.expression(0)
            self.take(")")

    def expression(self, level):
        self.atom()
        while LEVELS.get(self.peek(), 0) > level:
            operator = self.take()[1]
            self.expression(LEVELS[operator])
            self.code.append((operator, None))

    def statement(self):
        word = self.take()[1]
        if word == "while":
            start = len(self.code)
            self.expression(0)
            exit = len(self.code)
            self.code.append(None)
            self.take("{")
            while self.peek() != "}":
                self.statement()
            self.take("}")
            self.code.append(("jump", start))
            self.code[exit] = ("unless", len(self.code))
        else:
            self.take("=")
            self.expression(0)
            self.take(";")
            self.code.append(("store", word))

    def program(self):
        while self.peek():
            self.statement()
        return self.code


def run(code):
    stack, names, at, steps = [], {}, 0, 0
    push, pop = stack.append, stack.pop
    while at < len(code):
        operation, argument = code[at]
        at += 1
        steps += 1
        if operation == "push":
            push(argument)
        elif operation == "load":
            push(names[argument])
        elif operation == "store":
            names[argument] = pop()
        elif operation == "jump":
            at = argument
        elif operation == "unless":
            if not pop():
                at = argument
        else:
            right, left = pop(), pop()
            if operation == "+":
                push(left + right)
            elif operation == "-":
                push(left - right)
            elif operation == "*":
                push(left * right)
            elif operation == "%":
                push(left % right)
            elif operation == "<":
                push(left < right)
            elif operation == "<=":
                push(left <= right)
            else:
                push(left == right)
    return names, steps


SOURCE = """
sum = 0; i = 0;
while i < 60000 { j = i % 7; sum = (sum * 3 + j * i - 1) % 1000003; i = i + 1; }
"""
names, steps = run(Parser(SOURCE).program())
parsed = sum(len(Parser(SOURCE).program()) for _ in range(300))
result = names["sum"], steps, parsed
assert result == (27498, 1500008, 8700), result
print(*result)
