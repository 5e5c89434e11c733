# The failing call in a chain of methods.
text = ' some text '
print(text.strip().upper().split().joni('-'))
