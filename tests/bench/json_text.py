# Text like JSON: a recursive-descent reader and a writer in Python.
class Reader:
    def __init__(self, text):
        self.text = text
        self.at = 0

    def skip(self):
        while self.at < len(self.text) and self.text[self.at] in " \n\t":
            self.at += 1

    def value(self):
        self.skip()
        char = self.text[self.at]
        if char == "{":
            return self.object()
        if char == "[":
            return self.array()
        if char == '"':
            return self.string()
        for word, value in (("true", True), ("false", False), ("null", None)):
            if self.text.startswith(word, self.at):
                self.at += len(word)
                return value
        return self.number()

    def number(self):
        start = self.at
        while self.at < len(self.text) and self.text[self.at] in "+-.0123456789e":
            self.at += 1
        part = self.text[start : self.at]
        return float(part) if "." in part else int(part)

    def string(self):
        end = self.text.index('"', self.at + 1)
        part = self.text[self.at + 1 : end]
        self.at = end + 1
        return part

    def array(self):
        items = []
        self.at += 1
        self.skip()
        while self.text[self.at] != "]":
            items.append(self.value())
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
                self.skip()
        self.at += 1
        return items

    def object(self):
        members = {}
        self.at += 1
        self.skip()
        while self.text[self.at] != "}":
            key = self.string()
            self.skip()
            self.at += 1
            members[key] = self.value()
            self.skip()
            if self.text[self.at] == ",":
                self.at += 1
                self.skip()
        self.at += 1
        return members


def write(value):
    if isinstance(value, str):
        return '"' + value + '"'
    if value is None:
        return "null"
    if value is True or value is False:
        return "true" if value else "false"
    if isinstance(value, list):
        return "[" + ", ".join([write(item) for item in value]) + "]"
    if isinstance(value, dict):
        return "{" + ", ".join([f'"{key}": {write(item)}' for key, item in value.items()]) + "}"
    return repr(value)


def record(i):
    return {"id": i, "name": "user" + str(i), "tags": ["a", "b", str(i % 5)], "score": i * 0.5,
            "nested": {"ok": i % 2 == 0, "none": None, "list": [i, [i + 1, []]]}}


text = write([record(i) for i in range(12000)])
value = Reader(text).value()
assert write(value) == text
result = len(text), sum(item["score"] for item in value), len(value)
assert result == (1711344, 35997000.0, 12000), result
print(*result)
