"""Warnings about what is called and indexed look at constants as they are once they are folded."""

import warnings

warnings.simplefilter('always')
for source in ('(1, 2)[0](3)', '(1 + 2)(3)', '"a"[0](1)', '(-1)[0]', '"abc"["a" + "b"]', '(1, 2)["a" "b"]',
               '(1, 2)[(0, 1)]', '"a"[1.0 + 2]', '("a" + "b")[None]', '__debug__()', '__debug__[0]', '(1, 2)()',
               '[1]()', '{}()', '{1}[0]', '{}[0]', '(lambda: 0)()', '(lambda: 0)[0]', '(x for x in y)()',
               'f"{x}"()', 'f"{x}"["a"]', '...()', '...[0]', 'None()', 'True[0]', 'b"x"["y"]', 'b"x"()',
               '(not 1)()', '"a" * 3 is x', '(1, 2)[0] is x', '1 + 1 is not x', '(1, 2, 3)[0:1]()', 'x()', 'x[0]()',
               '(1,)[0][0]', '("a",)[0]["b"]', '(1 if 0 else 2)()', '(1 or 2)()', '(1, x)()', '(1, x)["a"]',
               '[1, 2]["a"]', '[x for x in y]["a"]', '[x for x in y]()', '"a"[x:y]', '"a"[True]', '"a"[-1]',
               'del (1, 2)[0]', '(1, 2)[0] = 3', '2 ** 3 [0]', '(2 ** 3)[0]', '"%s" [1.5]'):
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter('always')
        try:
            compile(source, '<s>', 'exec')
        except SyntaxError as error:
            print(source, error)
    print(source, [(str(w.message), w.lineno) for w in caught])
