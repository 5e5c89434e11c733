# A question mark.
x = 1 if a ? 2
