# env: OURO_CHECK_EXIT=0
# What a program leaves behind is finalised at its end, wherever it hangs.
class Loud:
    def __init__(self, name, *held):
        self.name = name
        self.held = held

    def __del__(self):
        print("gone:", self.name)


class Ring:
    def __init__(self):
        self.me = self
        self.loud = Loud("in a ring")


in_globals = Loud("in globals")
in_list = [[Loud("in a list")]]
Ring()


def function(held=Loud("a default")):
    return held


print("end")
