# Errors raised in except, else and finally clauses.
def t(where):
    try:
        try:
            if where == 'except': raise ValueError('first')
        except ValueError:
            raise KeyError('in except')
        else:
            if where == 'else': raise IndexError('in else')
        finally:
            print('finally', where)
            if where == 'finally': raise TypeError('in finally')
    except Exception as e:
        print(repr(e), repr(e.__context__))
for w in ('except', 'else', 'finally', 'none'): t(w)
def nested():
    try:
        try:
            raise ValueError(1)
        finally:
            try:
                raise KeyError(2)
            except KeyError as e:
                print('handled', e, repr(e.__context__))
    except ValueError as e:
        print('still', e, repr(e.__context__))
nested()
