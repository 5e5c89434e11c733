# ast.literal_eval: what it takes and what it refuses.
import ast

for text in ('1', ' -1', '+2.5', '1+2j', '-1-2j', "'a' 'b'", "b'x'", '[1, (2,), {3: {4}}]', 'set()', 'None',
             '{"a": [True, ...]}', '\t1', 'x', '1+1', 'f(1)', '[1', '-"a"', '2**2', '{1: x}', 'f"a"', '', '1j+1',
             '\\\n1', '{**{}}', '[*()]', '(1 for x in ())', '0x' + 'f' * 30, 'a\0b'):
    try:
        print(repr(text), repr(ast.literal_eval(text)))
    except Exception as error:
        print(repr(text), type(error).__name__, str(error).partition(' 0x')[0])
