# NameError in a nested function.
def outer():
    def inner():
        return [i for i in range(3) if undefined_thing(i)]
    return inner()
outer()
