"""-X importtime and PYTHONPROFILEIMPORTTIME tell on standard error what each import took."""

import os
import re
import subprocess
import sys
import tempfile

with tempfile.TemporaryDirectory() as folder:
    for name, text in {'outer': 'import inner\nimport broken_by', 'inner': 'import leaf, leaf',
                       'leaf': '', 'broken_by': 'try: import broken\nexcept ValueError: pass',
                       'broken': 'import leaf\nraise ValueError'}.items():
        with open(os.path.join(folder, name + '.py'), 'w') as file:
            file.write(text + '\n')
    for options, more in (['-X', 'importtime'], {}), ([], {'PYTHONPROFILEIMPORTTIME': '1'}), ([], {}):
        done = subprocess.run([sys.executable, *options, '-c', 'import outer, leaf'], capture_output=True,
                              text=True, env={**os.environ, 'PYTHONPATH': folder, **more})
        lines = done.stderr.splitlines()
        print(done.returncode, [line for line in lines if 'self' in line])
        for line in lines:
            found = re.fullmatch(r'import time: +(\d+) \| +(\d+) \| ( *)(\w+)', line)
            if found and found[4] in ('outer', 'inner', 'leaf', 'broken_by', 'broken'):
                own, all, depth, name = found.groups()
                print(len(depth), name, int(own) <= int(all))
