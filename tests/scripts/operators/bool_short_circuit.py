# and/or return an operand and skip what they need not evaluate.
def t(x):
    print('t', x)
    return x
print(t(0) and t(1))
print(t(0) or t(2))
print(t(3) and t(0) or t('end'))
print(t('') or t([]) or t(None))
print(not t(0))
if t(1) or t(2):
    print('branch')
while t(0) and t(1):
    pass
