# Order of try, except, else and finally.
def run(what):
    out = []
    try:
        try:
            out.append('try')
            if what == 'value': raise ValueError('v')
            if what == 'key': raise KeyError('k')
            if what == 'return': return out
        except ValueError as e:
            out.append(f'except {e}')
        else:
            out.append('else')
        finally:
            out.append('finally')
        out.append('after')
    except KeyError as e:
        out.append(f'outer {e}')
    return out
for w in ('none', 'value', 'key', 'return'):
    print(w, run(w))
try:
    pass
except 5:
    print('never evaluated')
else:
    print('else')
