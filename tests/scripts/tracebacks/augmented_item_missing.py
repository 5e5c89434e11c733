# Augmented assignment to a missing key.
counts = {}
counts['a'] += 1
