# A file of cached code that is damaged anywhere is as good as none: the module is compiled anew.
import importlib
import os
import shutil
import sys
import tempfile

sys.dont_write_bytecode = False
directory = tempfile.mkdtemp()
sys.path.insert(0, directory)
with open(os.path.join(directory, "cached_two.py"), "w") as file:
    file.write("def double(x):\n    return [x, x]\nvalue = double('two')\n")


def load():
    sys.modules.pop("cached_two", None)
    return importlib.import_module("cached_two").value


load()
cache = os.path.join(directory, "__pycache__")
(name,) = os.listdir(cache)
print(name)
path = os.path.join(cache, name)
with open(path, "rb") as file:
    whole = file.read()
wrong = 0
for i in range(0, len(whole), 3):
    for damaged in whole[:i] + bytes([whole[i] ^ 255]) + whole[i + 1:], whole[:i], whole + whole[i:]:
        with open(path, "wb") as file:
            file.write(damaged)
        wrong += load() != ["two", "two"]
        with open(path, "rb") as file:
            wrong += file.read() != whole
print(len(whole) > 100, wrong)

# It is read, not compiled: with the source's time and size the source may say what it likes.
source = os.path.join(directory, "cached_two.py")
info = os.stat(source)
with open(source, "r+") as file:
    file.write("xyz")
os.utime(source, ns=(info.st_atime_ns, info.st_mtime_ns))
print(load())
shutil.rmtree(directory)
