# env: OURO_CHECK_EXIT=0
# What stands in the places of the standard streams is written out as well.
import os
import sys

name = "in_place.txt"

for place in "__stdout__", "__stdin__", "__stderr__":
    sys.stdout.flush()
    if os.fork() == 0:
        setattr(sys, place, open(name, "w"))
        getattr(sys, place).write("into " + place)
        sys.exit()
    os.wait()
    print(open(name).read())
    os.remove(name)
sys.stdout.flush()
if os.fork() == 0:
    sys.stdout.write("before it is closed\n")
    sys.stdout.close()
    sys.exit()
os.wait()
if os.fork() == 0:
    sys.stdout.hung_on = open(name, "w")
    sys.stdout.hung_on.write("hung on a stream")
    sys.exit()
os.wait()
print(open(name).read())
os.remove(name)
