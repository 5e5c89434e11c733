# string constants, Template, and textwrap.
import string, textwrap
print(string.ascii_lowercase, string.ascii_uppercase, string.digits, string.hexdigits)
print(string.punctuation, repr(string.whitespace), string.capwords('hello  wide world'))
print(string.Template('$who likes ${what}, $$5').substitute(who='Tim', what='tea'))
print(string.Template('$a $b').safe_substitute(a=1))
try:
    string.Template('$a').substitute()
except KeyError as e:
    print('KeyError', e)
t = 'The quick brown fox jumps over the lazy dog and runs away from extraordinarily long words.'
for line in textwrap.wrap(t, 20): print('|' + line)
print(
    textwrap.fill('aaa bbb ccc', 7), textwrap.shorten('hello big world', 12),
    textwrap.indent('a\nb\n\nc', '> '), textwrap.dedent('  x\n    y\n  z'), sep='\n')
