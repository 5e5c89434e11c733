"""The arguments of the types of named tuples that native modules have."""

import time, os, sys, resource, pwd, threading
for T in (time.struct_time, os.stat_result, os.times_result, os.uname_result, os.terminal_size, os.statvfs_result, os.sched_param, resource.struct_rusage, pwd.struct_passwd, os.waitid_result, type(sys.float_info)):
    n = {"float_info": 11}.get(T.__name__) or T.n_fields
    for a, k in (((), {}), ((1,), {}), (([1] * n,), {}), (([1] * n, {}), {}), (([1] * n, 5), {}), (([1] * n, {}, 3), {}), ((), {'sequence': [2] * n}), (([1] * n,), {'dict': {}}), (([1] * n,), {'zz': 1}), (((1,) * (n + 5),), {}), (((),), {}), ((iter([1] * n),), {}), ((None,), {})):
        try: r = repr(T(*a, **k))[:60]
        except Exception as e: r = (type(e).__name__, str(e))
        print(T.__name__, len(a), list(k), r)
for T in type(sys.flags), type(sys.version_info):
    try:
        T((1,) * 18)
    except TypeError as error:
        print(error)
