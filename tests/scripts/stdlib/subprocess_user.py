# subprocess: as whom and with which mask a program runs (what needs root is tried as root alone).
import os
import subprocess
import sys

program = [sys.executable, '-c', 'import os; m = os.umask(0); print(os.getuid(), os.getgid(), sorted(os.getgroups()), oct(m))']


def run(**how):
    try:
        return subprocess.run(program, capture_output=True, text=True, **how).stdout.strip()
    except Exception as error:
        return f'{type(error).__name__} {error}'


print(run(umask=0o17).endswith('0o17'))
me = f'{os.getuid()} {os.getgid()}'
print(run(user=os.getuid(), group=os.getgid()).startswith(me))
if os.getuid() == 0:
    print(run(user=12, group=34, extra_groups=[5, 6], umask=0) == '12 34 [5, 6] 0o0')
    print(run(user='root', group='root', extra_groups=[]).startswith('0 0 []'))
    print(run(extra_groups=['root', 7]).startswith('0 0 [0, 7]'))
else:
    print(True, True, True, sep='\n')
print(run(user=-2), run(group=-2), run(user=2**64), run(extra_groups=[2**64]), sep='\n')
print(run(extra_groups='root'), run(extra_groups=range(70000)), run(user=1.5), sep='\n')
print(run(user='no such user'))
