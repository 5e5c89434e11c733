# binascii: quoted-printable text and back, in bodies and in headers.
import binascii

for data in (b"caf\xc3\xa9 = 1", b"tab\t\nspace \r\nend ", b".", b"x" * 80, b"a_b c\n.\n", b"\r\n=3D"):
    print(binascii.b2a_qp(data), binascii.b2a_qp(data, True), binascii.b2a_qp(data, istext=False))
    quoted = binascii.b2a_qp(data, header=True)
    print(quoted, binascii.a2b_qp(quoted, header=True) == data)
for text in (b"=3D=3d=", b"soft=\nbreak=\r\n", b"a=zz==41_", "=E2=82=AC", b"=\rlost\nkept"):
    print(binascii.a2b_qp(text), binascii.a2b_qp(text, True))
for wrong in (lambda: binascii.a2b_qp("\xe9"), lambda: binascii.b2a_qp("text"), binascii.b2a_qp):
    try:
        print(wrong())
    except Exception as error:
        print(type(error).__name__, error)
