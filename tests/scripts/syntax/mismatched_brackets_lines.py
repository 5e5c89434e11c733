# Brackets of different kinds on different lines.
x = {
    'a': 1,
)
