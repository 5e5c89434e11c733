"""The registry of codecs and error handlers, and the codecs themselves as functions.

The runtime knows the common encodings by name; what it does not know, str.encode, bytes.decode and
the functions here find through the search functions that were registered.
"""

import sys

import _charmap

_search_functions = []
_cache = {}  # by the normal names
_asked = {}  # by the names that were asked for
_error_handlers = {}


# ---- the registry

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


# ---- error handlers

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


# ---- encodings that the runtime knows

def _encoder(name):
    def encoder(str, errors=None, /):
        return str.encode(name, errors or 'strict'), len(str)
    return encoder


utf_8_encode = _encoder('utf-8')
utf_16_le_encode = _encoder('utf-16-le')
utf_16_be_encode = _encoder('utf-16-be')
utf_32_le_encode = _encoder('utf-32-le')
utf_32_be_encode = _encoder('utf-32-be')
latin_1_encode = _encoder('latin-1')
ascii_encode = _encoder('ascii')
unicode_escape_encode = _encoder('unicode-escape')
raw_unicode_escape_encode = _encoder('raw-unicode-escape')


def _marked_encoder(name):
    def encoder(str, errors=None, byteorder=0, /):
        suffix = '' if byteorder == 0 else '-le' if byteorder < 0 else '-be'
        return str.encode(name + suffix, errors or 'strict'), len(str)
    return encoder


utf_16_encode = _marked_encoder('utf-16')
utf_32_encode = _marked_encoder('utf-32')


def _as_bytes(data):
    if type(data) is bytes:
        return data
    if isinstance(data, str):
        raise TypeError("a bytes-like object is required, not 'str'")
    return bytes(memoryview(data))


def _utf_8_tail(data):
    """How many bytes at the end may be the beginning of a character."""
    for back in range(1, min(4, len(data) + 1)):
        byte = data[-back]
        if byte & 0xc0 != 0x80:
            width = 2 if 0xc2 <= byte <= 0xdf else 3 if byte >> 4 == 14 else 4 \
                if 0xf0 <= byte <= 0xf4 else 1
            if width <= back:
                return 0
            second = data[-back + 1] if back > 1 else None
            lowest = {0xe0: 0xa0, 0xf0: 0x90}.get(byte, 0x80)
            # Half a surrogate is kept, too: what comes of it is for the error handler to say.
            highest = 0x8f if byte == 0xf4 else 0xbf
            return back if second is None or lowest <= second <= highest else 0
    return 0


def utf_8_decode(data, errors=None, final=False, /):
    """Decodes; unless it is final, leaves an incomplete character at the end."""
    data = _as_bytes(data)
    used = len(data) if final else len(data) - _utf_8_tail(data)
    try:
        return data[:used].decode('utf-8', errors or 'strict'), used
    except UnicodeDecodeError as error:
        failure = error
    data.decode('utf-8', errors or 'strict')  # says what is wrong in the whole of it
    raise failure


def _utf_16_tail(data, big):
    tail = len(data) % 2
    whole = len(data) - tail
    if whole >= 2 and data[whole - 2 if big else whole - 1] & 0xfc == 0xd8:
        tail += 2
    return tail


def utf_16_le_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    data = _as_bytes(data)
    if not final:
        data = data[:len(data) - _utf_16_tail(data, False)]
    return data.decode('utf-16-le', errors or 'strict'), len(data)


def utf_16_be_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    data = _as_bytes(data)
    if not final:
        data = data[:len(data) - _utf_16_tail(data, True)]
    return data.decode('utf-16-be', errors or 'strict'), len(data)


def utf_32_le_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    data = _as_bytes(data)
    if not final:
        data = data[:len(data) & ~3]
    return data.decode('utf-32-le', errors or 'strict'), len(data)


def utf_32_be_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    data = _as_bytes(data)
    if not final:
        data = data[:len(data) & ~3]
    return data.decode('utf-32-be', errors or 'strict'), len(data)


def utf_16_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """The text, how much was read, and the byte order that a mark told (-1, 0, 1)."""
    data = _as_bytes(data)
    mark = 0
    if byteorder == 0 and len(data) >= 2:
        byteorder = {b'\xff\xfe': -1, b'\xfe\xff': 1}.get(data[:2], 0)
        mark = 2 if byteorder else 0
    elif byteorder == 0 and not final:
        return '', 0, 0
    decode = utf_16_be_decode if byteorder > 0 else utf_16_le_decode
    text, consumed = decode(data[mark:], errors, final)
    return text, consumed + mark, byteorder


def utf_32_ex_decode(data, errors=None, byteorder=0, final=False, /):
    """See utf_16_ex_decode."""
    data = _as_bytes(data)
    mark = 0
    if byteorder == 0 and len(data) >= 4:
        byteorder = {b'\xff\xfe\0\0': -1, b'\0\0\xfe\xff': 1}.get(data[:4], 0)
        mark = 4 if byteorder else 0
    elif byteorder == 0 and not final:
        return '', 0, 0
    decode = utf_32_be_decode if byteorder > 0 else utf_32_le_decode
    text, consumed = decode(data[mark:], errors, final)
    return text, consumed + mark, byteorder


def utf_16_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    return utf_16_ex_decode(data, errors, 0, final)[:2]


def utf_32_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    return utf_32_ex_decode(data, errors, 0, final)[:2]


def _decoder(name):
    def decoder(data, errors=None, /):
        data = _as_bytes(data)
        return data.decode(name, errors or 'strict'), len(data)
    return decoder


latin_1_decode = _decoder('latin-1')
ascii_decode = _decoder('ascii')
_unicode_escape_whole = _decoder('unicode-escape')
_raw_unicode_escape_whole = _decoder('raw-unicode-escape')


def _open_escape(data, letters):
    """How many bytes at the end are the beginning of an escape sequence."""
    start = len(data)
    at = data.rfind(b'\\')
    if at < 0 or len(data) - at > 10:
        return 0
    run = 1
    while at - run >= 0 and data[at - run] == 0x5c:
        run += 1
    if run % 2 == 0:
        return 0
    if at == start - 1:
        return 1
    width = letters.get(data[at + 1])
    return start - at if width and start - at < width else 0


def unicode_escape_decode(data, errors=None, final=True, /):
    """See utf_8_decode."""
    if isinstance(data, str):
        data = data.encode()
    data = _as_bytes(data)
    if not final:
        open_part = _open_escape(data, {0x78: 4, 0x75: 6, 0x55: 10})
        data = data[:len(data) - open_part]
    return _unicode_escape_whole(data, errors)


def raw_unicode_escape_decode(data, errors=None, final=True, /):
    """See utf_8_decode."""
    if isinstance(data, str):
        data = data.encode()
    data = _as_bytes(data)
    if not final:
        open_part = _open_escape(data, {0x75: 6, 0x55: 10})
        data = data[:len(data) - open_part]
    return _raw_unicode_escape_whole(data, errors)


def utf_7_encode(str, errors=None, /):
    """Modified base64 between + and - for what is not plain ASCII (RFC 2152)."""
    digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'
    direct = set(digits[:62] + "'(),-./:? \t\n\r" + '!"#$%&*;<=>@[]^_`{|}')
    out, at = [], 0
    while at < len(str):
        c = str[at]
        if c in direct:
            out.append(c)
            at += 1
        elif c == '+':
            out.append('+-')
            at += 1
        else:
            end = at
            while end < len(str) and str[end] not in direct and str[end] != '+':
                end += 1
            units = str[at:end].encode('utf-16-be', 'surrogatepass')
            bits = int.from_bytes(units, 'big') << (-len(units) * 8 % 6)
            count = -(-len(units) * 8 // 6)
            out.append('+' + ''.join(digits[bits >> 6 * (count - 1 - i) & 63]
                                     for i in range(count)))
            if end == len(str) or str[end] in digits or str[end] == '-':
                out.append('-')
            at = end
    return ''.join(out).encode('ascii'), len(str)


_BASE64 = {byte: value for value, byte in enumerate(
    b'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/')}


class _Shifted:
    """What has been read of a shift sequence: bits, and the first half of a surrogate pair."""

    def __init__(self):
        self.text, self.bits, self.buffer, self.surrogate = '', 0, 0, ''

    def add(self, value):
        self.buffer = self.buffer << 6 | value
        self.bits += 6
        if self.bits < 16:
            return
        self.bits -= 16
        unit = self.buffer >> self.bits
        self.buffer &= (1 << self.bits) - 1
        if self.surrogate and unit >> 10 == 0x37:
            self.text += chr(0x10000 + ((ord(self.surrogate) & 0x3ff) << 10 | unit & 0x3ff))
            self.surrogate = ''
            return
        self.text += self.surrogate
        self.surrogate = ''
        if unit >> 10 == 0x36:
            self.surrogate = chr(unit)
        else:
            self.text += chr(unit)


def utf_7_decode(data, errors=None, final=False, /):
    """See utf_8_decode."""
    data = _as_bytes(data)
    out, at, start, shifted = [], 0, 0, None
    while True:
        reason = None
        if at == len(data):
            if not final or shifted is None:
                break
            unfinished = shifted.surrogate or shifted.bits >= 6 or shifted.buffer
            out.append(shifted.text)
            shifted = None
            if not unfinished:
                break
            reason = 'unterminated shift sequence'
        elif shifted is not None:
            byte = data[at]
            if byte in _BASE64:
                shifted.add(_BASE64[byte])
                at += 1
                continue
            done, shifted = shifted, None
            out.append(done.text)
            if done.bits >= 6:
                reason = 'partial character in shift sequence'
                at += 1
            elif done.buffer:
                reason = 'non-zero padding bits in shift sequence'
                at += 1
            else:
                if byte < 128 and byte != 0x2b:
                    out.append(done.surrogate)
                at += byte == 0x2d
        elif data[at] == 0x2b:
            start, at = at, at + 1
            if at < len(data) and data[at] == 0x2d:
                out.append('+')
                at += 1
            elif at < len(data) and data[at] not in _BASE64:
                reason = 'ill-formed sequence'
                at += 1
            else:
                shifted = _Shifted()
        elif data[at] < 128:
            out.append(chr(data[at]))
            at += 1
        else:
            start, at = at, at + 1
            reason = 'unexpected special character'
        if reason:
            text, at = _handle(errors, UnicodeDecodeError('utf7', data, start, at, reason))
            out.append(text)
    return ''.join(out), at if shifted is None else start


# ---- encodings by a table

def charmap_build(map, /):
    """The encoding table of a decoding table (a str of 256 characters)."""
    return {ord(c): byte for byte, c in enumerate(map) if c != '\ufffe'}


def _charmap_byte(c, mapping):
    """What a character becomes: bytes, or None if it has no place in the mapping."""
    try:
        found = mapping[ord(c)]
    except LookupError:
        return None
    if isinstance(found, int):
        if not 0 <= found < 256:
            raise TypeError('character mapping must be in range(256)')
        return bytes([found])
    if found is None or isinstance(found, bytes):
        return found
    raise TypeError('character mapping must return integer, bytes or None, not '
                    + type(found).__name__)


def charmap_encode(str, errors=None, mapping=None, /):
    """Encodes by a mapping of code points."""
    if mapping is None:
        return latin_1_encode(str, errors)
    whole = _charmap.encode(str, mapping)
    if whole is not None:
        return whole, len(str)
    out, at = [], 0
    while at < len(str):
        piece = _charmap_byte(str[at], mapping)
        if piece is not None:
            out.append(piece)
            at += 1
            continue
        end = at + 1
        while end < len(str) and _charmap_byte(str[end], mapping) is None:
            end += 1
        wrong = UnicodeEncodeError('charmap', str, at, end, 'character maps to <undefined>')
        replacement, following = _handle(errors, wrong)
        if isinstance(replacement, bytes):
            out.append(replacement)
        else:
            for c in replacement:
                piece = _charmap_byte(c, mapping)
                if piece is None:
                    raise wrong
                out.append(piece)
        at = following
    return b''.join(out), len(str)


def charmap_decode(data, errors=None, mapping=None, /):
    """Decodes by a mapping of bytes, or a str with a character for each byte."""
    data = _as_bytes(data)
    if mapping is None:
        return latin_1_decode(data, errors)
    whole = _charmap.decode(data, mapping)
    if whole is not None:
        return whole, len(data)
    out, at = [], 0
    while at < len(data):
        try:
            found = mapping[data[at]]
        except LookupError:
            found = None
        if isinstance(found, int):
            if not 0 <= found <= 0x10ffff:
                raise TypeError(f'character mapping must be in range({0x110000:#x})')
            found = chr(found)
        if found is not None and not isinstance(found, str):
            raise TypeError('character mapping must return integer, None or str')
        if found is None or found == '\ufffe':
            wrong = UnicodeDecodeError('charmap', data, at, at + 1, 'character maps to <undefined>')
            found, at = _handle(errors, wrong)
        else:
            at += 1
        out.append(found)
    return ''.join(out), len(data)


# ---- bytes

def readbuffer_encode(data, errors=None, /):
    """The bytes of an object."""
    data = data.encode() if isinstance(data, str) else _as_bytes(data)
    return data, len(data)


def escape_encode(data, errors=None, /):
    """Bytes as the text of a literal."""
    if not isinstance(data, bytes):
        raise TypeError(f'escape_encode() argument 1 must be bytes, not {type(data).__name__}')
    # With a double quote in it, repr() puts single ones around, and escapes those in it.
    shown = repr(data + b'"')[2:-2]
    return shown.encode('ascii'), len(data)


_ESCAPES = {0x0a: b'', 0x5c: b'\\', 0x27: b"'", 0x22: b'"', 0x61: b'\a', 0x62: b'\b',
            0x66: b'\f', 0x6e: b'\n', 0x72: b'\r', 0x74: b'\t', 0x76: b'\v'}


def _warn_escape(kind, text, warned):
    """Only the first escape that means nothing is worth a warning."""
    if not warned:
        import warnings
        warnings.warn(f"invalid {kind} sequence '\\{text.decode('latin-1')}'",
                      DeprecationWarning, 3)


def escape_decode(data, errors=None, /):
    """The bytes that the text of a literal means."""
    data = data.encode() if isinstance(data, str) else _as_bytes(data)
    out, at, warned = bytearray(), 0, False
    while at < len(data):
        if data[at] != 0x5c:
            out.append(data[at])
            at += 1
            continue
        if at + 1 == len(data):
            raise ValueError('Trailing \\ in string')
        kind = data[at + 1]
        at += 2
        if kind in _ESCAPES:
            out += _ESCAPES[kind]
        elif 0x30 <= kind <= 0x37:
            value, width = kind - 0x30, 1
            while width < 3 and at < len(data) and 0x30 <= data[at] <= 0x37:
                value, width, at = value * 8 + data[at] - 0x30, width + 1, at + 1
            if value > 255:
                _warn_escape('octal escape', data[at - width:at], warned)
                warned = True
            out.append(value & 255)
        elif kind == 0x78:
            digits = data[at:at + 2]
            try:
                out.append(int(digits, 16) if len(digits) == 2 and digits.isalnum() else int(''))
                at += 2
            except ValueError:
                if (errors or 'strict') == 'strict':
                    raise ValueError(f'invalid \\x escape at position {at - 2}') from None
                if errors == 'replace':
                    out += b'?'
                elif errors != 'ignore':
                    raise ValueError(f"decoding error; unknown error handling code: {errors}"
                                     ) from None
                if digits and chr(digits[0]) in '0123456789abcdefABCDEF':
                    at += 1
        else:
            _warn_escape('escape', data[at - 1:at], warned)
            warned = True
            out += bytes([0x5c, kind])
    return bytes(out), len(data)


# As attributes of a class (of those in `encodings`) these functions are not methods.
for _name, _value in list(globals().items()):
    if _name.endswith(('_encode', '_decode')) and _name[0] != '_':
        globals()[_name] = staticmethod(_value)
del _name, _value
