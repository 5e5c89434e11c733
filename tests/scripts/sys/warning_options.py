# What -W says holds for the warnings of the program's own compilation, too.
import subprocess
import sys

sources = {
    'escape': "text = 'a\\d'\nprint(text)",
    'bytes escape': "def f():\n    return b'\\q'\nprint(f())",
    'is': 'x = 1\nprint(x is 1)',
}
for options in [], ['-Wd'], ['-Werror'], ['-Wignore'], ['-We::DeprecationWarning'], ['-I', '-Werror']:
    for name, source in sources.items():
        done = subprocess.run([sys.executable, *options, '-c', source], capture_output=True, text=True)
        print(options, name, done.returncode, done.stdout, done.stderr)
done = subprocess.run([sys.executable, '-Wd', '-'], input=sources['escape'], capture_output=True, text=True)
print(done.stdout, done.stderr)
