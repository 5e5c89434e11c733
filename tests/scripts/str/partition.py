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


class Text(str):
    pass


# A subclass stays what it is where it is handed back whole, and only there.
for made in Text('abc').partition('-') + Text('abc').rpartition('-') + Text('a-b').partition('-'):
    print(type(made).__name__, repr(made))
