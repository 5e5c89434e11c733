# A key of a class's dict compares itself while an attribute is looked up, and changes the class.
# (Its errors are swallowed: the attribute is not found.)
class Key:
    def __hash__(self): return hash('wanted')
    def __eq__(self, other):
        Holder.__bases__ = (Other,)
        return False
class Base: wanted = 'from Base'
class Other: wanted = 'from Other'
Holder = type('Holder', (Base,), {Key(): 1})
print(Holder.wanted in ('from Base', 'from Other'), Holder.__bases__)
