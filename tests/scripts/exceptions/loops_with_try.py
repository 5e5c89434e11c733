# break, continue and return through try, except and with.
def f(items):
    done = []
    for x in items:
        try:
            if x == 'skip': continue
            if x == 'stop': break
            if x == 'err': raise ValueError(x)
            done.append(x)
        except ValueError:
            done.append('caught')
            continue
        else:
            done.append('+')
        finally:
            done.append('.')
    else:
        done.append('exhausted')
    return ''.join(done)
print(f(['a', 'skip', 'b', 'err', 'c']), f(['a', 'stop', 'b']), f([]))
def deep():
    for i in range(2):
        try:
            for j in range(2):
                try:
                    try:
                        if j: return (i, j)
                    finally:
                        print('1', end=' ')
                finally:
                    print('2', end=' ')
        finally:
            print('3')
print(deep())
n = 0
while n < 3:
    try:
        n += 1
        if n == 2: raise KeyError
    except KeyError:
        print('key at', n)
print(n)
