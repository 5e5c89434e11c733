# Sources with NUL bytes, invalid UTF-8, BOM, coding lines and odd line ends.
def t(label, src):
    try:
        ns = {}
        exec(compile(src, 'odd.py', 'exec'), ns)
        print(label, '->', {k: v for k, v in ns.items() if k != '__builtins__'})
    except (SyntaxError, ValueError, UnicodeError) as e:
        print(label, '->', type(e).__name__)
t('nul', b'x = 1\0\n'); t('nul str', 'x = "\0"'); t('invalid utf8', b'x = "\xff"')
t('bom', b'\xef\xbb\xbfx = 1'); t('bom str', '\ufeffx = 1'); t('crlf', b'x = 1\r\ny = 2\r\n')
t('cr', b'x = 1\ry = 2\r'); t('mixed', b'x = """a\r\nb\rc\n"""\r\n')
t('latin-1', b'# -*- coding: latin-1 -*-\nx = "\xe9"')
t('latin-1 second line', b'#!/bin/x\n# coding=latin-1\nx = "\xe9"')
t('bad coding', b'# coding: no-such\nx = 1'); t('utf-8 coding', '# coding: utf-8\nx = "é"'.encode())
t('bom and latin', b'\xef\xbb\xbf# coding: latin-1\nx = 1')
t('form feed', b'\x0cx = 1\n\x0cif x:\n  \x0c  y = 2\n'); t('vertical tab', b'x = 1\x0b\n')
t('ctrl', b'x = 1 \x01'); t('del', b'x = \x7f'); t('surrogate', 'x = "\ud800"')
t('nbsp', 'x\xa0= 1'); t('zero width', 'x\u200b = 1'); t('no newline', b'x = 1')
t('only spaces', b'   '); t('only newlines', b'\n\n\r\n'); t('empty', b'')
t('only comment', b'# x'); t('ctrl-z', b'x = 1\n\x1a'); t('unicode names', 'ñ = 1; x² = 2')
t('unicode names ok', 'ñandú = 1')
