# base64 of every length and with bytes that are no digits at every place.
import base64
import binascii

data = bytes((i * 89 + 7) & 255 for i in range(200))
for n in range(70):
    text = binascii.b2a_base64(data[:n], newline=False)
    assert binascii.a2b_base64(text) == data[:n], n
    if n < 20:
        print(n, text)
text = binascii.b2a_base64(bytes(range(60)), newline=False)
for at in range(0, len(text), 3):
    for junk in (b'\n', b'-', b'\xff', b'='):
        broken = text[:at] + junk + text[at:]
        for strict in (False, True):
            try:
                result = binascii.a2b_base64(broken, strict_mode=strict)
                if at < 20:
                    print(at, junk, strict, result[:6], len(result))
            except binascii.Error as e:
                if at < 20:
                    print(at, junk, strict, e)
print(base64.urlsafe_b64encode(data[:50]), base64.b64decode('Zm9v\nYmFy'))
