# What a prompt does with lines from a pipe: blocks, continuation lines, `_`, errors, sys.ps1 and
# sys.ps2, the end of input; and a prompt after a program (-i). The banner is each interpreter's own.
import subprocess
import sys

SESSIONS = [
    "1+1\n_\nx = [1,2,\n3]\nx\n",
    "def f(a):\n    return a*2\n\nf(3)\nif True:\n    print('yes')\nelse:\n    print('no')\n\n1/0\n",
    "def g(): return 1/0\n\ng()\nimport math\nmath.floor(2.5)\n_\n",
    "'''multi\n\nline'''\nx = (1 +\n\n  2)\nx\n",
    "a b\nif x\nwhile True: break\n\nclass A:\n    def m(self):\n        return 1\n\nA().m()\n",
    "s = 'abc\nraise ValueError('x')\nNone\nimport sys\nsys.last_type, sys.last_value\n",
    "import sys\nsys.ps1 = '>> '\nsys.ps2 = '.. '\n1\ndef h():\n  return 5\n\nh()\n",
    "@staticmethod\ndef k(): pass\n\n  1\nlambda: 0 if\nawait x\n",
    '"a\\\nb"\n# comment\n\ntry:\n    1/0\nexcept ZeroDivisionError as e:\n    print(repr(e))\nfinally:\n    print(1)\n\n',
    "match 5:\n    case 5:\n        print('five')\n\nif 1:\n    2\n    # inside\n    3\n\n",
    "import sys\nsys.displayhook = lambda v: print('shown', v)\n5\nsys.excepthook = lambda *a: print('hook', a[0])\n1/0\n",
    "if True:\n\nfor i in range(2): i\n\nx = 1; x\nexit\nimport sys; sys.exit(3)\n7\n",
    "if True:\n    print('ended by the end')",
    "from __future__ import annotations\ndef f(a: missing): pass\n\nf.__annotations__\n",
    "print(1",
]
for session in SESSIONS:
    done = subprocess.run([sys.executable, "-q", "-i"], input=session, capture_output=True, text=True)
    print(repr(session), done.returncode)
    print(done.stdout)
    print(done.stderr)
for arguments in ["-c", "x = 5"], ["-c", "x = 6; 1/0"], ["-c", "import sys; x = 7; sys.exit(2)"]:
    done = subprocess.run([sys.executable, "-i", *arguments], input="x\n", capture_output=True, text=True)
    print(arguments, done.returncode, done.stdout, done.stderr)
