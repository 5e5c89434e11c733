# No suggestion when nothing is near.
class C: apple = 1
print(hasattr(C, 'zebra'))
C.zebra_crossing
