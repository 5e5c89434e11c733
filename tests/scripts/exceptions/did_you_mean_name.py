# Uncaught NameError with a suggestion.
def total(values):
    result = 0
    for value in values:
        result += valu
    return result
total([1])
