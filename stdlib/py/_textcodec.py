"""What TextIOWrapper asks for encodings that are not built in: incremental codecs, and positions
within what they decode.

A position that is not between two characters of a clean state is one large int, as CPython packs
it: where to start, the decoder's flags, how many bytes to feed it, whether the end of the file is
next, and how many characters to skip.
"""

import codecs
import io


def find(encoding, errors, reads, writes, universal, translate):
    """A decoder and an encoder, each or None."""
    info = codecs.lookup(encoding)
    if not info._is_text_encoding:
        raise LookupError(f'{encoding!r} is not a text encoding; '
                          'use codecs.open() to handle arbitrary codecs')
    decoder = encoder = None
    if reads:
        decoder = info.incrementaldecoder(errors)
        if universal:
            decoder = io.IncrementalNewlineDecoder(decoder, translate)
    if writes:
        encoder = info.incrementalencoder(errors)
    return decoder, encoder


def decode(decoder, data, last):
    text = decoder.decode(data, last)
    if not isinstance(text, str):
        raise TypeError('decoder should return a string result, '
                        f'not {type(text).__name__!r}')
    return text


def decode_anew(encoding, errors, data, last):
    """What the runtime failed to decode, so that the traceback leads to the codec as in CPython."""
    return codecs.getincrementaldecoder(encoding)(errors).decode(data, last)


def encode(encoder, text):
    data = encoder.encode(text)
    if not isinstance(data, bytes):
        raise TypeError(f'encoder should return a bytes object, not {type(data).__name__!r}')
    return data


def state_of(decoder):
    """(bytes that wait for more, flags)"""
    state = decoder.getstate()
    if not isinstance(state, tuple) or len(state) != 2:
        raise TypeError('illegal decoder state')
    if not isinstance(state[0], bytes):
        raise TypeError("illegal decoder state: the first item should be a bytes object, "
                        f'not {type(state[0]).__name__!r}')
    return state


def tell(decoder, state, chunk, used, position):
    """Where `used` characters of what `chunk` gave end; the stream is at `position`, behind it."""
    pending, flags = state
    data = pending + chunk
    position -= len(data)
    if used == 0:
        return position | flags << 64
    start, start_flags, start_chars, chars, fed, at_end = 0, flags, 0, 0, 0, False
    saved = decoder.getstate()
    try:
        decoder.setstate((b'', flags))
        while chars < used and fed < len(data):
            chars += len(decoder.decode(data[fed:fed + 1]))
            fed += 1
            waiting, flags = decoder.getstate()
            if not waiting and chars <= used:
                start, start_flags, start_chars = fed, flags, chars
        if chars < used:
            at_end = True
            if chars + len(decoder.decode(b'', True)) < used:
                raise OSError("can't reconstruct logical file position")
    finally:
        decoder.setstate(saved)
    skip = used - start_chars
    cookie = position + start | start_flags << 64
    return cookie | fed - start << 96 | skip << 128 | at_end << 160 if skip else cookie


def seek(buffer, decoder, encoder, cookie):
    """Goes there. (text ahead, how much of it lies before, the bytes it comes from, state)"""
    rest, position = divmod(cookie, 1 << 64)
    rest, flags = divmod(rest, 1 << 32)
    rest, feed = divmod(rest, 1 << 32)
    at_end, skip = divmod(rest, 1 << 32)
    buffer.seek(position)
    text, chunk = '', b''
    if decoder is not None:
        if cookie:
            decoder.setstate((b'', flags))
        else:
            decoder.reset()
        if skip:
            chunk = buffer.read(feed)
            text = decode(decoder, chunk, bool(at_end))
            if len(text) < skip:
                raise OSError("can't restore logical file position")
    place(encoder, cookie)
    return text, skip, chunk, (b'', flags)


def place(encoder, position):
    """At the beginning of a stream an encoder may have more to write."""
    if encoder is not None:
        if position:
            encoder.setstate(0)
        else:
            encoder.reset()
