# The is... predicates over many characters.
samples = [
    '', 'a', 'A', '1', 'a1', ' ', '\t\n', 'é', 'ß', '²', '½', 'Ⅷ', '٣', '_', 'aB', 'Ab Cd', 'AB',
    'ab', '\x00', 'ǅ', '中', '\u200b', '1.5', 'ª', 'a b', '\x7f', '\xa0', '🐍']
for s in samples:
    print(ascii(s))
    print(''.join('01'[m()] for m in (s.isalpha, s.isdigit, s.isdecimal, s.isnumeric, s.isalnum, s.isspace, s.isupper, s.islower, s.istitle, s.isprintable, s.isidentifier, s.isascii)))
