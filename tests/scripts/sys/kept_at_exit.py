"""What a program has put among the built-in names, into sys or into other modules when it ends."""

import subprocess
import sys

START = """import sys, builtins, os, types
G = 'global'
class D:
    def __init__(self, name): self.name = name
    def __del__(self): print('del', self.name, G, os is not None, len is not None, D is not None)
"""
PROGRAMS = [
    "builtins.keep = D('builtins')",
    "builtins.keep = [D('in a list')]",
    "builtins.len_ = D('one'); builtins.other = D('two')",
    "builtins.keep = D('builtins'); a = D('global')",
    "sys.keep = D('sys')",
    "sys.keep = D('sys'); a = D('global')",
    "sys.modules['odd'] = D('module')",
    "m = types.ModuleType('m'); m.keep = D('in a module'); sys.modules['m'] = m",
    "def f(d=D('default')): return d",
    "D.keep = D('of the class')",
    "os.keep = D('os')",
    "class E(Exception):\n    def __del__(self): raise ValueError('late')\nbuiltins.keep = E()",
    "class E(Exception):\n    def __del__(self): raise ValueError('late')\na = E()",
]
for program in PROGRAMS:
    done = subprocess.run([sys.executable, '-c', START + program], capture_output=True, text=True)
    print(program.splitlines()[-1], done.returncode)
    print(done.stdout)
    print(done.stderr.splitlines()[-1:])
