print('b starts')
import circ_a
print('b sees', hasattr(circ_a, 'x'))
y = 'y of b'
def get(): return circ_a.x
