# What the PYTHON* variables of the environment change, and what wrong ones say.
import os
import subprocess
import sys
import tempfile

FLAGS = """
import sys
f = sys.flags
print(f.debug, f.inspect, f.interactive, f.optimize, f.dont_write_bytecode, f.no_user_site,
      f.verbose, f.hash_randomization, f.dev_mode, f.utf8_mode, f.safe_path,
      sys.get_int_max_str_digits(), sys.pycache_prefix, sys.warnoptions, __debug__)
"""
STREAMS = """
import sys
for stream in sys.stdin, sys.stdout, sys.stderr:
    print(stream.encoding, stream.errors, stream.write_through, end='; ')
print()
"""


def run(variables, *arguments, text=None, merged=True):
    environment = {"LC_ALL": "C.UTF-8", "PATH": os.environ.get("PATH", ""), **variables}
    done = subprocess.run(
        [sys.executable, *arguments], env=environment, input=text, encoding="latin-1",
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT if merged else subprocess.DEVNULL,
    )
    lines = [line for line in done.stdout.splitlines()
             if line and not line.startswith("Python runtime state")]
    given = " ".join([*(f"{n}={v}" for n, v in variables.items()), *arguments[:-1]])
    print(given.replace(os.getcwd(), "HERE"), "->", done.returncode)
    for line in lines:
        print("   ", line)


def variable(name, *values):
    for value in values:
        run({name: value}, "-c", FLAGS)


variable("PYTHONDEBUG", "1", "0", "yes")
variable("PYTHONINSPECT", "1")
variable("PYTHONOPTIMIZE", "2", "x", "0", "")
variable("PYTHONDONTWRITEBYTECODE", "1", "0", "")
variable("PYTHONNOUSERSITE", "1")
variable("PYTHONSAFEPATH", "0")
variable("PYTHONDEVMODE", "1")
variable("PYTHONUTF8", "1", "0", "2")
variable("PYTHONHASHSEED", "0", "42", "random", "-1", "4294967296")
variable("PYTHONINTMAXSTRDIGITS", "1000", "0", "9", "q")
variable("PYTHONTRACEMALLOC", "-1", "x")
variable("PYTHONPYCACHEPREFIX", "/nowhere")
variable("PYTHONWARNINGS", "ignore,,error::UserWarning")
run({"PYTHONOPTIMIZE": "1", "PYTHONUTF8": "2", "PYTHONHASHSEED": "z"}, "-E", "-c", FLAGS)
run({"PYTHONOPTIMIZE": "2"}, "-O", "-c", FLAGS)
run({"PYTHONUTF8": "1"}, "-X", "utf8=0", "-c", FLAGS)
run({"PYTHONWARNINGS": "error"}, "-W", "ignore", "-X", "dev", "-c", FLAGS)
run({}, "-X", "utf8=3", "-c", FLAGS)
run({}, "-X", "int_max_str_digits=700", "-c", FLAGS)
run({}, "-X", "pycache_prefix=/nowhere", "-c", FLAGS)
run({"PYTHONINTMAXSTRDIGITS": "640"}, "-c", "print(len(str(10**639))); str(10**640)", merged=False)

for value in "latin-1", ":replace", "ascii:ignore", "utf-8:":
    run({"PYTHONIOENCODING": value}, "-c", STREAMS)
run({"PYTHONIOENCODING": "latin-1:replace"}, "-c", "print('h\\xe9\\u20ac'); exit('h\\xe9\\u20ac')")
run({"PYTHONUNBUFFERED": "1"}, "-c", STREAMS)
run({"PYTHONUNBUFFERED": "1"}, "-c", "import os, sys; sys.stdout.write('a'); "
    "sys.stdout.buffer.write(b'b'); os._exit(0)")

SEEDED = "print(hash('a text') % 1000003, hash(b'a text') % 1000003)"
texts = {subprocess.check_output([sys.executable, "-c", SEEDED], env={"PYTHONHASHSEED": seed})
         for seed in ("7", "7", "8")}
print("different hashes:", len(texts))

for arguments in ([], ["-X", "tracemalloc=3"]):
    run({"PYTHONTRACEMALLOC": "5"}, *arguments, "-c",
        "import tracemalloc as t; print(t.is_tracing(), t.get_traceback_limit())")
for variables in ({}, {"PYTHONFAULTHANDLER": "1"}, {"PYTHONDEVMODE": "1"}):
    run(variables, "-c", "import faulthandler; print(faulthandler.is_enabled())")

with tempfile.TemporaryDirectory() as folder:
    os.chdir(folder)
    for name, text in dict(module="print('module', __name__)", start="q = 7", bad="1/0",
                           ends="raise SystemExit(3)").items():
        with open(f"{name}.py", "w") as file:
            file.write(text)
    here = os.getcwd()
    for path in "/a::/b", ":", "", "x:./x/../y:x/":
        run({"PYTHONPATH": path.replace("/a", here)}, "-c",
            f"import sys; print([p.replace({here!r}, 'HERE') for p in sys.path"
            f" if p in ('', '/b') or p.startswith({here!r})])")
    run({"PYTHONPATH": here}, "-P", "-c", "import module")
    run({"PYTHONPATH": here}, "-P", "-m", "module")
    run({"PYTHONPATH": here}, "-P", "-E", "-c", "import module", merged=False)
    run({"PYTHONSTARTUP": "start.py"}, "-i", text="q\n", merged=False)
    run({"PYTHONSTARTUP": "bad.py"}, "-i", text="1+1\n", merged=False)
    run({"PYTHONSTARTUP": "ends.py"}, "-i", text="1+1\n", merged=False)
    run({"PYTHONSTARTUP": "missing.py"}, "-i", text="1+1\n", merged=False)
    run({"PYTHONSTARTUP": "start.py"}, "-i", "module.py", text="'q' in globals()\n", merged=False)
    run({"PYTHONSTARTUP": "bad.py"}, "-", text="print(2)\n", merged=False)
    run({}, "-i", "ends.py", text="2+2\n", merged=False)
    run({}, "-i", "-m", "ends", text="2+2\n", merged=False)
    run({"PYTHONINSPECT": "1"}, "ends.py", text="print(2)\n", merged=False)
