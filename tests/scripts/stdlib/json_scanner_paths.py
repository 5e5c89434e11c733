# Texts of each width, names that are met again, numbers at the borders of a word, and hooks that
# raise while containers are open.
import json


def show(text, **kwargs):
    try:
        print(ascii(json.loads(text, **kwargs)))
    except Exception as error:
        print(type(error).__name__, ascii(str(error)))


names = ['a', 'b', 'id', 'di', 'name', 'nema', 'x' * 15, 'x' * 16, 'x' * 17, 'caf\xe9', '\u20ac', '\U0001f40d']
for extra in ('', '\xe9', '\u20ac', '\U0001f40d'):
    text = json.dumps([{name: i for i, name in enumerate(names)}] * 3 + [extra], ensure_ascii=False)
    again = json.loads(text)
    print(again[0] == again[2], len(text), [[x is y for x, y in zip(a, again[0])] for a in again[1:3]] == [[True] * len(names)] * 2)
show('[' + ','.join(str(i) for i in range(40)) + ']')
show('{"a": 1, "b": 2, "a": 3, "b": {"a": {}}, "": []}')
show('{"k": [1, 2, {"k": [3]}], "l": [[[[]]]]}', object_pairs_hook=list)
show('{"k": [1, 2, {"k": [3]}]}', object_hook=lambda d: sorted(d.items()))
for number in ('0', '-0', '00', '-', '-a', '1.', '1.5', '-1.5e3', '1e', '1e+', '1E-2', '1e400', '-1e400', '1e-400', '0.1e1',
               '999999999999999999', '9999999999999999999', '-999999999999999999', '4611686018427387904', '1' * 30, '01', '1.0.0'):
    show(number)
    show('[\u20ac'[:1] + number + ', "\u20ac"]')
show('1' * 5000)
show('[1.5, 2]', parse_float=str, parse_int=lambda digits: digits + '!')
show('[NaN, Infinity, -Infinity]')
show('[NaN, Infinity, -Infinity]', parse_constant=lambda name: name)
for text in ('"' + 'p' * n + tail for n in (0, 1, 15, 16, 17, 31, 33) for tail in ('"', '', '\\n"', '\\', '\n"', '\\u00e9"', '\\q"', '\x7f"')):
    show(text)
show('"a\nb\tc"', strict=False)
show('"' + 'a' * 20 + '\n' + 'b' * 20 + '\\"' + '\x01"', strict=False)
show('"\\ud83d\\udc0d \\ud83d \\udc0d"')
for text in ('{"a": 1, ', '{"a": 1 "b"}', '{"a" 1}', '{1: 2}', '{"a": }', '[1, 2', '[1 2]', '[1,]', '{,}', '{"a": 1,}', ' ', '[\x0b1]', 'nul', '[tru]', '[falsey]'):
    show(text)


def fails(value):
    raise RuntimeError('hook')


show('[[{"a": {"b": 1}}], 2]', object_hook=fails)
show('{"a": [1, 2.5]}', parse_float=fails)
show('[' * 100000)
show('{"a":' * 100000)
