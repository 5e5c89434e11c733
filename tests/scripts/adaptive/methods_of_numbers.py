# A site that calls methods of ints, floats and others in turn.
class Whole(int):
    def bit_length(self):
        return "mine"

    def is_integer(self):
        return "no float"


class Other:
    def bit_length(self):
        return "other"

    def conjugate(self):
        return "conjugated"


def bits(values):
    return [v.bit_length() for v in values]


def conjugates(values):
    return [v.conjugate() for v in values]


print(bits(range(6)))
print(bits([1, 2**62, 2**80, True, Whole(3), Other(), 5, Other(), 7]))
print(bits([8] * 3))
print(conjugates([1, 2.5, 0.0, -0.0, float("inf"), 2**70, 3j, True, Other(), 4, 1.5]))
for wrong in (None, 1.5, "text"):
    try:
        bits([1, 2, wrong])
    except AttributeError as error:
        print(error)


def ratio(v):
    return v.as_integer_ratio()


for v in (1, 2, 0.5, 0.25, 3, 0.0, Whole(4)):
    print(ratio(v))
name = "bit_length"
try:
    int.bit_length = None
except TypeError as error:
    print(error)
print(bits([1, 255]))
