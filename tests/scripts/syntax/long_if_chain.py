# Deep if/elif chains and nested blocks.
def size(n):
    if n < 0: return 'negative'
    elif n == 0: return 'zero'
    elif n < 10: return 'small'
    elif n < 100: return 'medium'
    else:
        if n < 1000:
            return 'large'
        elif n < 10000:
            return 'huge'
    return 'beyond'
print([size(n) for n in (-1, 0, 5, 50, 500, 5000, 50000)])
for a in range(2):
    for b in range(2):
        for c in range(2):
            for d in range(2):
                if a:
                    if b:
                        if c:
                            if d: print('deep', a, b, c, d)
                            else: print('less deep')
                elif b and c and d: print('bcd')
