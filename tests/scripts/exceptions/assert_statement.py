# assert with and without a message.
def t(f):
    try:
        f()
        print('passed')
    except AssertionError as e:
        print(repr(e), e.args)
def a(): assert 1
def b(): assert 0
def c(): assert False, 'message'
def d(): assert [], ('tuple', 1)
def e(): assert not 1, 1 / 1
def f():
    assert True, undefined_name
for g in (a, b, c, d, e, f): t(g)
try:
    assert 0, undefined_name
except NameError as n:
    print(n)
AssertionError = ValueError
try:
    assert 0, 'the real one'
except Exception as x:
    print(type(x).__name__)
