print('running')
x = 1
raise ValueError('module refuses')
