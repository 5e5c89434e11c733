# SyntaxError in the main file: expected ':'.
print('never printed')
if True
    print('x')
