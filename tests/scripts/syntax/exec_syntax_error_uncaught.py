# A SyntaxError out of exec shows the text given to it.
source = '''
def f(x):
    return x +
'''
exec(source)
