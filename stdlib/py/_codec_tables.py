"""Encodings by tables of characters."""

import _charmap

from _codec_handlers import _handle
from _codec_known import _as_bytes, latin_1_decode, latin_1_encode

__name__ = '_codecs'  # which is where all of it is found


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
    out, at, consumed = [], 0, len(data)
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
            data = wrong.object  # the handler may have put other bytes there
        else:
            at += 1
        out.append(found)
    return ''.join(out), consumed
