# Augmented assignment to an attribute that is not there.
class C: pass
c = C()
c.count += 1
