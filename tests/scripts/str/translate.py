# translate with dicts and maketrans in its three forms.
t = str.maketrans('abc', 'xyz')
print('aabbcc!'.translate(t), t)
print('hello'.translate(str.maketrans('l', 'L', 'eo')))
print('hello'.translate({ord('h'): 'J', ord('e'): None, ord('l'): 0x20ac}))
print('abc'.translate(str.maketrans({'a': 'AAA', 98: None, 'c': 'ç'})))
class D(dict):
    def __missing__(self, k): return chr(k).upper()
print('mixed'.translate(D({ord('m'): '*'})), ''.translate({}))
class G:
    def __getitem__(self, k):
        if k == ord('b'): raise LookupError
        return '<%c>' % k
print('abc'.translate(G()))
for bad in (
    lambda: str.maketrans('ab', 'c'), lambda: str.maketrans('a'), lambda: str.maketrans({'ab': 1}),
    lambda: 'a'.translate({97: 1.5}), lambda: 'a'.translate({97: 0x110000})
):
    try:
        print(bad())
    except (TypeError, ValueError) as e:
        print(type(e).__name__, e)
