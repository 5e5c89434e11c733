# Own exception classes: attributes, str, inheritance, args.
class AppError(Exception):
    """Base."""
class NotFound(AppError):
    def __init__(self, name, code=404):
        super().__init__(name, code)
        self.name, self.code = name, code
    def __str__(self): return f'{self.name} not found ({self.code})'
class NoSuper(Exception):
    def __init__(self, a, b): self.a = a
class Silent(Exception):
    def __str__(self): return ''
class Multi(NotFound, KeyError): pass
try:
    raise NotFound('page')
except AppError as e:
    print(e, repr(e), e.args, e.code, isinstance(e, NotFound))
print(repr(NoSuper(1, 2)), str(NoSuper(1, 2)), NoSuper(1, b=2).args, repr(Silent('x')))
print(str(Silent('x')) == '', Multi('m'), Multi.__mro__[2].__name__)
for e in (
    Exception(), Exception('a'), Exception('a', 2), Exception(None), Exception(('t',)),
    ValueError("it's"), KeyError('k'), KeyError('a', 'b'), KeyError(), OSError(2, 'No such'),
    OSError('x'), OSError(2, 'm', 'file.txt'), StopIteration(5), SystemExit(3), UnicodeError('u'),
    AttributeError('q', name='n', obj=1)
):
    print(str(e), '|', repr(e), '|', e.args)
