# Regular expressions: a log taken apart, addresses and dates found, text rewritten, a tokeniser.
import re

LINE = re.compile(r"(?P<host>\d+\.\d+\.\d+\.\d+) - (?P<user>\w+|-) \[(?P<day>\d\d)/(\w{3})/(\d{4})\] \"(GET|POST) (?P<path>[^ \"]+)\" (\d{3}) (\d+|-)$")
ADDRESS = re.compile(r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+")
TOKEN = re.compile(r"\s*(?:(?P<number>\d+(?:\.\d*)?)|(?P<name>[A-Za-z_]\w*)|(?P<operator>\*\*|[-+*/()=<>,]))")


def log(count):
    lines = []
    for i in range(count):
        user = "-" if i % 3 else "user%d" % (i % 100)
        path = f"/dir{i % 17}/page{i}.html?q={i % 9}"
        size = "-" if i % 29 == 0 else i * 37 % 100000
        lines.append(f'10.0.{i % 256}.{i // 256} - {user} [{i % 28 + 1:02}/May/2023] "GET {path}" {200 + i % 5} {size}')
    return lines


def analyse(lines):
    hits, size = {}, 0
    for line in lines:
        match = LINE.match(line)
        if match:
            folder = match["path"].split("/")[1]
            hits[folder] = hits.get(folder, 0) + 1
            if match.group(9) != "-":
                size += int(match.group(9))
    return len(hits), size


def tokens(source):
    kinds = {}
    for match in TOKEN.finditer(source):
        kinds[match.lastgroup] = kinds.get(match.lastgroup, 0) + 1
    return kinds


lines = log(60000)
text = "\n".join(lines)
letter = " ".join(f"write to name.{i}@mail{i % 7}.example.org or call {i:04d}-{i * 7 % 10000:04d};" for i in range(15000))
source = "total = alpha * (beta + 3.25) ** 2 - gamma(delta, 17) / x1\n" * 6000
found = len(ADDRESS.findall(letter)), len(re.findall(r"\b\d{4}-\d{4}\b", letter))
swapped = re.sub(r"(\d{4})-(\d{4})", r"\2 \1", letter)
hidden = re.sub(r"\d+", lambda match: "#" * len(match[0]), letter)
parts = re.split(r"\s*[;,]\s*", letter)
errors = sum(1 for _ in re.finditer(r'^.*" 40[0-9] .*$|" 204 ', text, re.MULTILINE))
words = len(re.findall(r"(?i)PAGE1\d*\.html", text))
kinds = tokens(source)
result = analyse(lines), found, swapped[40:60], hidden.count("#"), len(parts), errors, words, sorted(kinds.items())
assert result == ((17, 2875771742), (15000, 10000), 'l 0000 0000; write t', 203890, 15001, 12000, 11111, [('name', 36000), ('number', 18000), ('operator', 66000)]), result
print(*result)
