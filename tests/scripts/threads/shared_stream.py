# Threads that write to and read from one stream at a time: nothing is lost or torn.
import os
import threading

source, sink = os.pipe()
writer = os.fdopen(sink, "wb", buffering=100)


def write(name):
    for number in range(500):
        writer.write(f"{name} {number}\n".encode())


lines = []
reader = threading.Thread(target=lambda: lines.extend(os.fdopen(source, "rb")))
reader.start()
threads = [threading.Thread(target=write, args=(name,)) for name in "abcd"]
[thread.start() for thread in threads]
[thread.join() for thread in threads]
writer.close()
reader.join()
print(len(lines), sorted(lines) == sorted(f"{c} {n}\n".encode() for c in "abcd" for n in range(500)))
