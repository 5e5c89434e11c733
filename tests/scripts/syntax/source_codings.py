# PEP 263: source in a coding that only a codec knows.
for name in ("koi8-r", "cp1251", "iso8859-7", "cp437", "mac-roman"):
    source = f"# -*- coding: {name} -*-\nx = '\\u0416'\ny = '".encode() + b"\xe1\xe2'\n"
    space = {}
    exec(source, space)
    print(name, ascii(space["x"] + space["y"]))
try:
    compile(b"# coding: cp1251\nname = '\xcf\xb3' +", "<text>", "exec")
except SyntaxError as error:
    print(error.msg, error.lineno, error.offset, ascii(error.text))
try:
    compile(b"# coding: no-such-coding\n", "<text>", "exec")
except SyntaxError as error:
    print(error.msg)
