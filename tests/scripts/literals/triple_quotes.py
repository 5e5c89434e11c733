# Triple-quoted strings keep line ends and lone quotes.
s = """first
  second "quoted" ''
third"""
print(s)
print(repr('''a"b'c'''))
print(repr("""tail\
joined
"""))
print(len('''

'''))
t = f"""
{1 + 1}
  {'x' * 3}"""
print(repr(t))
