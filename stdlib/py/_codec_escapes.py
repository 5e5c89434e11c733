"""Bytes as the text of a literal, and back."""

from _codec_known import _as_bytes

__name__ = '_codecs'  # which is where all of it is found


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
