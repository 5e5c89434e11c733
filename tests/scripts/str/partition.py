# partition and rpartition.
print('a.b.c'.partition('.'), 'a.b.c'.rpartition('.'), 'abc'.partition('x'))
print('abc'.rpartition('x'), ''.partition('a'), 'aXXb'.partition('XX'))
head, sep, tail = 'key=value=x'.partition('=')
print(head, sep, tail)
for bad in ('', 5):
    try:
        'a'.partition(bad)
    except (ValueError, TypeError) as e:
        print(type(e).__name__, e)
