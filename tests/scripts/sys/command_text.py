"""A command is a text already, whatever it says of its coding; what is no text is refused. Old options that
say nothing new, and a folder that is run even where the script's own is not searched."""

import os
import subprocess
import sys
import tempfile

def run(*arguments):
    done = subprocess.run([sys.executable, *arguments], capture_output=True)
    print([str(argument).replace(folder, "FOLDER") for argument in arguments], done.returncode)
    for text in done.stdout, done.stderr:
        print(text.decode('utf-8', 'backslashreplace').replace(sys.executable, 'EXE').replace(folder, 'FOLDER'))

with tempfile.TemporaryDirectory() as folder:
    folder = os.path.realpath(folder)
    for coding in 'latin1', 'utf-8', 'nonsense':
        run('-c', f'# coding: {coding}\nprint(ascii("æ"))')
    run('-c', 'é = 1; print(é, "日本"); 1/0')
    run('-c', 'x = (')
    run('-c', r'"\d"')
    run('-W', 'error', '-c', r'"\d"')
    run(b'-c', b'print("\xff")')
    run(b'-c', b'\xfe')
    run('-R', '-d', '-c', 'import sys; print(sys.flags.debug, sys.flags.hash_randomization)')
    with open(os.path.join(folder, '__main__.py'), 'w') as file:
        file.write('import sys, other\nprint(sys.path[0], other.__file__)\n')
    with open(os.path.join(folder, 'other.py'), 'w') as file:
        file.write('')
    run('-I', folder)
    run('-P', folder)
    run(folder)
    run('-I', os.path.join(folder, 'other.py'))
