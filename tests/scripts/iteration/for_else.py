# for and while with else, break and continue.
def find(x, xs):
    for i, y in enumerate(xs):
        if y == x:
            print('found at', i)
            break
    else:
        print('not found')
find(2, [1, 2, 3]); find(9, [1, 2]); find(1, [])
n = 5
while n:
    n -= 1
    if n == 2: continue
    print(n, end=' ')
else:
    print('while else')
while True:
    n += 1
    if n > 3: break
else:
    print('never')
print(n)
for i in range(3):
    for j in range(3):
        if j == 1: continue
        if i == 1: break
        print(i, j, end=' ')
    else:
        print('inner else', i)
