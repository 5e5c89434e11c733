# startswith, endswith, find and their kin with one argument: prefixes of every length, a difference at every place.
class Text(str):
    pass


wrong = checks = 0
base = "abcdefghijklmnopqrstuvwxyzéABC"
for wide in "", "日", "\U0001f600":
    text = base + wide
    for length in range(len(text) + 2):
        prefix = text[:length]
        suffix = text[len(text) - length :] if length <= len(text) else "z" + text
        wrong += not text.startswith(prefix) or (length <= len(text)) != text.endswith(suffix)
        wrong += text.removeprefix(prefix) != text[length:] or text.find(prefix) != 0 or text.rfind(suffix) != (len(text) - length if length <= len(text) else -1)
        for place in range(len(prefix)):
            for other in "z", "é", "日":
                checks += 1
                changed = prefix[:place] + other + prefix[place + 1 :]
                wrong += text.startswith(changed) != (changed == prefix)
                wrong += Text(text).startswith(Text(changed)) != (changed == prefix)
                wrong += text.endswith(changed) != (text[-len(changed) :] == changed)
                wrong += (text.find(changed) == 0) != (changed == prefix) or text.count(changed) != (changed in text)
print(checks, wrong)
for length in range(0, 40):
    for place in range(length):
        for c in "x", "é":
            text = "a" * place + c + "b" * (length - place - 1)
            assert text.find(c) == text.index(c) == text.rfind(c) == text.rindex(c) == place and c in text
            assert text.find(c, place) == place and text.find(c, place + 1) == -1 and text.find(c, 0, place) == -1
            assert text.count(c) == 1 and text.find("日") == -1 and "q" not in text and text.find("\xff") == -1
for call in (lambda: "a".find(), lambda: "a".find(1), lambda: "a".index("b"), lambda: "a".rindex(Text("b")), lambda: "a".startswith(1),
             lambda: "a".endswith(("a", 1)), lambda: "a".startswith((1,)), lambda: "a".count(None), lambda: "a".startswith(), lambda: "a".find("a", "b"),
             lambda: "a".startswith("a", 0, 1, 2), lambda: "abc".startswith(("x", "ab")), lambda: "abc".endswith("bc", 1), lambda: "a".find(Text("a"))):
    try:
        print(call())
    except (TypeError, ValueError) as error:
        print(type(error).__name__, error)
