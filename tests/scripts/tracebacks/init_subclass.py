# An error in __init_subclass__.
class Base:
    def __init_subclass__(cls, **kw):
        raise ValueError(f'bad subclass {cls.__name__}')
class Sub(Base):
    pass
