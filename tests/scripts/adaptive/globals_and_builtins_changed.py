# Globals that shadow built-ins, appear, change and vanish in a hot function.
import builtins
def f(x): return len(x), limit
limit = 1
seen = []
for i in range(300):
    try:
        r = f('abc')
    except NameError as e:
        r = str(e)
    if not seen or seen[-1] != r: seen.append(r)
    if i == 50: limit = 2
    if i == 100: len = lambda x: 'shadow'
    if i == 150: del len
    if i == 180: builtins.len = lambda x: 'patched built-in'
    if i == 200: builtins.len = type('x', (), {'__call__': lambda s, x: 'object'})()
    if i == 220: builtins.len = lambda x: x.__len__()
    if i == 240: del limit
    if i == 260: globals()['limit'] = 'via dict'
    if i == 280: exec('limit = "via exec"')
for s in seen: print(s)
