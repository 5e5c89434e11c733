# repr and ascii: quotes, control characters, unprintable and astral ones.
for s in (
    "it's", 'say "x"', 'both \' and "', 'tab\t nl\n cr\r', '\x00\x1f\x7f', '\x80\x9f\xa0\xad', 'é€',
    '\u200b\u2028', '\ue000', '\U0001f600', '\U000e0001', '\ud800', 'back\\slash', '\u0378', ''
):
    print(repr(s).encode('utf-8', 'backslashreplace').decode(), ascii(s), len(repr(s)))
print(f'{"é"!r} {"é"!a} {"é"!s}', '%r %a %s' % ('é', 'é', 'é'), ['é\n'], ascii(['é', {'ü': 1}]))
