# Building strings: += in loops, join of parts, StringIO, escaping, wrapping, reversing, ciphers, tables.
import io


def page(rows):
    html = "<table>\n"
    for i in range(rows):
        html += "<tr>"
        for j in range(5):
            html += "<td>" + str(i * j) + "</td>"
        html += "</tr>\n"
    return html + "</table>"


def escaped(text):
    out = []
    for char in text:
        if char == "<":
            out.append("&lt;")
        elif char == ">":
            out.append("&gt;")
        else:
            out.append(char)
    return "".join(out)


def caesar(text, shift):
    result = ""
    for char in text:
        if "a" <= char <= "z":
            char = chr((ord(char) - 97 + shift) % 26 + 97)
        result += char
    return result


def run_lengths(text):
    parts, last, count = [], "", 0
    for char in text:
        if char == last:
            count += 1
        else:
            if count:
                parts.append(f"{last}{count}")
            last, count = char, 1
    return "".join(parts) + f"{last}{count}"


def wrapped(words, width):
    buffer, used = io.StringIO(), 0
    for word in words:
        if used + len(word) + 1 > width:
            buffer.write("\n")
            used = 0
        elif used:
            buffer.write(" ")
            used += 1
        buffer.write(word)
        used += len(word)
    return buffer.getvalue()


class Writer:
    def __init__(self):
        self.text = ""
        self.depth = 0

    def line(self, text):
        self.text += "  " * self.depth + text + "\n"

    def block(self, depth):
        self.line("begin")
        self.depth += 1
        for _ in range(2):
            if depth:
                self.block(depth - 1)
        self.depth -= 1
        self.line("end")


html = page(50000)
plain = escaped(html[:900000])
secret = caesar(html[:900000], 3)
assert caesar(secret, 23) == html[:900000]
packed = run_lengths("aaabccdddd" * 70000)
text = wrapped([str(i * i) for i in range(200000)], 72)
writer = Writer()
writer.block(9)
result = len(html), plain.count("&lt;"), secret[:20], len(packed), text.count("\n"), len(writer.text), html[::-1].find("dt/")
assert result == (3818533, 145761, '<wdeoh>\n<wu><wg>0</w', 560000, 32339, 43006, 15), result
print(*result)
