# Needles at every place of long texts and of short ones, with others that begin or end like them in between.
def plain(text, needle):
    for at in range(len(text) - len(needle) + 1):
        if all(text[at + k] == needle[k] for k in range(len(needle))):
            return at
    return -1


wrong = checks = 0
for fill in "a", "é", "日", "\U0001f600":
    for needle in "xy", "xzy", fill + "y", "x" + fill, "x" + fill * 3 + "y", "x" * 17 + "y":
        for length in [*range(0, 20), 31, 33, 47, 48, 49, 50, 64, 95, 96, 97, 130]:
            for at in {*range(0, length + 1, 7), length}:
                text = fill * at + needle + fill * (length - at)
                checks += 1
                wrong += text.find(needle) != plain(text, needle) or text.encode().find(needle.encode()) != len(text[: text.index(needle)].encode())
                teased = text.replace(needle, "x" * 2 + "z") + "y"
                wrong += teased.find(needle) != plain(teased, needle) or (needle in teased) != (plain(teased, needle) >= 0)
print(checks, wrong)

# Keys that nobody has hashed yet, in small dicts and large ones, short and long, narrow and wide.
for size in 1, 5, 8, 9, 300:
    for prefix in "k", "a rather long key of more than sixteen ", "é", "日":
        table = {prefix + str(i): i for i in range(size)}
        for i in range(size):
            assert table["".join((prefix, str(i)))] == table.get(prefix + "%d" % i) == i and (prefix + f"{i}") in table
        assert (prefix + str(size)) not in table and table.get(prefix + "x" * (size % 3)) is None
        table["".join((prefix, "0"))] += 5
        table[f"{prefix}0"] += 5
        table.setdefault(prefix + str(0), 7)
        del table["".join((prefix, str(size - 1)))]
        assert len(table) == size - 1 and (size == 1 or table[prefix + "0"] == 10)
        table[3, "mixed"] = 1
        table[("%s" * 2) % (prefix, "0")] = "new"
        assert table["".join((prefix, "0"))] == "new" and len(table) == max(size, 2) if size == 1 else size
print(len(table))
