# A Struct that gets another format while it packs goes on with the one it began with. (CPython
# reads freed memory.)
import struct


class Changing:
    def __init__(self, layout, format):
        self.layout, self.format = layout, format

    def __index__(self):
        self.layout.__init__(self.format)
        return 7


for new in 'b', '200q', '', '3h':
    layout = struct.Struct('4i')
    print(layout.pack(1, Changing(layout, new), 3, 4), layout.size)
    layout = struct.Struct('4i')
    room = bytearray(20)
    layout.pack_into(room, 0, 1, 2, Changing(layout, new), 4)
    print(room, layout.size)
    layout = struct.Struct('2i')
    room = bytearray(20)
    layout.pack_into(room, Changing(layout, new), 1, 2)
    print(room, layout.size)
    layout = struct.Struct('2i')
    items = layout.iter_unpack(bytes(32))
    print(next(items), items.__length_hint__())
    layout.__init__(new)
    print(items.__length_hint__())
    try:
        for i in range(5):
            print(next(items))
    except StopIteration:
        print('end')
