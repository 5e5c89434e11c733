"""os.path is found among the frozen modules, under the name that it has itself."""

import os.path
import subprocess
import sys
import _imp

print(_imp.is_frozen('os.path'), _imp.is_frozen('os.nothing'), _imp.find_frozen('os.path'))
print(os.path.__spec__.name, os.path.__name__)
done = subprocess.run([sys.executable, '-m', 'os.path'], capture_output=True, text=True)
print(done.returncode, done.stdout, done.stderr)
