# upper, lower, title, capitalize, swapcase, casefold.
for s in (
    'hello World', 'ÀÉÎ straße', 'they\'re bill\'s', 'ǆ ﬁ ß', 'ΑΣ ΣΑΣ', 'İI ıi', '123 abc', 'a1b2',
    ''
):
    print(s.upper(), s.lower(), s.title(), s.capitalize(), s.swapcase(), s.casefold(), sep='|')
print('ß'.upper(), len('ß'.upper()), 'ﬃ'.upper(), 'ŉ'.upper(), 'ΌΣΟΣ'.lower())
print('ǆ'.title(), 'ẞ'.casefold(), 'straße'.casefold() == 'STRASSE'.casefold())
