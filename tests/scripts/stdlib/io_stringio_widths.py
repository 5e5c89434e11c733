# What a StringIO holds may need one, two or four bytes a character, and more than before with any write.
import io, random
r = random.Random(7)
alphabet = ['a', 'b', '\n', '\r', '\r\n', 'é', 'ÿ', 'Ā', '中', '😀', '\x00', 'xyz' * 20]
for newline in ('\n', None, '', '\r', '\r\n'):
    for widest in (3, 5, 7, 9, 12):
        out = []
        f = io.StringIO(''.join(r.choices(alphabet[:widest], k=5)), newline)
        for _ in range(400):
            op = r.randrange(9)
            if op < 3: out.append(f.write(''.join(r.choices(alphabet[:widest], k=r.randrange(6)))))
            elif op == 3: out.append(f.read(r.choice([-1, 0, 1, 3])))
            elif op == 4: out.append(f.readline())
            elif op == 5: out.append(f.seek(r.randrange(len(f.getvalue()) + 4)))
            elif op == 6: out.append(f.truncate(r.randrange(60)))
            elif op == 7: out.append(f.getvalue())
            else: out.append(next(f, None))
        print(newline, widest, [ascii(o) for o in out][-3:], f.newlines)
        g = io.StringIO(); g.__setstate__(f.__getstate__()); print(ascii(g.getvalue()), g.tell())
f = io.StringIO(); f.seek(5); print(repr(f.readline()), repr(f.read())); f.write('é'); print(ascii(f.getvalue())); f.close()
