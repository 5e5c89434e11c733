#!/usr/bin/python3
"""Compares ouro with CPython on the programs of this folder.

    run.py [--quick] [--only NAME,...] [--runs N] [--markdown] [--lua] [--ablation]
    run.py --profile NAME

Both run in turn; of each the least user CPU time and the least peak memory count. `speed` is CPython's
time over ouro's (more is better), `memory` ouro's over CPython's (less is better). Both must print
the same; a program that does not, or fails, is reported and left out of the means.

--lua measures Lua 5.4 and LuaJIT without its compiler, too, on the programs that exist in Lua (LuaJIT
knows no operators on bits); their `speed` is as CPython's. --ablation measures instead what ouro is
without some of its techniques: the speed of each such build over that of ouro. --profile says which
opcodes and pairs of them the program dispatches most (with a build that counts them).
"""

import argparse
import math
import os
import pathlib
import shutil
import statistics
import subprocess
import sys
import tempfile

FOLDER = pathlib.Path(__file__).resolve().parent
BUILD = FOLDER.parent.parent / "build/release"
MEASURE = str(BUILD / "measure")
ENVIRONMENT = {"PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "PYTHONDONTWRITEBYTECODE": "1"}
QUICK = ("fib", "binary_trees", "dict_work", "str_work", "method_calls", "float_loop", "gc_churn")
EMPTY_RUNS = 20
LUAS = {"Lua": ["lua5.4"], "LuaJIT": ["luajit", "-joff"]}
WITHOUT = ("specialisation", "fusion", "borrowing", "word_floats")


class Run:
    """One run of one program: its output, or what went wrong; user seconds, peak KiB, wall time."""

    def __init__(self, command):
        with tempfile.TemporaryDirectory() as scratch:
            report, out, err = (os.path.join(scratch, name) for name in ("report", "out", "err"))
            with open(out, "wb") as stdout, open(err, "wb") as stderr:
                subprocess.run(
                    [MEASURE, report, *command], check=True, env=ENVIRONMENT,
                    stdin=subprocess.DEVNULL, stdout=stdout, stderr=stderr,
                )
            status, user, _, self.peak, wall = map(int, pathlib.Path(report).read_text().split())
            self.output = pathlib.Path(out).read_bytes()
            lines = pathlib.Path(err).read_text("utf-8", "replace").splitlines()
        self.user, self.wall = user / 1e6, wall / 1e6
        self.failure = None
        if status:
            self.failure = f"status {status}: {lines[-1] if lines else 'no message'}"


class Side:
    """All runs of one program under one interpreter."""

    def __init__(self):
        self.runs = []

    @property
    def failure(self):
        return next((run.failure for run in self.runs if run.failure), None)

    def least(self, what):
        return min(getattr(run, what) for run in self.runs)

    def median(self, what):
        return statistics.median(getattr(run, what) for run in self.runs)


def measure(commands, runs):
    sides = [Side() for _ in commands]
    for _ in range(runs):
        for side, command in zip(sides, commands):
            if not side.failure:
                side.runs.append(Run(command))
    return sides


def mean(values):
    return math.exp(sum(map(math.log, values)) / len(values)) if values else float("nan")


class Table:
    """Prints rows as they come, for a terminal or as Markdown."""

    def __init__(self, markdown, heads):
        self.markdown = markdown
        self.width = max(12, *(len(head) + 2 for head in heads[1:]))
        self.row(heads)
        if markdown:
            print("| --- |" + " ---: |" * (len(heads) - 1))

    def row(self, cells):
        if self.markdown:
            print("| " + " | ".join(cells) + " |", flush=True)
        else:
            print(f"{cells[0]:20}" + "".join(f"{cell:>{self.width}}" for cell in cells[1:]), flush=True)


def speed_of(ours, theirs):
    return theirs.least("user") / max(ours.least("user"), 1e-4)


def compare(name, options, table):
    """Measures one program; gives its ratios by what they tell, or what went wrong."""
    script = str(FOLDER / (name + ".py"))
    commands = [[options.ouro, script], [options.python, script]]
    lua = FOLDER / (name + ".lua")
    if options.lua and lua.exists():
        commands += [[*command, str(lua)] for command in LUAS.values()]
    ours, theirs, *others = measure(commands, options.runs)
    trouble = ours.failure or theirs.failure
    if not trouble and ours.runs[0].output != theirs.runs[0].output:
        trouble = "prints something else than CPython"
    if trouble:
        return trouble
    speed = speed_of(ours, theirs)
    memory = ours.least("peak") / theirs.least("peak")
    ratios = {"speed": speed, "memory": memory}
    cells = [name, f"{ours.least('user'):.3f}", f"{ours.median('user'):.3f}"]
    cells += [f"{theirs.least('user'):.3f}", f"{theirs.median('user'):.3f}", f"{speed:.2f}"]
    cells += [f"{ours.least('peak') / 1024:.1f}", f"{theirs.least('peak') / 1024:.1f}"]
    cells.append(f"{memory:.2f}")
    for kind, other in zip(LUAS, others):
        if other.failure:
            cells += ["-", "-"]
            continue
        ratios[kind] = speed_of(ours, other)
        cells += [f"{other.least('user'):.3f}", f"{ratios[kind]:.2f}"]
    table.row(cells)
    return ratios


def ablate(names, options):
    """What is left of ouro's speed in builds without one of its techniques."""
    table = Table(options.markdown, ["program", "ouro s", *(f"-{what}" for what in WITHOUT)])
    programs = [options.ouro] + [str(BUILD.parent / f"without_{what}/ouro") for what in WITHOUT]
    left = {what: [] for what in WITHOUT}
    for name in names:
        script = str(FOLDER / (name + ".py"))
        whole, *parts = measure([[program, script] for program in programs], options.runs)
        trouble = next((side.failure for side in (whole, *parts) if side.failure), None)
        if trouble:
            sys.exit(f"{name}: {trouble}")
        speeds = [1 / speed_of(whole, part) for part in parts]
        for what, speed in zip(WITHOUT, speeds):
            left[what].append(speed)
        table.row([name, f"{whole.least('user'):.3f}", *(f"{speed:.2f}" for speed in speeds)])
    table.row(["geometric mean", "", *(f"{mean(left[what]):.2f}" for what in WITHOUT)])


def report_empty(options):
    """What an empty script costs: wall time and peak memory, the best of many runs."""
    script = str(FOLDER / "startup.py")
    ours, theirs = measure([[options.ouro, script], [options.python, script]], EMPTY_RUNS)
    if ours.failure:
        print(f"empty script: {ours.failure}")
        return
    print(
        f"empty script: {ours.least('wall') * 1000:.1f} ms, {ours.least('peak') / 1024:.1f} MiB"
        f" (CPython {theirs.least('wall') * 1000:.1f} ms, {theirs.least('peak') / 1024:.1f} MiB)"
    )


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    add = parser.add_argument
    add("--quick", action="store_true", help="a few programs, once")
    add("--only", metavar="NAME,...", help="these programs")
    add("--runs", type=int, help="how often each runs (5, or 1 when quick)")
    add("--markdown", action="store_true", help="print the table as Markdown")
    add("--lua", action="store_true", help="also Lua 5.4 and LuaJIT's interpreter")
    add("--ablation", action="store_true", help="builds without some technique, against ouro")
    add("--profile", metavar="NAME", help="the program's most frequent opcodes and pairs")
    add("--ouro", default=str(BUILD / "ouro"), help="our program")
    add("--python", default="/usr/bin/python3", help="the CPython to compare with")
    options = parser.parse_args()
    options.runs = options.runs or (1 if options.quick else 5)
    if options.lua and not all(shutil.which(command) for command, *_ in LUAS.values()):
        sys.exit("Lua is missing; on Debian: apt-get install lua5.4 luajit")
    return options


def main():
    options = parse_options()
    if options.profile:
        counting = BUILD.parent / "profile/ouro"
        command = [str(counting), str(FOLDER / (options.profile + ".py"))]
        sys.exit(subprocess.run(command, env=ENVIRONMENT, stdout=subprocess.DEVNULL).returncode)
    known = sorted(path.stem for path in FOLDER.glob("*.py"))
    known = [name for name in known if name not in ("run", "startup", "gc_bounds")]
    names = options.only.split(",") if options.only else QUICK if options.quick else known
    unknown = set(names) - set(known)
    if unknown:
        sys.exit(f"no such program: {', '.join(sorted(unknown))}")

    if options.ablation:
        return ablate(names, options)
    heads = ["program", "ouro s", "median", "CPython s", "median", "speed"]
    heads += ["ouro MiB", "CPython MiB", "memory"]
    if options.lua:
        heads += [head for kind in LUAS for head in (f"{kind} s", "speed")]
    table = Table(options.markdown, heads)
    results, failures = {}, {}
    for name in names:
        result = compare(name, options, table)
        (failures if isinstance(result, str) else results)[name] = result

    print()
    for name, failure in failures.items():
        print(f"FAILED {name}: {failure}")
    if results:
        slowest = min(results, key=lambda name: results[name]["speed"])
        speeds, memories = ([ratios[what] for ratios in results.values()] for what in ("speed", "memory"))
        print(f"speed: geometric mean {mean(speeds):.2f}, least {min(speeds):.2f} ({slowest})")
        print(f"memory: geometric mean {mean(memories):.2f}, most {max(memories):.2f}")
    for kind in LUAS if options.lua else ():
        speeds = [ratios[kind] for ratios in results.values() if kind in ratios]
        print(f"speed against {kind}: geometric mean {mean(speeds):.2f} over {len(speeds)} programs")
    report_empty(options)
    sys.exit(1 if failures else 0)


if __name__ == "__main__":
    main()
