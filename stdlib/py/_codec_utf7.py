"""UTF-7: base64 between + and - for what is not plain ASCII (RFC 2152)."""

from _codec_handlers import _handle
from _codec_known import _as_bytes

__name__ = '_codecs'  # which is where all of it is found


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
            wrong = UnicodeDecodeError('utf7', data, start, at, reason)
            text, at = _handle(errors, wrong)
            data = wrong.object  # the handler may have put other bytes there
            out.append(text)
    return ''.join(out), at if shifted is None else start
