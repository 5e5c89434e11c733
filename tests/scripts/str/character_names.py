# Names of characters in the unicode_escape codec and as replacements.
print(rb'\N{EURO SIGN} \N{latin small letter e with acute} \N{HANGUL SYLLABLE GAG}'.decode('unicode_escape'))
for text in ('\u00e9\u20ac', '\u1ec7\u1e39\u01a1', '\uac01\u4e2d', '\u00c5'):
    print(text.encode('ascii', 'namereplace'))
for bad in (rb'\N{NO SUCH NAME}', rb'\N', rb'\N{', rb'\N{}'):
    try:
        print(bad.decode('unicode_escape'))
    except UnicodeDecodeError as e:
        print(e)
