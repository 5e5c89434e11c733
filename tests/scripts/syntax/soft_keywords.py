# match, case and _ are ordinary names elsewhere.
match = 5
case = [match]
_ = case
print(match, case[0], _)
def type(x): return x
print(match * 2, match if case else _, type(match))
match[0:1] if False else None
match, case = case, match
print(match, case)
match (case):
    case 5: print('matched five')
    case _: print('other')
print(match)
class match: case = 1
print(match.case)
