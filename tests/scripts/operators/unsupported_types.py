# TypeErrors of binary and unary operators name operator and types.
a, b, n = [1, 2], 5, None
for s in ["1 + 'a'", "'a' + 1", "[] + ()", "() + []", "{} + {}", "None + 1", "1 - 'a'", "'a' * 'b'", "[] * 1.5", "1 / 'a'",
          "1 // []", "'a' ** 2", "1 << 1.0", "1 & 1.5", "1 | '1'", "1 ^ None", "1 @ 2", "-'a'", "+[]", "~1.5", "not_defined",
          "1 < 'a'", "[] < ()", "None > None", "{} <= {}", "1j < 2j", "1 in 2", "'a' in 1", "1 in 'abc'", "a[None]", "{}[[]]",
          "len(5)", "b()", "n[0]", "b[0]", "'%d' % 'x'", "b'a' + 'a'", "'a' + b'a'", "divmod('a', 1)", "pow('a', 2)", "print >> 1"]:
    try:
        print(s, '=', eval(s))
    except (TypeError, NameError) as e:
        print(s, '->', e)
