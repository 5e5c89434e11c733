# A misspelt built-in gets a suggestion.
lenght = 5
print(pritn)
