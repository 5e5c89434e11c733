# An f-string whose brace is not closed.
print(f'value {x')
