# builds: release dev checked
"""faulthandler at a fault: what the program was doing is written, then the fault does what it does."""

import re
import subprocess
import sys
import tempfile

START = """import faulthandler, os, signal, sys, threading, time
def fault(name):
    os.kill(os.getpid(), getattr(signal, name))
"""
PROGRAMS = [
    *(f"faulthandler.enable()\nfault({name!r})" for name in ("SIGSEGV", "SIGFPE", "SIGABRT", "SIGBUS", "SIGILL")),
    "faulthandler.enable(all_threads=False)\n(lambda: [fault('SIGSEGV') for _ in 'a'])()",
    "faulthandler.enable(1)\nos.abort()",
    "faulthandler.enable(sys.stdout)\nfaulthandler.enable()\nfault('SIGSEGV')",
    "faulthandler.enable()\nprint(faulthandler.disable(), faulthandler.is_enabled())\nsys.stdout.flush()\nfault('SIGSEGV')",
    "faulthandler.enable()\ndef f(n):\n    if n: f(n - 1)\n    else: fault('SIGSEGV')\nf(150)",
    "faulthandler.enable()\nexec(compile('def ü(): fault(\"SIGSEGV\")', 'naïve\\u2026.py', 'exec'))\nü()",
    "faulthandler.enable()\ndef g():\n    fault('SIGSEGV')\n    yield\nlist(g())",
    "faulthandler.enable()\nt = threading.Thread(target=time.sleep, args=(9,), daemon=True)\nt.start()\n"
    "time.sleep(0.2)\nfault('SIGSEGV')",
    "faulthandler.enable()\nprint('ends without one')",
    "signal.signal(signal.SIGFPE, lambda number, frame: print('own', number, flush=True))\nfaulthandler.enable()\nfaulthandler.disable()\n"
    "fault('SIGFPE')\nfaulthandler.enable()\nfault('SIGSEGV')",
]
for program in PROGRAMS:
    done = subprocess.run([sys.executable, "-c", START + program], capture_output=True, text=True)
    print(done.returncode)
    for text in done.stdout, done.stderr:
        print(re.sub("0x[0-9a-f]{16}", "0xIDENT", text))
done = subprocess.run([sys.executable, "-X", "faulthandler", "-c", START + "fault('SIGSEGV')"], capture_output=True, text=True)
print(done.returncode, re.sub("0x[0-9a-f]{16}", "0xIDENT", done.stderr))
