"""Counts in formats of struct are limited by the size of what they describe alone."""

import struct

for form in ('9999999999999s', '4294967296s', '4294967295s', '5000000000p', '99999999999999x', '9223372036854775807s',
             '9223372036854775808s', '9223372036854775807x', '4611686018427387904h', '4611686018427387903h', '1s9223372036854775806s',
             '2s9223372036854775806s', '99999999999999999999s', '0s', '<1152921504606846975q', '<1152921504606846976q', '5000000000B'):
    try:
        print(form, struct.calcsize(form))
    except struct.error as error:
        print(form, error)
try:
    struct.unpack('5000000000s', b'abc')
except struct.error as error:
    print(error)
