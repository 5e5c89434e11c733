# env: OURO_CHECK_EXIT=0
# The status tells how a program has ended, whether or not something was left to be finalised.
import os
import subprocess
import sys

LOUD = "class L:\n    def __del__(self): print('gone')\n\nkept = L()\n"
ENDS = {
    "nothing": "",
    "exit 3": "import sys; sys.exit(3)",
    "exit text": "import sys; sys.exit('a text')",
    "error": "[1][1]",
    "_exit": "import os; os._exit(4)",
    "interrupt": "raise KeyboardInterrupt",
    "collector": "import gc\ngc.callbacks.append(lambda phase, info: None)",
    "thread": "import threading\nt = threading.Thread(target=print, args=('ran',)); t.start(); t.join()",
    "full": "import sys\nsys.stdout = open('/dev/full', 'w')\nprint('x')",
}
for name, code in ENDS.items():
    for before in ("", LOUD):
        done = subprocess.run([sys.executable, "-c", before + code], capture_output=True, text=True)
        print(name, done.returncode, done.stdout.split(), done.stderr.splitlines()[-1:])
