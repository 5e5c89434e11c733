"""Encodings that the runtime knows, as functions; incremental ones leave incomplete ends."""

__name__ = '_codecs'  # which is where all of it is found


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
