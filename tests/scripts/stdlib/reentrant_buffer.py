# The raw stream's own code finds the buffer in use.
import io


class Raw(io.RawIOBase):
    def readable(self):
        return True

    def writable(self):
        return True

    def readinto(self, target):
        attempt(lambda: stream.read(1))
        target[:2] = b"ab"
        return 2

    def write(self, data):
        attempt(stream.flush)
        return len(data)


def attempt(action):
    try:
        print(action())
    except RuntimeError as error:
        print(str(error).split(" object")[0].split("<")[0])


stream = io.BufferedReader(Raw(), 64)
print(stream.read(3))
stream = io.BufferedWriter(Raw(), 4)
stream.write(b"ab")
stream.flush()
