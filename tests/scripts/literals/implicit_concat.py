# Adjacent literals are joined before any operator applies.
print('a' 'b' * 2)
print(('x'
       'y'
       'z'))
print('%s-' '%s' % (1, 2))
print(len('ab' 'cd'), 'ab' "cd"[1])
print(['one' 'two', 'three'])
try:
    exec("'a' b'b'")
except SyntaxError as e:
    print(e.msg)
