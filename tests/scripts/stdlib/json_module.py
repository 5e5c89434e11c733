# json.dumps and json.loads.
import json
print(json.dumps({'a': [1, 2.5, None, True, False, 'x"\\\n\t€\x01'], 'b': {}, 'c': [], 1: 'int key', None: 0, True: 1}))
print(json.dumps([1, {'b': 2, 'a': 1}], indent=2, sort_keys=True))
print(json.dumps('é😀', ensure_ascii=False), json.dumps('é😀'))
print(json.dumps([1, 2], separators=(',', ':')), json.dumps((1, 2)))
print(json.dumps(float('inf')), json.dumps(1e100), json.dumps(10 ** 30))
print(json.loads('{"a": [1, 2.0, null, true, -3e2], "b": "\\u00e9\\n"}'))
print(json.loads(' [ ] '), json.loads('5'), json.loads('"x"'))
print(json.loads('123456789012345678901234567890'), json.loads(b'[1]'))
print(json.loads('{"k": 1, "k": 2}'))
print(json.dumps({1, 2}, default=sorted))
print(json.loads('{"x": 1}', object_hook=lambda d: list(d.items())))
print(json.loads('[1.5]', parse_float=str))
for s in (
    '', '[1,]', '{"a"}', '{"a": 1', 'nul', '[1 2]', "{'a': 1}", '"abc', '[1] x', '{"a": 1,}', '01',
    '"\n"', '-'
):
    try:
        print(json.loads(s))
    except json.JSONDecodeError as e:
        print(repr(s), '->', e)
for o in ({1}, object, {(1, 2): 3}, b'x'):
    try:
        json.dumps(o)
    except TypeError as e:
        print(e)
r = []; r.append(r)
try:
    json.dumps(r)
except ValueError as e:
    print(e)
