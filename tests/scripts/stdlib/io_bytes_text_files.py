# Binary files: seek, tell, readinto, truncate; text files with encodings.
import os
n = 'bin_test.dat'
with open(n, 'wb') as f:
    print(f.write(bytes(range(20))), f.tell(), f.seek(5), f.write(b'XY'), f.tell())
with open(n, 'rb') as f:
    print(f.read(7), f.tell(), f.seek(-2, 2), f.read(), f.read(), f.seek(2), list(f.read(3)))
    buf = bytearray(4); f.seek(0); print(f.readinto(buf), buf)
with open(n, 'r+b') as f: f.truncate(3); print(f.read())
with open(n, 'w', encoding='latin-1') as f: f.write('é\n')
print(open(n, 'rb').read())
try:
    open(n, encoding='utf-8').read()
except UnicodeDecodeError as e:
    print(e)
print(open(n, encoding='latin-1').read(), end='')
print(repr(open(n, encoding='utf-8', errors='replace').read()))
with open(n, 'w', newline='\r\n') as f: f.write('a\nb\n')
print(open(n, 'rb').read())
with open(n, 'ab') as f: f.write(b'end')
print(os.path.getsize(n)); os.remove(n)
