# Formatting: f-strings, format(), %, str.format, join of reports, numbers with signs, widths and digits.
def report(count):
    lines = []
    for i in range(count):
        price = i * 1.25
        lines.append(f"{i:>6} | {'item' + str(i):<12} | {price:10.2f} | {i % 7:03d} | {i & 255:#04x}")
    return "\n".join(lines)


def percent(count):
    total = 0
    for i in range(count):
        total += len("%5d %-8s %.3f %x %r" % (i, "abc", i / 3, i, "q"))
    return total


def methods(count):
    total = 0
    for i in range(count):
        total += len("{0}:{1:>{width}} {name!r}".format(i, i * i, width=12, name="n"))
        total += len(format(i, ",")) + len(format(i / 7, ".4e"))
    return total


def parsed(text):
    total = 0
    for line in text.split("\n"):
        number, name, price, *_ = line.split("|")
        total += int(number) + round(float(price)) + len(name.strip())
    return total


text = report(60000)
result = len(text), percent(200000), methods(200000), parsed(text), text.count("item1")
assert result == (2879999, 6796766, 7776780, 4050461390, 11111), result
print(*result)
