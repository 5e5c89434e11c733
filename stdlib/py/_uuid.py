"""UUIDs of the time, as the library uuid makes them when no daemon hands them out."""

import os
import random as _random
import time as _time

has_uuid_generate_time_safe = 1
_EPOCH = 0x01b21dd213814000  # of the Gregorian calendar, in steps of 100 ns before 1970
_UNSAFE = -1  # other processes may make the same ones
_INTERFACES = '/sys/class/net'
_last = 0
_node = _sequence = None


def _find_node():
    """The address of a network interface, else a random one that says that it is none."""
    try:
        names = sorted(os.listdir(_INTERFACES))
    except OSError:
        names = []
    for interface in names:
        try:
            with open(f'{_INTERFACES}/{interface}/address') as file:
                node = int(file.read().replace(':', ''), 16)
        except (OSError, ValueError):
            continue
        if 0 < node < 1 << 48:
            return node
    return _random.SystemRandom().getrandbits(48) | 1 << 40


def generate_time_safe():
    """(the bytes of a UUID, how safe it is)"""
    global _last, _node, _sequence
    if _node is None:
        _node, _sequence = _find_node(), _random.SystemRandom().getrandbits(14)
    _last = stamp = max(_time.time_ns() // 100 + _EPOCH, _last + 1)
    high = 1 << 12 | stamp >> 48 & 0x0fff
    value = ((stamp & 0xffffffff) << 96 | (stamp >> 32 & 0xffff) << 80 | high << 64 |
             (_sequence | 0x8000) << 48 | _node)
    return value.to_bytes(16, 'big'), _UNSAFE
