# Lines of blanks, carriage returns, and what a program at the prompt reads itself from the same pipe;
# a missing sys.excepthook.
import os
import subprocess
import sys
import tempfile

SESSIONS = [
    b"def f():\n    x = 1\n    return x\n \nf()\n\nf()\n",
    b"if 1:\n    pass\n   \n3\n",
    b"if 1:\n    1\n    \n    2\n\n3\n",
    b"1\r\n2\r\nif 1:\r\n  3\r\n\r\n4\r\n",
    b"x = 1 + \\\n 2\nx\n",
    b"s = '''a\n  \nb'''\ns\n",
    b"x = [1,\n  \n2]\nx\n",
    b"def f():\n  '''doc\n   \n  '''\n\t\n  return 1\n\nf.__doc__\n",
    b"x = input('what? ')\nanswer\nx\n",
    b"import sys\nx = sys.stdin.readline()\nthe line\nx\n",
    b"import sys\ndel sys.excepthook\n1/0\nx = (\n)\n2\n",
    b"class A:\n    a = 1\n  \n    b = 2\n\nA.b\n",
]
with tempfile.TemporaryDirectory() as folder:
    path = os.path.join(folder, "input")
    for session in SESSIONS:
        for isFile, unbuffered in (True, ""), (False, ""), (True, "1"), (False, "1"):
            with open(path, "wb") as file:
                file.write(session)
            with open(path, "rb") as file:
                given = {"stdin": file} if isFile else {"input": session}
                done = subprocess.run([sys.executable, "-q", "-i"], capture_output=True,
                                      env={**os.environ, "PYTHONUNBUFFERED": unbuffered}, **given)
            print(session, done.returncode)
            print(done.stdout.decode())
            print(done.stderr.decode())
for code in "import sys; del sys.excepthook; 1/0", "import sys; del sys.excepthook; sys.exit('bye')":
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    print(done.returncode, done.stdout, done.stderr)
