"""Streams of bytes and of text: the classes of _io, and the abstract ones that they belong to."""

import abc

from _io import (
    DEFAULT_BUFFER_SIZE, BlockingIOError, BufferedRandom, BufferedReader, BufferedWriter, BytesIO,
    FileIO, StringIO, TextIOWrapper, UnsupportedOperation, open, open_code, text_encoding,
    _BufferedIOBase, _IOBase, _RawIOBase, _TextIOBase,
)

__all__ = ['BlockingIOError', 'open', 'open_code', 'IOBase', 'RawIOBase', 'FileIO', 'BytesIO',
           'StringIO', 'BufferedIOBase', 'BufferedReader', 'BufferedWriter', 'BufferedRandom',
           'BufferedRWPair', 'TextIOBase', 'TextIOWrapper', 'IncrementalNewlineDecoder',
           'UnsupportedOperation', 'SEEK_SET', 'SEEK_CUR', 'SEEK_END', 'DEFAULT_BUFFER_SIZE']

SEEK_SET, SEEK_CUR, SEEK_END = 0, 1, 2


class IOBase(_IOBase, metaclass=abc.ABCMeta):
    __doc__ = _IOBase.__doc__


class RawIOBase(_RawIOBase, IOBase):
    __doc__ = _RawIOBase.__doc__


class BufferedIOBase(_BufferedIOBase, IOBase):
    __doc__ = _BufferedIOBase.__doc__


class TextIOBase(_TextIOBase, IOBase):
    __doc__ = _TextIOBase.__doc__


RawIOBase.register(FileIO)
for _native in (BytesIO, BufferedReader, BufferedWriter, BufferedRandom):
    BufferedIOBase.register(_native)
for _native in (StringIO, TextIOWrapper):
    TextIOBase.register(_native)
del _native


class BufferedRWPair(BufferedIOBase):
    """Two streams as one: a reader and a writer of which none can seek."""

    def __init__(self, reader, writer, buffer_size=DEFAULT_BUFFER_SIZE, /):
        if not reader.readable():
            raise UnsupportedOperation('"reader" argument must be readable.')
        if not writer.writable():
            raise UnsupportedOperation('"writer" argument must be writable.')
        self.reader = BufferedReader(reader, buffer_size)
        self.writer = BufferedWriter(writer, buffer_size)

    def read(self, size=-1, /):
        return self.reader.read(size)

    def read1(self, size=-1, /):
        return self.reader.read1(size)

    def peek(self, size=0, /):
        return self.reader.peek(size)

    def readinto(self, buffer, /):
        return self.reader.readinto(buffer)

    def readinto1(self, buffer, /):
        return self.reader.readinto1(buffer)

    def readable(self):
        return self.reader.readable()

    def write(self, data, /):
        return self.writer.write(data)

    def writable(self):
        return self.writer.writable()

    def flush(self):
        return self.writer.flush()

    def close(self):
        try:
            self.writer.close()
        finally:
            self.reader.close()

    def isatty(self):
        return self.writer.isatty() or self.reader.isatty()

    @property
    def closed(self):
        return self.writer.closed


class IncrementalNewlineDecoder:
    """Makes one kind of line end of all, in text that comes piece by piece."""

    _KINDS = (None, '\n', '\r', ('\r', '\n'), '\r\n', ('\n', '\r\n'), ('\r', '\r\n'),
              ('\r', '\n', '\r\n'))

    def __init__(self, decoder, translate, errors='strict'):
        self.errors = errors
        self._decoder = decoder
        self._translate = translate
        self._seen = 0
        self._pending_return = False

    def decode(self, input, final=False):
        """The next piece."""
        output = input if self._decoder is None else self._decoder.decode(input, final)
        if not isinstance(output, str):
            raise TypeError(f'decoder should return a string result, not {type(output).__name__!r}')
        if self._pending_return and (output or final):
            output = '\r' + output
            self._pending_return = False
        if output.endswith('\r') and not final:
            output = output[:-1]
            self._pending_return = True
        pairs = output.count('\r\n')
        returns = output.count('\r') - pairs
        feeds = output.count('\n') - pairs
        self._seen |= bool(feeds) * 1 | bool(returns) * 2 | bool(pairs) * 4
        if self._translate:
            output = output.replace('\r\n', '\n').replace('\r', '\n')
        return output

    def getstate(self):
        """What setstate() takes."""
        data, flag = (b'', 0) if self._decoder is None else self._decoder.getstate()
        return data, flag << 1 | self._pending_return

    def setstate(self, state, /):
        """Goes back to a state."""
        data, flag = state
        self._pending_return = bool(flag & 1)
        if self._decoder is not None:
            self._decoder.setstate((data, flag >> 1))

    def reset(self):
        """Begins anew."""
        self._seen = 0
        self._pending_return = False
        if self._decoder is not None:
            self._decoder.reset()

    @property
    def newlines(self):
        """The kinds of line end seen so far."""
        return self._KINDS[self._seen]


import _io
for _native in (BufferedRWPair, IncrementalNewlineDecoder):
    _native.__module__ = '_io'
    setattr(_io, _native.__name__, _native)
del _io, _native
