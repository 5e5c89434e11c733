# Ints have no settable attributes and know no others.
for s in ('(5).x', '(5).foo()', 'setattr(5, "x", 1)', '(5).real', 'del_real'):
    try:
        print(eval(s))
    except (AttributeError, NameError) as e:
        print(type(e).__name__, e)
try:
    (5).real = 3
except AttributeError as e:
    print(e)
print(hasattr(5, 'bit_length'), hasattr(5, '__dict__'), (5).__class__.__name__)
print((5).__add__(3), (5).__add__('x'), (5).__lt__(6), int.__add__(1, 2))
