"""Options that are unknown or lack their argument, filters of warnings that mean nothing, settings that are wrong."""

import os
import subprocess
import sys

def run(*arguments, **more):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True, env={**os.environ, **more})
    print(arguments, more, done.returncode)
    for text in done.stdout, done.stderr:
        print(text.replace(sys.executable, 'EXE'))

run('-c')
run('-m')
run('-W')
run('-X')
run('-Z')
run('-Z', '-c', 'print(1)')
run('-W', 'bad', '-c', 'print(1)')
run('-W', 'error::Nope', '-W', 'ignore', '-c', 'import warnings; warnings.warn("x"); print(1)')
run('-W', 'error', '-c', 'import warnings; warnings.warn("x")')
run('-X', 'utf8=2', '-c', 'print(1)')
run('-X', 'int_max_str_digits=5', '-c', 'print(1)')
run('-X', 'tracemalloc=x', '-c', 'print(1)')
run('-c', 'print(1)', PYTHONHASHSEED='bad')
run('-c', 'print(1)', PYTHONWARNINGS='nonsense')
