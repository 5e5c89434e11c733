# The % operator: keys looked up in dicts of every kind, numbers laid out, letters at once.
from collections import OrderedDict, defaultdict, UserDict


class Named(dict):
    def __missing__(self, key):
        return f"<{key}>"


class Loud:
    def __eq__(self, other):
        return isinstance(other, str) and other == "name"

    def __hash__(self):
        return hash("name")


class Keyed:
    def __getitem__(self, key):
        if key == "bad":
            raise RuntimeError("no " + key)
        return key * 2


plain = {"name": "bob", "age": 5, "é": "accent", "": "empty", 3: "int", "a(b)c": "nested", "x" * 40: "long"}
for d in plain, OrderedDict(plain), Named(plain), UserDict(plain), defaultdict(int, plain), {Loud(): "loud", "age": 1}:
    for form in "%(name)s is %(age)s", "%(é)s", "%()s", "%(a(b)c)s", "%(none)s", "%(" + "x" * 40 + ")s", "%(name)10s|%(name)-10s|%(name).2s", "%%(name)s", "no keys", "%(bad)s", "%(age)05d":
        try:
            print(form % d, end=";")
        except (KeyError, RuntimeError, TypeError) as error:
            print(type(error).__name__, error, end=";")
    for form in "{name} is {age}", "{é}", "{0}", "{}", "{name!r:>8}", "{a(b)c}", "{none}", "{name.real}", "{3}":
        for call in (lambda: form.format_map(d), lambda: form.format(**{k: v for k, v in d.items() if isinstance(k, str)}), lambda: ("{0[" + form[1:-1] + "]}").format(d)):
            try:
                print(call(), end=";")
            except (KeyError, RuntimeError, TypeError, ValueError, IndexError, AttributeError) as error:
                print(type(error).__name__, str(error)[:60], end=";")
    print()

for form in "%(name)s", "%(bad)s", "%(x)s%%":
    try:
        print(form % Keyed(), form.replace("%(", "{").replace(")s", "}").format_map(Keyed()))
    except RuntimeError as error:
        print(error)

many = {f"key{i}": i for i in range(3000)}
del many["key7"]
print(sum(int("%%(key%d)d" % i % many) for i in range(3000) if i != 7), "{key2999}{key0}".format(**many))
try:
    "%(key7)d" % many
except KeyError as error:
    print("KeyError", error)

values = [0, 7, -7, 255, -255, 2**62, -(2**62), 2**63, 10**22, True, 2.75, -2.75, 1e22, float("inf"), float("nan")]
for spec in "d", "5d", "-5d", "05d", "+d", "+05d", " d", "-05d", "x", "#x", "#10x", "#010x", "-#10X", "o", "#o", "5.3d", "08.3d", ".3x", "i", "u", "70d", "070d", "-70d|":
    for value in values:
        try:
            print(("%" + spec) % value, ("%" + spec) % (value,), (b"%" + spec.encode()) % value == (("%" + spec) % value).encode(), end=" ")
        except (TypeError, ValueError, OverflowError) as error:
            print(error, end=" ")
    print()
for spec in "f", ".2f", "8.2f", "-8.2f", "08.2f", "+.1f", "+08.1f", "e", ".3e", "g", ".3g", "#g", "012g", "-12g|", "5.0f", "#.0f", "F", "70.1f", "é%5.1f", "日%-7.2f|":
    for value in values:
        form = spec if "%" in spec else "%" + spec
        print(form % value, end=" ")
    print()
for form in "%r", "%a", "%c", "%s", "%5r", "%h", "%ld", "%hd", "%Ld", "%z", "%y", "%", "%é", "%A", "%(", "%[", "%5", "%.", "%l", "%-s", "%_d":
    for value in "q", 65, ("é'",), {"k": 1}:
        try:
            print(form % value, end=";")
        except (TypeError, ValueError, OverflowError) as error:
            print(type(error).__name__, error, end=";")
    print()
