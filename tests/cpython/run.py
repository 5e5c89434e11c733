#!/usr/bin/env python3
"""Runs CPython's own tests under ouro and says how many of them pass.

    run.py [--interpreter OURO] [--oracle PYTHON] [--tests DIR] [--timeout S] [--failures] [NAME ...]

The tests are those of an installed CPython 3.11 (its package `test`); nothing of them is kept here.
Each file runs once under CPython and once under ouro, every test method in turn. What counts is the
share of the methods passing under CPython that pass under ouro as well. A method that kills or hangs
the interpreter is noted and the file is run again without it.

Left out, and counted apart, are methods that skip themselves as they look into the insides of
CPython: those it marks as its own (`cpython_only`) and those that call its C API. `--failures` names
them too.

Without a NAME ("list" or "test_list") the tests of the language and its built-in types run.
"""

import argparse
import os
import pathlib
import re
import subprocess
import sys
import sysconfig

ROOT = pathlib.Path(__file__).resolve().parents[2]
LANGUAGE = """
    augassign bool builtin bytes call class complex contains coroutines decorators descr dict
    dictcomps dictviews enumerate exception_group exceptions extcall float format fstring generators
    genexps global grammar int iter keywordonlyarg list listcomps long named_expressions patma
    positional_only_arg property range richcmp scope set setcomps slice sort string_literals super
    syntax tuple unicode unpack unpack_ex with asyncgen
""".split()
MAX_RESTARTS = 15
INSIDES = re.compile("implementation detail specific to cpython|C API|_testcapi|_testinternalcapi")

# What either interpreter executes: it loads one test file and prints a line for each method.
DRIVER = r'''
import sys, unittest
folder, name, *skipped = sys.argv[1:]
sys.argv = [name]
package = sys.modules['test'] = type(sys)('test')
package.__path__ = [folder]
real = sys.stdout

# Where the modules that open CPython's C API to its tests are missing, these stand in for them:
# what they hold can be named, and made while a file loads; a test that calls it is skipped.
class Absent(type):
    loading = True
    def __new__(cls, name):
        return super().__new__(cls, name, (), dict.fromkeys(('__getattr__', '__getitem__'), cls.part))
    def __init__(self, name):
        super().__init__(name, (), {})
    def part(self, name):
        if str(name).startswith('__') or str(name).isupper():
            raise AttributeError(name)
        return Absent(name)
    __getattr__ = part
    def __call__(self, *arguments, **keywords):
        if Absent.loading and arguments and isinstance(arguments[0], type):
            return Absent(arguments[0].__name__)  # a decorator of classes
        if arguments or keywords or not Absent.loading:
            raise unittest.SkipTest('needs the C API of CPython')
        return super().__call__()
class AbsentModule(type(sys)):
    __getattr__ = Absent.part
    def __init__(self, name):
        super().__init__(name)
        self.PY_SSIZE_T_MAX, self.PY_SSIZE_T_MIN = sys.maxsize, -sys.maxsize - 1
        for kind, bits in dict(CHAR=8, SHRT=16, INT=32, LONG=64, LLONG=64).items():
            self.__dict__.update({f'{kind}_MAX': 2**(bits - 1) - 1, f'{kind}_MIN': -2**(bits - 1),
                                  f'U{kind}_MAX': 2**bits - 1})
def stand_in(module):
    try:
        __import__(module)
    except ImportError:
        sys.modules[module] = AbsentModule(module)

# _testinternalcapi only where a file cannot be loaded without it: others know what to do then.
stand_in('_testcapi')
try:
    __import__('test.' + name)
except BaseException:
    for module in [m for m in sys.modules if m.startswith('test.')]:
        del sys.modules[module]
    stand_in('_testinternalcapi')

class Report(unittest.TestResult):
    def say(self, test, what, why=''):
        print(what, test.id() + why, file=real, flush=True)
    def startTest(self, test):
        super().startTest(test)
        Absent.loading = False
        self.failed = False
        self.say(test, 'RUN')
    def addSuccess(self, test):
        self.say(test, 'FAIL' if self.failed else 'OK')
    def addError(self, test, error):
        self.say(test, 'FAIL')
    addFailure = addError
    def addSkip(self, test, reason):
        self.say(test, 'SKIP', ': ' + reason.replace('\n', ' '))
    def addExpectedFailure(self, test, error):
        self.say(test, 'OK')
    def addUnexpectedSuccess(self, test):
        self.say(test, 'FAIL')
    def addSubTest(self, test, sub, error):
        self.failed = self.failed or error is not None
        if error is not None:
            self.say(test, 'FAIL')
def each(suite):
    for test in suite:
        if isinstance(test, unittest.TestSuite):
            yield from each(test)
        else:
            yield test
suite = unittest.defaultTestLoader.loadTestsFromName('test.' + name)
unittest.TestSuite(t for t in each(suite) if t.id() not in skipped).run(Report())
print('END', flush=True)
'''


def run_once(command, folder, timeout):
    """(output, what went wrong) of one process; ouro uses the library that the tests belong to."""
    environment = dict(os.environ, PYTHONDONTWRITEBYTECODE="1", LANG="C.UTF-8")
    environment["OUROHOME"] = os.path.dirname(folder)
    try:
        done = subprocess.run(
            command, stdin=subprocess.DEVNULL, capture_output=True, timeout=timeout, env=environment
        )
    except subprocess.TimeoutExpired as error:
        return error.stdout or b"", f"still running after {timeout} s"
    trouble = f"died of signal {-done.returncode}" if done.returncode < 0 else ""
    last = done.stderr.decode(errors="replace").strip().splitlines()[-1:]
    return done.stdout, trouble or "".join(last)


def run_file(interpreter, folder, name, timeout):
    """{method: "OK", "FAIL", "SKIP", "LEFT OUT" or "CRASH"}, and what kept the file from its end."""
    results, skipped = {}, []
    for _ in range(MAX_RESTARTS):
        out, trouble = run_once([interpreter, "-c", DRIVER, folder, name, *skipped], folder, timeout)
        running = None
        for line in out.decode(errors="replace").splitlines():
            word, _, method = line.partition(" ")
            if word == "RUN":
                running = method
            elif word in ("OK", "SKIP"):
                method, _, reason = method.partition(": ")
                results.setdefault(method, "LEFT OUT" if INSIDES.search(reason) else word)
                running = None
            elif word == "FAIL":
                results[method] = "FAIL"
            elif word == "END":
                return results, ""
        if running is None:
            return results, trouble
        results[running] = "CRASH"
        skipped.append(running)
    return results, f"stopped after {MAX_RESTARTS} crashes"


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("names", nargs="*", metavar="NAME")
    parser.add_argument("--interpreter", default=ROOT / "build/release/ouro", help="what is tested")
    parser.add_argument("--oracle", default=sys.executable, help="a CPython 3.11 that has its tests")
    parser.add_argument("--tests", help="the folder of the package `test`, if not the oracle's own")
    parser.add_argument("--timeout", type=float, default=120, help="seconds a file may take")
    parser.add_argument("--failures", action="store_true", help="name the methods that fail")
    return parser.parse_args()


def main():
    options = parse_options()
    folder = options.tests or os.path.join(sysconfig.get_path("stdlib"), "test")
    if not os.path.isfile(os.path.join(folder, "test_grammar.py")):
        sys.exit(f"no CPython tests in {folder}; name their folder with --tests")
    names = [n if n.startswith("test_") else "test_" + n for n in options.names or LANGUAGE]
    total_passed = total = total_out = 0
    for name in names:
        reference, _ = run_file(str(options.oracle), folder, name, options.timeout)
        results, trouble = run_file(str(options.interpreter), folder, name, options.timeout)
        wanted = sorted(method for method, result in reference.items() if result == "OK")
        out = [method for method in wanted if results.get(method) == "LEFT OUT"]
        wanted = [method for method in wanted if method not in out]
        failed = [method for method in wanted if results.get(method) != "OK"]
        passed = len(wanted) - len(failed)
        total_passed += passed
        total += len(wanted)
        total_out += len(out)
        share = 100 * passed / len(wanted) if wanted else 0
        counts = f"{passed:5} of {len(wanted):5}  {share:5.1f} %  {len(out):4} left out"
        print(f"{name:28} {counts}  {trouble}", flush=True)
        if options.failures:
            for method in failed + out:
                print(f"    {results.get(method, 'did not run'):12} {method}")
    if total:
        share = 100 * total_passed / total
        print(f"{'all':28} {total_passed:5} of {total:5}  {share:5.1f} %  {total_out:4} left out")


if __name__ == "__main__":
    main()
