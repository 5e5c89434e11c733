# Named tuples of the system: hidden items, copies, pickles, patterns, the zone of a struct_time.
import copy
import os
import pickle
import time

t = time.gmtime(0)
print(t, t.tm_zone, t.tm_gmtoff)
print(copy.copy(t) == t, copy.deepcopy(t).tm_zone, pickle.loads(pickle.dumps(t)).tm_gmtoff)
print(t.__reduce__())
print(t.n_fields, t.n_sequence_fields, t.n_unnamed_fields, time.struct_time.__match_args__)
for arguments in ((range(9),), (range(11),), (range(9), {"tm_zone": "X", "other": 1})):
    made = time.struct_time(*arguments)
    print(made, made.tm_zone, made.tm_gmtoff)
for arguments in ((range(8),), (range(12),), (5,), (range(9), 5)):
    try:
        time.struct_time(*arguments)
    except TypeError as error:
        print(error)
match t:
    case time.struct_time(1970, month, day):
        print(month, day)

for items in (range(10), range(19)):
    s = os.stat_result(items)
    print(s, len(s), s.st_atime, s.st_atime_ns, s.st_rdev)
print(os.stat_result.n_unnamed_fields, os.stat_result.__match_args__)
status = os.stat(__file__)
print(pickle.loads(pickle.dumps(status)) == status, copy.copy(status).st_mtime == status.st_mtime)
print(copy.copy(os.terminal_size((80, 24))))

os.environ["TZ"] = "EST5EDT"
time.tzset()
print(time.strptime("2024-01-02 +0530", "%Y-%m-%d %z").tm_gmtoff, time.localtime(0).tm_zone)
print(time.strftime("%Z|%z", time.gmtime(0)), time.strftime("%Z %z", time.localtime(0)))
print(time.strftime("%Z %z", (2024, 7, 1, 0, 0, 0, 0, 1, 1)))
print(time.strftime("%Z %z|", (2024, 7, 1, 0, 0, 0, 0, 1, -1)))
print(time.strftime("%Z %z", time.struct_time((2024, 1, 1, 0, 0, 0, 0, 1, 0, "FOO", 3600))))
try:
    time.asctime((-(2**31), 1, 1, 0, 0, 0, 0, 1, 0))
except OverflowError as error:
    print(error)
