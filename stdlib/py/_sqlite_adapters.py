"""What becomes of parameters of other types than SQLite knows, and of the values of its columns."""

from _sqlite_errors import NOT_GIVEN, ProgrammingError, must_be

adapters = {}
converters = {}
adapts_plain_types = False  # somebody has an adapter for int, float, str or bytearray
PLAIN = (int, float, str, bytearray)


class PrepareProtocol:
    """What an object is adapted to before it becomes a parameter."""

    __slots__ = ()


def adapt(obj, proto=PrepareProtocol, alt=NOT_GIVEN, /):
    """Adapt given object to given protocol."""
    adapter = adapters.get((type(obj), proto))
    if adapter is not None:
        return adapter(obj)
    for one, other in (proto, '__adapt__'), (obj, '__conform__'):
        method = getattr(one, other, None)
        if method is None:
            continue
        try:
            adapted = method(obj if one is proto else proto)
        except TypeError:
            continue
        if adapted is not None:
            return adapted
    if alt is not NOT_GIVEN:
        return alt
    raise ProgrammingError("can't adapt")


def register_adapter(type, adapter, /):
    """Register a function to adapt Python objects to SQLite values."""
    global adapts_plain_types
    if type in PLAIN:
        adapts_plain_types = True
    adapters[type, PrepareProtocol] = adapter


def register_converter(typename, converter, /):
    """Register a function to convert SQLite values to Python objects."""
    must_be('register_converter', typename, str, ' 1')
    converters[typename.upper()] = converter
