# Modulo by zero inside a comprehension in a call.
print(sum([10 % n for n in (3, 2, 1, 0)]))
