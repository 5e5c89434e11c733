# complex() of two numbers: those in the word, others, and classes below it.
class C(complex): pass
import math
print(complex(1, 2), complex(-0.0, -0.0), complex(0, -0.0), complex(2**53 + 1, 1), complex(2**62, 1), complex(2**63, -2**70), complex(float('inf'), 1), complex(float('nan'), 0), complex(1e300, 5e-324), complex(True, False), C(1, 2), type(C(1, 2)), complex(1j, 2), complex(1, 1j), complex(1, imag=2), complex(real=3), complex(), complex('1+2j'), complex(math.pi, 10**15))
for a in ((1, '2'), ('1', 2), (1, None), (1, 2, 3), (10**400, 1)):
    try: print(complex(*a))
    except Exception as e: print(type(e).__name__, e)


def made(pairs):
    return [complex(a, b) for a, b in pairs]


print(made([(1, 2), (0.5, 1), (2, -0.5), (1e308, 1), (True, 1.5), (2**61, 1), (-2**61, -2**65)]))
