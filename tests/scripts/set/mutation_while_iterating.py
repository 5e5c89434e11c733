# A set changed during iteration raises RuntimeError.
s = {1, 2, 3}
try:
    for x in s: s.add(x + 10)
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
try:
    for x in s: s.discard(x)
except RuntimeError as e:
    print(e)
s = {1, 2, 3}
for x in list(s): s.remove(x)
print(s, list(iter(set())), iter({1, 2}).__length_hint__())
