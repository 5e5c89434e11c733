# Malformed string literals are syntax errors with CPython's words.
for s in [
    "'abc", '"abc', "'''abc", "'\\x1'", "'\\u12'", "'\\N{no such name}'", "'\\N'", "b'\\x1'",
    "b'é'", "'\\U00110000'", "'a\nb'"
]:
    try:
        print(s, '=', eval(s))
    except SyntaxError as e:
        print(ascii(s), '->', e.msg)
