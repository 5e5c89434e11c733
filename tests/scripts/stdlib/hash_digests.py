# Every algorithm of hashlib, fed in pieces of odd sizes.
import hashlib

data = bytes(i * 7 % 256 for i in range(1000))
for name in sorted(hashlib.algorithms_guaranteed):
    length = (20,) if name.startswith("shake") else ()
    for size in (0, 1, 55, 56, 64, 111, 112, 128, 136, 168, 1000):
        whole = hashlib.new(name, data[:size])
        pieces = hashlib.new(name)
        for at in range(0, size, 37):
            pieces.update(data[at : min(at + 37, size)])
        assert pieces.digest(*length) == whole.digest(*length) == whole.copy().digest(*length)
        if size in (0, 112, 1000):
            print(name, size, whole.hexdigest(*length)[:40])
    print(whole.name, whole.digest_size, whole.block_size)
keyed = hashlib.blake2b(b"text", digest_size=20, key=b"secret", salt=b"salt", person=b"me")
print(keyed.hexdigest(), hashlib.blake2s(b"leaf", fanout=2, depth=2, last_node=True).hexdigest())
for arguments in ({"digest_size": 65}, {"key": bytes(65)}, {"depth": 0}, {"leaf_size": -1}):
    try:
        hashlib.blake2b(b"", **arguments)
    except Exception as error:
        print(type(error).__name__, error)
for wrong in ("text", 5, None):
    try:
        hashlib.sha256(wrong)
    except TypeError as error:
        print(error)
