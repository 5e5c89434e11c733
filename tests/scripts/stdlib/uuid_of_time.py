"""uuid1() and getnode() with the module _uuid."""

import time
import uuid
import _uuid

print(_uuid.has_uuid_generate_time_safe)
made, safe = _uuid.generate_time_safe()
print(type(made), len(made), safe)
one, two = uuid.uuid1(), uuid.uuid1()
print(one.version, one.variant, one != two, one.time < two.time, one.is_safe, uuid.UUID(bytes=made).version)
print(one.node == two.node == uuid.getnode(), one.clock_seq == two.clock_seq, 0 < one.node < 1 << 48)
print(abs((one.time - 0x01b21dd213814000) / 1e7 - time.time()) < 5)
many = [uuid.uuid1() for _ in range(2000)]
print(len(set(many)), [u.time for u in many] == sorted(u.time for u in many))
print(uuid.uuid1(node=5, clock_seq=7).fields[3:])
