# Source in bytes that are not what their coding says: the codec's own words.
for source in (b'# coding: ascii\nx = "\xe2\x98\x83"\n', b'#!x\n# coding: us-ascii\n\nx = 1\ny = "\xff"\n',
               b"# coding: ascii\nx = (" + b"1,\n" * 4000 + b'"\xff")\n', b"# coding: nothing-such\n",
               b'# coding: cp1252\nx="\x81"\n', b'# coding: cp1251\nx="\xe9"\n',
               b"# coding: ascii\nx = 1\n"):
    try:
        compile(source, "somewhere", "exec")
        print("good")
    except SyntaxError as e:
        print(e.args)
