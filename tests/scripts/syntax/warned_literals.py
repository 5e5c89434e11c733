# Literals that are read, but warned about: octal escapes too large, numbers that touch a word.
import warnings

for text in (r"'\400'", r"b'\777'", r"'''\n\407'''", "1if 1else 2", "0x1for x in [1]", "1.and 2",
             "0o7or 1", "0b1in [1]", "1jif 1 else 2", r"'\377'", "9not in [1]"):
    source = f"[{text}]"
    with warnings.catch_warnings(record=True) as seen:
        warnings.simplefilter("always")
        try:
            value = ascii(eval(source))
        except SyntaxError as error:
            value = error.msg
    print(source, value, [(w.category.__name__, str(w.message), w.lineno) for w in seen])
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        try:
            compile(source, "<text>", "eval")
        except SyntaxError as error:
            print("   ", error.msg, error.lineno, error.offset)
