# Standard streams let bytes pass that are no text where the locale says nothing of a language; a
# KeyboardInterrupt that nobody catches ends the process as the signal would.
import os
import subprocess
import sys

PROGRAM = """
import sys
print(sys.stdin.errors, sys.stdout.errors, sys.stderr.errors)
if sys.stdin.errors == 'surrogateescape':
    print(ascii(sys.stdin.read()))
    print(chr(0xdc80))
"""
for variables in {}, {"LANG": "C"}, {"LC_ALL": "C.UTF-8", "LANG": "x"}, {"LC_CTYPE": "POSIX"}:
    done = subprocess.run([sys.executable, "-c", PROGRAM], input=b"a\xff", capture_output=True,
                          env=variables)
    print(variables, done.returncode, done.stdout, done.stderr)

for program in "raise KeyboardInterrupt", "import sys; sys.exit(130)":
    print(subprocess.run([sys.executable, "-c", program], stderr=subprocess.DEVNULL).returncode)
