# A class without its body.
class C:

x = 1
