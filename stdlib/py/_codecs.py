"""The registry of codecs; the codecs themselves and the handlers of errors are in modules of their
own.

The runtime knows the common encodings by name; what it does not know, str.encode, bytes.decode and
the functions here find through the search functions that were registered.
"""

import sys

from _codec_escapes import *
from _codec_handlers import *
from _codec_handlers import _handle
from _codec_known import *
from _codec_tables import *
from _codec_utf7 import *

_search_functions = []
_cache = {}  # by the normal names
_asked = {}  # by the names that were asked for


def register(search_function, /):
    """Adds a function that finds codecs by name."""
    if not callable(search_function):
        raise TypeError('argument must be callable')
    _search_functions.append(search_function)


def unregister(search_function, /):
    """Takes such a function away."""
    if search_function in _search_functions:
        _search_functions.remove(search_function)
        _cache.clear()
        _asked.clear()


def _normal(encoding):
    """Lower case, with one underscore for each run of other characters."""
    if encoding in _cache:
        return encoding
    text = ''.join(c if c.isalnum() or c == '.' else ' ' for c in encoding if c.isascii())
    return '_'.join(text.lower().split())


def _import_encodings():
    """CPython starts with this package: what it registers comes before all others."""
    others = _search_functions[:]
    _search_functions.clear()
    import encodings
    _search_functions.extend(others)


def lookup(encoding, /):
    """The CodecInfo of an encoding."""
    if type(encoding) is str and encoding in _asked:
        return _asked[encoding]
    if not isinstance(encoding, str):
        raise TypeError(f'lookup() argument must be str, not {type(encoding).__name__}')
    if '\0' in encoding:
        raise ValueError('embedded null character')
    name = _normal(encoding)
    if name not in _cache:
        _cache[name] = _search(encoding, name)
    if type(encoding) is str:
        _asked[encoding] = _cache[name]
    return _cache[name]


def _search(encoding, name):
    """What the search functions find."""
    if 'encodings' not in sys.modules:
        _import_encodings()
    for search in _search_functions:
        found = search(name)
        if found is None:
            continue
        if not isinstance(found, tuple) or len(found) != 4:
            raise TypeError('codec search functions must return 4-tuples')
        return found
    raise LookupError('unknown encoding: ' + encoding)


def _forget_codec(encoding, /):
    del _cache[_normal(encoding)]
    _asked.clear()


def _chained(error, kind, encoding):
    """The exception that names the codec, if it can be made of its message alone; else None."""
    cls = type(error)
    args = error.args
    if len(args) > 1 or args and not isinstance(args[0], str) or error.__dict__:
        return None
    if issubclass(cls, (OSError, UnicodeError, SyntaxError, ImportError, StopIteration,
                        SystemExit, AttributeError, NameError)) and cls is not UnicodeError:
        return None
    for base in cls.__mro__:
        if base.__flags__ & 1 << 9 and ('__init__' in base.__dict__ or '__new__' in base.__dict__):
            return None
    return cls(f"{kind} with '{encoding}' codec failed ({cls.__name__}: {error})")


def _run(kind, function, obj, errors, encoding):
    try:
        result = function(obj) if errors is None else function(obj, errors)
    except Exception as error:
        named = _chained(error, kind, encoding)
        if named is None:
            raise
        raise named from error
    if not isinstance(result, tuple) or len(result) != 2:
        raise TypeError(f'{kind[:-3]}er must return a tuple (object, integer)')
    return result[0]


def encode(obj, encoding='utf-8', errors='strict'):
    """Encodes by a codec of any kind."""
    return _run('encoding', lookup(encoding)[0], obj, errors, encoding)


def decode(obj, encoding='utf-8', errors='strict'):
    """Decodes by a codec of any kind."""
    return _run('decoding', lookup(encoding)[1], obj, errors, encoding)


def _text_codec(encoding, action):
    found = _asked.get(encoding) if type(encoding) is str else None
    if found is None:
        found = lookup(encoding)
    if not getattr(found, '_is_text_encoding', True):
        raise LookupError(f"'{encoding}' is not a text encoding; "
                          f'use codecs.{action}() to handle arbitrary codecs')
    return found


def _encode_text(text, encoding, errors):
    """str.encode for encodings that the runtime does not know."""
    result = _run('encoding', _text_codec(encoding, 'encode')[0], text, errors, encoding)
    if not isinstance(result, bytes):
        raise TypeError(f"'{encoding}' encoder returned '{type(result).__name__}' instead of "
                        "'bytes'; use codecs.encode() to encode to arbitrary types")
    return result


def _decode_bytes(data, encoding, errors):
    """bytes.decode for encodings that the runtime does not know."""
    result = _run('decoding', _text_codec(encoding, 'decode')[1], data, errors, encoding)
    if not isinstance(result, str):
        raise TypeError(f"'{encoding}' decoder returned '{type(result).__name__}' instead of "
                        "'str'; use codecs.decode() to decode to arbitrary types")
    return result


# As attributes of a class (of those in `encodings`) these functions are not methods.
for _name, _value in list(globals().items()):
    if _name.endswith(('_encode', '_decode')) and _name[0] != '_':
        globals()[_name] = staticmethod(_value)
del _name, _value
