# What an exception says of them.
for cls in Exception, ValueError, KeyError, BaseException:
    for keywords in {3: 1}, {"a": 1, None: 2}:
        try:
            cls(1, **keywords)
        except TypeError as error:
            print(error)


class Own(Exception):
    pass


class Taking(Exception):
    def __init__(self, **more):
        pass


for cls in Own, Taking:
    try:
        cls(**{3: 1})
    except TypeError as error:
        print(error)
