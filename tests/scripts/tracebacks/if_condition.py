# A condition fails in the middle.
config = {'debug': True}
if config['debug'] and config['level'] > 3 or config:
    print('never')
