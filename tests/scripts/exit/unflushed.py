# env: OURO_CHECK_EXIT=0
# Files that nobody has closed are written out at the end, as are those behind standard output.
import os
import sys

name = "left_open.txt"
if os.fork() == 0:
    text = open(name, "w")
    text.write("text\n")
    binary = open(name + ".bin", "wb")
    binary.write(b"bytes")
    sys.exit()
os.wait()
print(open(name).read(), open(name + ".bin", "rb").read())
os.remove(name)
os.remove(name + ".bin")
sys.stdout.buffer.write(b"behind the text\n")
other = open(1, "w", closefd=False)
other.write("by another stream\n")
