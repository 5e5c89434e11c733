# -O counts for compile() and imports as for the program; PYTHONWARNINGS comes before -W.
import os
import subprocess
import sys
import tempfile


def run(*arguments, **environment):
    done = subprocess.run([sys.executable, *arguments], capture_output=True, text=True,
                          env=dict(os.environ, **environment))
    print(done.returncode, done.stdout, done.stderr.strip().splitlines()[-1:])


with tempfile.TemporaryDirectory() as folder:
    with open(os.path.join(folder, "checked.py"), "w") as file:
        file.write("def f():\n    'documented'\nassert f() == 1, 'asserted'\nprint(f.__doc__)\n")
    for switch in [], ["-O"], ["-OO"]:
        run(*switch, "-c", f"import sys; sys.path.insert(0, {folder!r}); import checked")
        run(*switch, "-c", "exec(compile('assert 0; print(__debug__)', 'c', 'exec'))")
        run(*switch, "-c", "exec(compile('assert 0; print(__debug__)', 'c', 'exec', optimize=1))")
show = "import sys, warnings; print(sys.warnoptions); warnings.warn('careful')"
run("-c", show, PYTHONWARNINGS="ignore::UserWarning")
run("-W", "error", "-c", show, PYTHONWARNINGS="ignore::UserWarning,default")
run("-W", "ignore", "-c", show, PYTHONWARNINGS="error")
