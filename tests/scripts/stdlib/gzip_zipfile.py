# Archives in memory: gzip and zipfile, on top of zlib.
import gzip
import io
import zipfile

text = "line %d\n" * 3 % (1, 2, 3)
packed = gzip.compress(text.encode(), mtime=0)
print(packed[:10], gzip.decompress(packed).decode() == text)
with gzip.open(io.BytesIO(packed), "rt") as lines:
    print(list(lines))

memory = io.BytesIO()
with zipfile.ZipFile(memory, "w", zipfile.ZIP_DEFLATED) as archive:
    archive.writestr("a.txt", text * 50)
    archive.writestr(zipfile.ZipInfo("b/c.txt"), b"plain")
with zipfile.ZipFile(memory) as archive:
    for info in archive.infolist():
        print(info.filename, info.file_size, info.compress_type, info.CRC)
    print(archive.read("a.txt") == text.encode() * 50, archive.testzip())
    with archive.open("a.txt") as file:
        print(file.readline(), file.read(9))
try:
    gzip.decompress(packed[:-1])
except EOFError as error:
    print(error)
