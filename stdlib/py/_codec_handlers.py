"""What is done about text that an encoding has no bytes for, and about bytes that are no text."""

__name__ = '_codecs'  # which is where all of it is found

_error_handlers = {}


def register_error(errors, handler, /):
    """Gives an error handler a name."""
    if not callable(handler):
        raise TypeError('handler must be callable')
    _error_handlers[errors] = handler


def lookup_error(name, /):
    """The error handler of this name."""
    try:
        return _error_handlers[name]
    except KeyError:
        raise LookupError(f"unknown error handler name '{name}'") from None


def _need(exception, *classes):
    """TypeError unless the exception is of one of the classes, whatever its __class__ says."""
    if not issubclass(type(exception), classes):
        raise TypeError(
            f"don't know how to handle {type(exception).__name__} in error callback")


def strict_errors(exception, /):
    """Raises the exception."""
    if isinstance(exception, BaseException):
        raise exception
    raise TypeError('codec must pass exception instance')


def ignore_errors(exception, /):
    """Leaves out what is wrong."""
    _need(exception, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    return '', exception.end


def replace_errors(exception, /):
    """Puts a question mark or U+FFFD in its place."""
    _need(exception, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    if isinstance(exception, UnicodeDecodeError):
        return '\ufffd', exception.end
    mark = '?' if isinstance(exception, UnicodeEncodeError) else '\ufffd'
    return mark * (exception.end - exception.start), exception.end


def xmlcharrefreplace_errors(exception, /):
    """Puts &#...; in its place."""
    _need(exception, UnicodeEncodeError)
    wrong = exception.object[exception.start:exception.end]
    return ''.join(f'&#{ord(c)};' for c in wrong), exception.end


def backslashreplace_errors(exception, /):
    r"""Puts \x.. and the like in its place."""
    _need(exception, UnicodeEncodeError, UnicodeDecodeError, UnicodeTranslateError)
    wrong = exception.object[exception.start:exception.end]
    if isinstance(wrong, str):
        text = ''.join(f'\\x{ord(c):02x}' if ord(c) < 256 else f'\\u{ord(c):04x}'
                       if ord(c) < 0x10000 else f'\\U{ord(c):08x}' for c in wrong)
    else:
        text = ''.join(f'\\x{byte:02x}' for byte in wrong)
    return text, exception.end


def namereplace_errors(exception, /):
    r"""Puts \N{...} in its place."""
    _need(exception, UnicodeEncodeError)
    wrong = exception.object[exception.start:exception.end]
    return wrong.encode('ascii', 'namereplace').decode('ascii'), exception.end


# By name without - and _; without a byte order in the name it is the machine's.
_SURROGATE_UNITS = {'utf8': 'utf-8', 'cp65001': 'utf-8', 'utf16le': 'utf-16-le',
                    'utf16be': 'utf-16-be', 'utf16': 'utf-16-le', 'utf32le': 'utf-32-le',
                    'utf32be': 'utf-32-be', 'utf32': 'utf-32-le'}


def _surrogatepass(exception, /):
    _need(exception, UnicodeEncodeError, UnicodeDecodeError)
    name = exception.encoding.lower().replace('_', '').replace('-', '')
    encoding = _SURROGATE_UNITS.get(name)
    if encoding is None:
        raise exception
    if isinstance(exception, UnicodeEncodeError):
        wrong = exception.object[exception.start:exception.end]
        if not all('\ud800' <= c <= '\udfff' for c in wrong):
            raise exception
        return wrong.encode(encoding, 'surrogatepass'), exception.end
    width = 3 if encoding == 'utf-8' else 2 if '16' in encoding else 4
    wrong = exception.object[exception.start:exception.start + width]
    try:
        text = wrong.decode(encoding, 'surrogatepass')
    except UnicodeDecodeError:
        raise exception from None
    if not '\ud800' <= text <= '\udfff':
        raise exception
    return text, exception.start + width


def _surrogateescape(exception, /):
    _need(exception, UnicodeEncodeError, UnicodeDecodeError)
    if isinstance(exception, UnicodeEncodeError):
        wrong = exception.object[exception.start:exception.end]
        if not all('\udc80' <= c <= '\udcff' for c in wrong):
            raise exception
        return bytes(ord(c) - 0xdc00 for c in wrong), exception.end
    wrong = exception.object[exception.start:min(exception.end, exception.start + 4)]
    text = ''
    for byte in wrong:
        if byte < 128:
            break
        text += chr(0xdc00 + byte)
    if not text:
        raise exception
    return text, exception.start + len(text)


_error_handlers.update({
    'strict': strict_errors, 'ignore': ignore_errors, 'replace': replace_errors,
    'xmlcharrefreplace': xmlcharrefreplace_errors, 'backslashreplace': backslashreplace_errors,
    'namereplace': namereplace_errors, 'surrogatepass': _surrogatepass,
    'surrogateescape': _surrogateescape})


def _handle(errors, exception):
    """Asks a handler; its replacement and where to go on."""
    result = lookup_error(errors or 'strict')(exception)
    decodes = isinstance(exception, UnicodeDecodeError)
    if (not isinstance(result, tuple) or len(result) != 2
            or not isinstance(result[0], str if decodes else (str, bytes))
            or not isinstance(result[1], int)):
        raise TypeError('decoding error handler must return (str, int) tuple' if decodes else
                        'encoding error handler must return (str/bytes, int) tuple')
    replacement, position = result
    if not isinstance(exception.object, bytes if decodes else str):
        raise TypeError(f"object attribute must be {'bytes' if decodes else 'unicode'}")
    length = len(exception.object)
    if position < 0:
        position += length
    if not 0 <= position <= length:
        raise IndexError(f'position {result[1]} from error handler out of bounds')
    return replacement, position
