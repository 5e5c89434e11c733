# Warnings about an object that dies unused or unclosed tell how to find out where it was made.
import subprocess
import sys

CASES = {
    "coroutine": """
async def f(): pass
f()
def g(): f()
g()
kept = f()
""",
    "coroutine, an error": """
import warnings
warnings.simplefilter('error')
async def f(): pass
f()
print('goes on')
""",
    "file": """
open('/dev/null')
def f(): x = open('/dev/null', 'rb')
f()
""",
    "socket": """
import socket
socket.socket()
a, b = socket.socketpair()
a.close()
b.detach()
del a, b
import _socket
class Own(_socket.socket):
    def __repr__(self): return 'own'
class Bad(_socket.socket):
    def __repr__(self): 1 / 0
Own()
Bad()
s = Own()
s.close()
del s
""",
    "socket, an error": """
import socket, warnings
warnings.simplefilter('error')
socket.socket()
print('goes on')
""",
}
for name, text in CASES.items():
    done = subprocess.run([sys.executable, "-W", "default", "-c", text], capture_output=True,
                          text=True)
    print(f"--- {name}: {done.returncode}\n{done.stdout}", end="")
    for line in done.stderr.splitlines():
        if "fd=" in line:
            line = line[:line.index("fd=")] + "..."
        if " at 0x" in line:
            line = line[:line.index(" at 0x")] + "..."
        print(line)
