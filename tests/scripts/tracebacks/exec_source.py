# Frames of exec'ed code have no source line.
code = '''
def f():
    return 1 / 0
f()
'''
exec(code)
