# An error in the guard of a case.
match [1, 0]:
    case [a, b] if a / b > 1:
        print('never')
