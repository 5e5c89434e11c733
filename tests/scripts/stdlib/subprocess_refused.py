# What is no name of a program, an argument, a folder or a variable.
import subprocess


def t(*arguments, **keywords):
    try:
        print(subprocess.run(*arguments, **keywords).returncode)
    except Exception as e:
        print(type(e).__name__, e)


t(['true'])
t([5])
t(['true', 5])
t(['true', None])
t(['true', 'a\0b'])
t(['true'], cwd=5)
t(['true'], cwd='/nothing')
t(['true'], cwd=b'/')
t(['true'], env={'a': 5})
t(['true'], env={5: 'a'})
t(['true'], env={'a=b': 'c'})
t(['true'], executable=5)
t(5)
