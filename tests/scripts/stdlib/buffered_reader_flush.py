# A reader's flush() and close() leave what it reads from where it is.
import io


class Raw(io.RawIOBase):
    def __init__(self):
        self.data = io.BytesIO(b'0123456789' * 10)

    def readable(self):
        return True

    def seekable(self):
        return True

    def readinto(self, room):
        return self.data.readinto(room)

    def seek(self, place, whence=0):
        print('seek', place, whence)
        return self.data.seek(place, whence)

    def tell(self):
        return self.data.tell()

    def flush(self):
        print('flush')
        return super().flush()

    def close(self):
        print('close')
        super().close()


reader = io.BufferedReader(Raw())
print(reader.read(3))
reader.flush()
print(reader.read(3))
raw = reader.raw
reader.close()
print(raw.data.tell())
with open(__file__, 'rb') as f:
    pass
try:
    f.flush()
except ValueError as e:
    print(e)
