# Two modules that import each other.
import circ_a
print(circ_a.x, circ_a.circ_b.y, circ_a.circ_b.get())
try:
    import circ_from_a
except ImportError as e:
    print(str(e).split(' (/')[0])
import sys
print('circ_from_a' in sys.modules)
