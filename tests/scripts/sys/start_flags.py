# The switches of the command line as sys.flags and sys._xoptions show them.
import os
import subprocess
import sys

SHOW = '''
import os, sys
names = [n for n in dir(sys.flags) if not n.startswith(('_', 'n_', 'count', 'index'))]
print([(n, getattr(sys.flags, n)) for n in names
       if getattr(sys.flags, n) and n not in ('hash_randomization', 'int_max_str_digits')])
print(sys._xoptions, sys.warnoptions, sys.path[:1] == [''])
'''
environment = {**os.environ, 'PYTHONWARNINGS': 'ignore'}
for name in ('PYTHONDONTWRITEBYTECODE', 'PYTHONOPTIMIZE', 'PYTHONHASHSEED'):
    environment.pop(name, None)
for switches in ([], ['-E'], ['-P'], ['-s'], ['-S'], ['-q'], ['-O'], ['-OO'], ['-B'],
                 ['-I'], ['-EP', '-s'], ['-X', 'dev'], ['-X', 'utf8'], ['-Xa=b', '-X', 'c', '-X', 'd='],
                 ['-E', '-W', 'error', '-Wdefault']):
    result = subprocess.run([sys.executable, *switches, '-c', SHOW], env=environment,
                            capture_output=True, text=True)
    print(switches, result.returncode, result.stderr)
    print(result.stdout)
