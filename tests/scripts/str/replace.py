# replace with counts, empty patterns and changing widths.
print('aaa'.replace('a', 'b'), 'aaa'.replace('a', 'b', 2), 'aaa'.replace('a', '', 1))
print('abc'.replace('', '-'), 'abc'.replace('', '-', 2), ''.replace('', 'x'))
print('abc'.replace('x', 'y'), 'abab'.replace('ab', 'ABC'))
print('a-b'.replace('-', '€'), 'a€b'.replace('€', '-'), 'a€b'.replace('€', '\U0001f600'))
print('aaaa'.replace('aa', 'a'), 'abc'.replace('b', 'b'), 'abc'.replace('abc', ''))
print('aaa'.replace('a', 'b', 0), 'aaa'.replace('a', 'b', -1))
for bad in (
    lambda: 'a'.replace('a'), lambda: 'a'.replace(1, 'b'), lambda: 'a'.replace('a', 2),
    lambda: 'a'.replace('a', 'b', 'c')
):
    try:
        bad()
    except TypeError as e:
        print(e)
