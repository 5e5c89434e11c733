# genericpath and os import each other: whichever comes first.
import genericpath
import os

print(genericpath.exists('/'), os.path.exists is genericpath.exists)
