# Text that goes to a raw file at once: what stands between may be changed by the script.
import io
import os

reader, writer = os.pipe()


def got():
    return os.read(reader, 1000)


raw = io.FileIO(writer, "w")
text = io.TextIOWrapper(raw, encoding="utf-8", write_through=True)
print("a", 1, 2.5, file=text)
print(got())
text.write("é€\n")
print(got())
print(*range(3), sep="-", end="!", file=text)
print(got())

seen = []


def write(data):
    seen.append(bytes(data))
    return len(data)


raw.write = write
print("held", file=text)
print(seen)
del raw.write
print("again", file=text)
print(got())
calls = []


class Raw(io.FileIO):
    def write(self, data):
        calls.append(bytes(data))
        return super().write(data)


other = io.TextIOWrapper(Raw(os.dup(writer), "w"), encoding="ascii", write_through=True)
print("sub", file=other)
print(got(), calls)
big = "x" * 20000
path = os.path.join(os.environ.get("TMPDIR", "/tmp"), f"unbuffered_text_{os.getpid()}")
with io.TextIOWrapper(io.FileIO(path, "w"), encoding="ascii", write_through=True) as file:
    print(big, file=file)
    file.write(big)
print(os.path.getsize(path))
onlyRead = io.TextIOWrapper(io.BufferedReader(io.FileIO(path)), encoding="ascii", write_through=True)
try:
    onlyRead.write("x")
except (io.UnsupportedOperation, ValueError) as error:
    print(type(error).__name__)
onlyRead.close()
os.remove(path)
os.close(writer)
try:
    print("closed below", file=text)
except OSError as error:
    print(error)
raw = io.FileIO(os.open("/dev/full", os.O_WRONLY), "w")
full = io.TextIOWrapper(raw, encoding="ascii", write_through=True)
try:
    print("full", file=full)
except OSError as error:
    print(error)
raw.close()
try:
    print("closed", file=full)
except ValueError as error:
    print(error)
