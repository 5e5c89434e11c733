# The line that a SyntaxError shows need not be UTF-8 itself.
for source in (b'x = 1\n\xff', b'"\xe9', b'# \xf0\x9f\ny = (', b'a\xc3', b'\xf0', b'( \xed\xa0\x80', b'x\xf8\x88 ='):
    try:
        compile(source, 'odd', 'exec')
    except SyntaxError as e:
        print(type(e).__name__, type(e.text).__name__)
