# Random bytes and random tokens as source: always an exception or success.
import random
random.seed(20240229)
ended = 0
for size in (1, 3, 10, 50, 300):
    for _ in range(60):
        src = bytes(random.randrange(256) for _ in range(size))
        try:
            compile(src, 'r', 'exec')
        except (
            SyntaxError, ValueError, UnicodeDecodeError, RecursionError, MemoryError, OverflowError
        ):
            pass
        ended += 1
words = [
    'def', 'class', 'if', 'else', ':', '\n', '    ', '(', ')', '[', ']', '{', '}', 'x', '1', '"s"',
    '+', '=', ',', '*', '**', 'lambda', 'for', 'in', 'yield', 'return', 'import', 'from', '.',
    'try', 'except', 'finally', 'with', 'as', 'async', 'await', 'f"{x}"', ':=', '@', 'not', 'is',
    'and', 'global', 'del', 'match', 'case', '_', '->', '...', ';', '#c\n', '\t', 'None', 'while',
    'raise', '==', 'break', 'assert']
for _ in range(2000):
    src = ' '.join(random.choice(words) for _ in range(random.randrange(1, 25)))
    try:
        compile(src, 'r', 'exec')
    except SyntaxError:
        pass
    ended += 1
print(ended)
