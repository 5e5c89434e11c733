# A call with a missing comma.
print('a' 5, sep='')
