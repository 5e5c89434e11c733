print('a starts')
import circ_b
x = 'x of a'
print('a ends')
