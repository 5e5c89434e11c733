# json: what is read and written, hooks, positions of errors.
import json
from collections import OrderedDict
from decimal import Decimal
for text in ['[1, -2.5, 1e3, 0, -0, 1E-2, 12345678901234567890123]', '{"a": [true, false, null], "b": {"c": "\\u00e9\\ud83d\\ude00\\n\\/"}}', ' [ ] ', '{}', '"\\ud800x"', '[NaN, Infinity, -Infinity]', '{"a": 1, "a": 2}', '"\x7f é"']:
    print(ascii(json.loads(text)))
for text in ['', '[1,', '[1 2]', '{"a" 1}', '{"a": 1,}', '{a: 1}', '"abc', '"a\\x"', '"\\u12g4"', '"\\u12', '01', '[1,]', '{"a": }', 'nul', '-', '1.', '"a\nb"', '[1] x', '\ufeff[]', '[' * 3]:
    try:
        print(json.loads(text))
    except json.JSONDecodeError as e:
        print(ascii(text), e, e.pos, e.lineno, e.colno)
print(json.loads('{"a": 1.5, "b": [2]}', parse_float=Decimal, parse_int=str), json.loads('{"b": 1, "a": 2}', object_pairs_hook=OrderedDict), json.loads('{"a": {"b": 1}}', object_hook=lambda d: sorted(d)), json.loads('[NaN]', parse_constant=lambda s: s.lower()), json.loads('"a\tb"', strict=False), json.loads(b'[1]'))
print(json.dumps({'k': [1, 2.5, None, True, 'é"\\\x7f\x01\U0001f600'], 3: {}, None: (), 1.5: float('inf'), True: -0.0}), json.dumps('é\u2028', ensure_ascii=False), json.dumps([1, {'b': 1, 'a': [2]}], indent=2, sort_keys=True), json.dumps([1, 2], separators=(',', ':')))
class E(json.JSONEncoder):
    def default(self, o):
        return sorted(o) if isinstance(o, set) else super().default(o)
print(json.dumps({'s': {3, 1}}, cls=E), json.dumps({(1,): 2, 'a': 3}, skipkeys=True), json.dumps(range(2), default=list))
loop = []; loop.append(loop)
for f in (lambda: json.dumps({(1,): 2}), lambda: json.dumps(object), lambda: json.dumps(loop), lambda: json.dumps(float('nan'), allow_nan=False), lambda: json.loads(5), lambda: json.loads('[' * 100000)):
    try:
        f()
    except (TypeError, ValueError, RecursionError) as e:
        print(type(e).__name__, str(e)[:47])
