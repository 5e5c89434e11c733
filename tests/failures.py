#!/usr/bin/python3
"""Lets allocations fail, one in each run, and looks at how the golden scripts take it.

    failures.py [options] [FOLDER or SCRIPT ...]      default: every folder of tests/scripts

For a script that makes M allocations there are M programs: `ouro --fail-allocation N script` with N
from 1 to M. Each must end as the script does when all is well, or say MemoryError. Wrong are

    crash   death by a signal, or a run that does not end
    leak    an object left at exit, or a count that the audit finds wrong
    lost    other output than usual, and no word of a MemoryError: somebody swallowed it

By default the pairs (script, N) are drawn at random until --seconds are over; --seed repeats a
choice. --every takes all of them, in order. The exit status is 1 when something was wrong.
"""

import argparse
import concurrent.futures
import os
import pathlib
import random
import re
import shutil
import subprocess
import sys
import tempfile
import time

from run_golden import SCRIPTS, Script

ALL = 1 << 62
# A script that has this may swallow a MemoryError on purpose, or say so where nobody looks.
SWALLOWING = re.compile(
    r"except(| Exception| BaseException|.*\bMemoryError.*)( as \w+)?:|callbacks|DEBUG_SAVEALL"
    r"|sys\.stderr = "
)
# One that has this may wait for ever for what a thread or task that failed was to do.
WAITING = re.compile(r"while not |while _thread\._count|asyncio\.run\(")
COUNT = re.compile(rb"ouro: there were only (\d+) allocations\n")
# By whoever printed, too; a thread may have been stopped in the middle of it.
TOLD = re.compile(rb"MemoryError|<unknown>|repr\(\) failed|Exception in thread")
LEAK = re.compile(rb"ouro: (audit: .*|\d+ objects are still alive.*)")


class Runner:
    """Runs one interpreter over scripts with failures."""

    def __init__(self, options):
        self.options = options
        self.usual = {}  # script: (stdout, stderr, allocations) of an undisturbed run

    def run(self, script, n, timeout=60):
        """(status, stdout, stderr); the status is None when the run did not end."""
        command = [pathlib.Path(self.options.interpreter).resolve(), "--fail-allocation", str(n), script.path, *script.args]
        stdin = open(script.stdin, "rb") if script.stdin else subprocess.DEVNULL
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "OUROHASHSEED": "0"}
        environment |= {"OURO_CHECK_EXIT": "1", **script.env}
        folder = tempfile.mkdtemp()  # a script that is cut short leaves things behind
        try:
            done = subprocess.run(
                command,
                stdin=stdin,
                capture_output=True,
                timeout=timeout,
                env=environment,
                cwd=folder,
            )
        except subprocess.TimeoutExpired as late:
            return None, late.stdout or b"", late.stderr or b""
        finally:
            shutil.rmtree(folder, ignore_errors=True)
        return done.returncode, done.stdout, done.stderr

    def allocations(self, script):
        """How many allocations the script makes; 0 when it cannot be used."""
        if script.path not in self.usual:
            _, out, err = self.run(script, ALL, timeout=5)
            found = COUNT.search(err)
            count = int(found[1]) if found and not LEAK.search(err) else 0
            self.usual[script.path] = out, count
        return self.usual[script.path][1]

    def swallows(self, script):
        text = script.path.read_text(errors="replace")
        return SWALLOWING.search(text) or "continue" in text and "finally" in text

    def judge(self, script, n):
        """What is wrong with this run, in a line; empty when nothing is."""
        status, out, err = self.run(script, n)
        last = err.strip().rsplit(b"\n", 1)[-1].decode(errors="replace")
        if status is None:
            if TOLD.search(err) and WAITING.search(script.path.read_text(errors="replace")):
                return ""
            return "crash: it does not end"
        if status < 0:
            return f"crash: signal {-status}"
        if leak := LEAK.search(err):
            return "leak: " + leak[1].decode(errors="replace")
        if not TOLD.search(out + err) and not self.swallows(script) and out != self.usual[script.path][0]:
            return f"lost: status {status}, {last}"
        return ""


def find_scripts(paths):
    for path in paths or [SCRIPTS]:
        path = pathlib.Path(path).resolve()
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            script = Script(file)
            if file.with_suffix(".out").exists() and not script.flags:
                yield script


def draw(runner, scripts, seconds, seed):
    """Pairs (script, N) at random, until the time is over."""
    chance = random.Random(seed)
    end = time.monotonic() + seconds
    while scripts and time.monotonic() < end:
        script = chance.choice(scripts)
        if count := runner.allocations(script):
            yield script, chance.randint(1, count)
        else:
            scripts.remove(script)


def every(runner, scripts, limit):
    for script in scripts:
        count = runner.allocations(script)
        if count <= limit:
            yield from ((script, n) for n in range(1, count + 1))


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", metavar="PATH")
    root = pathlib.Path(__file__).resolve().parents[1]
    parser.add_argument("--interpreter", default=root / "build/release/ouro")
    parser.add_argument("--seconds", type=float, default=30)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--every", action="store_true")
    parser.add_argument("--limit", type=int, default=20000, help="of allocations, with --every")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def main():
    options = parse_options()
    runner = Runner(options)
    scripts = list(find_scripts(options.paths))
    pairs = (
        every(runner, scripts, options.limit)
        if options.every
        else draw(runner, scripts, options.seconds, options.seed)
    )
    runs = wrong = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        waiting = {}

        def finish(done):
            nonlocal runs, wrong
            for future in done:
                script, n = waiting.pop(future)
                runs += 1
                if trouble := future.result():
                    wrong += 1
                    print(f"{script.path.relative_to(SCRIPTS.parent)} {n}: {trouble}", flush=True)

        for script, n in pairs:
            waiting[pool.submit(runner.judge, script, n)] = script, n
            if len(waiting) >= 2 * options.jobs:
                first = concurrent.futures.FIRST_COMPLETED
                finish(concurrent.futures.wait(waiting, return_when=first).done)
        finish(concurrent.futures.wait(waiting).done)
    print(f"{runs - wrong} passed, {wrong} failed")
    return 1 if wrong or not runs else 0


if __name__ == "__main__":
    sys.exit(main())
