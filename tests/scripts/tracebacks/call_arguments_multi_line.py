# A failing argument of a call over several lines.
print('a',
      'b',
      len(5),
      'd')
