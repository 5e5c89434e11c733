#!/usr/bin/env python3
"""Runs random programs under ouro and under CPython 3.11 and shows where they differ.

    run.py [--interpreter OURO] [--oracle PYTHON] [--cases N] [--seed N] [--batch N] [--show N]

A case is an expression or a few statements; what it printed, its value, or the type and the text of
its exception must be the same. Many cases run in one process. The exit status is 1 when any differ.
"""

import argparse
import pathlib
import subprocess
import sys
import tempfile

from generate import Maker

ROOT = pathlib.Path(__file__).resolve().parents[2]
MEMORY = 2_000_000_000

# What both run: a file of cases, in the order of their numbers.
DRIVER = r'''
import sys
def show(v, depth=0):
    # Text without addresses and without the order of sets.
    if depth > 5: return '...'
    if type(v) in (set, frozenset):
        return f"{type(v).__name__}({sorted([show(i, depth + 1) for i in v])})"
    if type(v) in (list, tuple):
        return f"{type(v).__name__}({', '.join([show(i, depth + 1) for i in v[:50]])})"
    if type(v) is dict:
        return '{' + ', '.join([show(k, depth + 1) + ': ' + show(w, depth + 1)
                                for k, w in v.items()]) + '}'
    text = repr(v)
    return type(v).__name__ + (' at' if ' at 0x' in text or len(text) > 2000 else ' ' + text)
def stable(v):
    # What is iterated: the order of a set is nobody's business.
    return sorted(v, key=repr) if isinstance(v, (set, frozenset)) else v
def run(kind, source):
    names = {'show': show, 'stable': stable}
    try:
        if kind == 'eval':
            print(show(eval(source, names)))
        else:
            exec(source, names)
    except BaseException as e:
        try: text = str(e)
        except BaseException: text = 'no text'
        text = text if ' at 0x' not in text else text[:text.index(' at 0x')]
        print('raises', type(e).__name__, text[:300].encode('ascii', 'backslashreplace'))
sys.set_int_max_str_digits(0)
for number, (kind, source) in enumerate(CASES):
    sys.stdout.flush()
    print('#', number)
    run(kind, source)
'''


def run_batch(interpreter, cases, timeout):
    """What each case printed; a missing tail is what a crash or a hang has cost."""
    with tempfile.NamedTemporaryFile("w", suffix=".py", encoding="utf-8") as file:
        file.write(f"CASES = {cases!r}\n{DRIVER}")
        file.flush()
        limited = ["sh", "-c", f"ulimit -v {MEMORY // 1024}; exec \"$@\"", "sh", interpreter, "-W",
                   "ignore", file.name]
        if "python" not in pathlib.Path(interpreter).name:
            del limited[-3:-1]
        try:
            done = subprocess.run(limited, capture_output=True, timeout=timeout,
                                  stdin=subprocess.DEVNULL, env={"PYTHONIOENCODING": "utf-8:backslashreplace"})
            out, trouble = done.stdout, f"status {done.returncode}" if done.returncode else ""
        except subprocess.TimeoutExpired as error:
            out, trouble = error.stdout or b"", "timeout"
    results = {}
    for part in out.decode("utf-8", "replace").split("# ")[1:]:
        number, _, text = part.partition("\n")
        if number.isdigit():
            results[int(number)] = text
    return results, trouble


def compare(options, seed, count):
    """Prints the differences of one batch; gives their number."""
    maker = Maker(seed)
    cases = [maker.case() for _ in range(count)]
    wanted, problem = run_batch(options.oracle, cases, options.timeout)
    if problem:
        cases = cases[: max(len(wanted) - 1, 0)]
    found, trouble = run_batch(str(options.interpreter), cases, options.timeout)
    different = 0
    for number, (_, source) in enumerate(cases):
        if found.get(number) == wanted.get(number):
            continue
        different += 1
        if options.shown < options.show:
            options.shown += 1
            print(f"seed {seed} case {number}\n  " + source.replace("\n", "\n  "))
            print(f"  CPython: {wanted.get(number, 'nothing').strip()[:400]}")
            print(f"  ouro:    {found.get(number, 'nothing (' + trouble + ')').strip()[:400]}")
        if number not in found:
            break
    return different


def main():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("--interpreter", default=ROOT / "build/release/ouro")
    parser.add_argument("--oracle", default=sys.executable)
    parser.add_argument("--cases", type=int, default=10_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--batch", type=int, default=500, help="cases a process")
    parser.add_argument("--show", type=int, default=20, help="how many differences to print")
    parser.add_argument("--timeout", type=float, default=120)
    options = parser.parse_args()
    options.shown = different = 0
    for start in range(0, options.cases, options.batch):
        count = min(options.batch, options.cases - start)
        different += compare(options, options.seed + start // options.batch, count)
    print(f"{options.cases} cases, {different} differ")
    sys.exit(1 if different else 0)


if __name__ == "__main__":
    main()
