#!/usr/bin/python3
"""Lets allocations fail, one at a time, and looks at how the golden scripts take it.

    failures.py [options] [FOLDER or SCRIPT ...]      default: every folder of tests/scripts

A script that makes M allocations can fail in M ways. All of them are tried in one run: at each
allocation the interpreter forks a child in which it fails (--fail-each, vm/failure_forks.h). A
script that uses threads, processes or files, which forks would share, runs once for each failure
instead (--fail-allocation N). Each must end as the script does when all is well, or say
MemoryError. Wrong are

    crash   death by a signal, or a run that does not end
    leak    an object left at exit, or a count that the audit finds wrong
    lost    other output than usual, and no word of a MemoryError: somebody swallowed it

--limit N tries N of each script's failures, spread evenly (fewer where each takes long); without it
all are tried, which takes days. --places tries those that differ (vm/failure_places.h): allocations
that come by the same C++ functions and the same instruction are tried once, those that come by the
same C++ functions N times over all scripts. --most N leaves out the scripts that make more
allocations than that. What is printed of a failure, `ouro --fail-allocation N SCRIPT` repeats. The exit status is 1
when something was wrong.
"""

import argparse
import concurrent.futures
import contextlib
import os
import pathlib
import re
import resource
import signal
import subprocess
import sys
import tempfile
import threading
import time

from run_golden import SCRIPTS, Script

ALL = 1 << 62
# A script that has this may swallow a MemoryError on purpose, or say so where nobody looks; the
# library's traceback and warnings leave out of a text what they fail to find.
SWALLOWING = re.compile(
    r"except(| Exception| BaseException|.*\bMemoryError.*)( as \w+)?:|callbacks|DEBUG_SAVEALL"
    r"|sys\.stderr = |errors are swallowed"
    r"|import (traceback|warnings)"
)
# One that has this may wait for ever for what a thread or task that failed was to do.
WAITING = re.compile(
    r"while not |while _thread\._count|asyncio\.run\(|\brun_(forever|until_complete)\("
    r"|os\.pipe\(|multiprocessing|threading"
)
# One that has this shares with its forks what they change.
SHARING = re.compile(
    r"\b(_?thread|threading|subprocess|signal|socket|select|asyncio|concurrent|fork|queue|tempfile|multiprocessing"
    r"|shutil)\b|\bopen\(|\bos\.(mkdir|makedirs|environ\[)"
)
COUNT = re.compile(rb"ouro: there were only (\d+) allocations\n")
# By whoever printed, too; a thread may have been stopped in the middle of it, or before threading
# knew its number.
TOLD = re.compile(rb"MemoryError|<unknown>|repr\(\) failed|Exception in thread|KeyError: \d{9}")
LEAK = re.compile(rb"ouro: (audit: .*|\d+ objects are still alive.*)")
# A script that runs for longer than this has fewer failures, with a limit.
SHORT_RUN = 0.01


def end_group(process):
    """With the processes that it has made: they hold its streams open."""
    with contextlib.suppress(ProcessLookupError):
        os.killpg(process.pid, signal.SIGKILL)


class Subject:
    """One script, run by one interpreter."""

    def __init__(self, script, interpreter, places):
        self.script = script
        self.places = places
        self.interpreter = pathlib.Path(interpreter).resolve()
        text = script.path.read_text(errors="replace")
        self.swallows = SWALLOWING.search(text) or "continue" in text and "finally" in text
        self.waits = WAITING.search(text)
        self.shares = SHARING.search(text)

    def name(self):
        return self.script.path.relative_to(SCRIPTS.parent)

    def start(self, flags, out, err, folder, **more):
        environment = {"PATH": os.environ["PATH"], "LANG": "C.UTF-8", "OUROHASHSEED": "0"}
        environment |= {"OURO_CHECK_EXIT": "1", "PYTHONDONTWRITEBYTECODE": "1", **self.script.env}
        with open(self.script.stdin or os.devnull, "rb") as stdin:
            return subprocess.Popen(
                [self.interpreter, *flags, self.script.path, *self.script.args],
                stdin=stdin, stdout=out, stderr=err, env=environment, cwd=folder,
                start_new_session=True, **more,
            )

    def run(self, n, timeout):
        """(status, stdout, stderr) with the n-th allocation failing."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
            pipe = subprocess.PIPE
            process = self.start(["--fail-allocation", str(n)], pipe, pipe, folder)
            try:
                out, err = process.communicate(timeout=timeout)
            except subprocess.TimeoutExpired:
                end_group(process)
                out, err = process.communicate()
                return -signal.SIGALRM, out, err
        return process.returncode, out, err

    def measure(self):
        """Runs it undisturbed. Gives the allocations it makes; 0 when it cannot be used."""
        started = time.monotonic()
        status, self.usual, err = self.run(ALL, timeout=10)
        self.seconds = time.monotonic() - started
        found = COUNT.search(err)
        self.usual_end = status, self.usual, COUNT.sub(b"", err)
        return int(found[1]) if found and not LEAK.search(err) else 0

    def judge(self, status, out, err):
        """What is wrong with a run, in a line; empty when nothing is."""
        if (status, out, err) == self.usual_end:
            return ""
        if status == -signal.SIGALRM:
            told = TOLD.search(err) or self.swallows
            return "" if told and self.waits else "crash: it does not end"
        if status < 0:
            return f"crash: signal {-status}"
        if leak := LEAK.search(err):
            return "leak: " + leak[1].decode(errors="replace")
        if not TOLD.search(out + err) and not self.swallows and out != self.usual:
            last = err.strip().rsplit(b"\n", 1)[-1].decode(errors="replace")
            return f"lost: status {status}, {last}"
        return ""

    def fail_in_forks(self, flags):
        """(n, status, stdout, stderr) of each fork."""
        with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, \
                tempfile.TemporaryFile() as out, tempfile.TemporaryFile() as err:
            reading, writing = os.pipe()
            become = lambda: os.dup2(writing, 3)
            process = self.start(
                flags, out, err, folder, pass_fds=[3], preexec_fn=become
            )
            os.close(writing)
            patience = 60 if "--fail-no-forks" in flags else 3600
            watchdog = threading.Timer(patience, end_group, [process])
            watchdog.start()
            with open(reading, "rb") as records:
                for head in records:
                    n, status, *sizes, before_out, before_err = map(int, head.split())
                    texts = [records.read(size) for size in sizes]
                    texts[0] = os.pread(out.fileno(), before_out, 0) + texts[0]
                    texts[1] = os.pread(err.fileno(), before_err, 0) + texts[1]
                    yield n, os.waitstatus_to_exitcode(status), *texts
            process.wait()
            watchdog.cancel()
            end_group(process)

    def fail(self, limit, most):
        """How many failures there were, and [(n, what is wrong)]."""
        count = self.measure()
        if most and count > most:
            return 0, []
        slowness = max(1, self.seconds / SHORT_RUN)
        step = max(1, round(count * slowness / limit)) if limit else 1
        flags = self.places or ["--fail-each", str(step)]
        runs = ()
        if count and self.shares:
            patience = 5 if self.waits else 60
            which = [n for n, *_ in self.fail_in_forks([*flags, "--fail-no-forks"])]
            runs = ((n, *self.run(n, patience)) for n in which)
        elif count:
            runs = self.fail_in_forks(flags)
        tried, wrong = 0, []
        for n, *end in runs:
            tried += 1
            if trouble := self.judge(*end):
                wrong.append((n, trouble))
        return tried, wrong


def find_scripts(paths):
    for path in paths or [SCRIPTS]:
        path = pathlib.Path(path).resolve()
        for file in sorted(path.rglob("*.py")) if path.is_dir() else [path]:
            script = Script(file)
            if file.with_suffix(".out").exists() and not script.flags:
                yield script


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("paths", nargs="*", metavar="PATH")
    root = pathlib.Path(__file__).resolve().parents[1]
    parser.add_argument("--interpreter", default=root / "build/release/ouro")
    parser.add_argument("--limit", type=int, default=0, help="how many failures of each script")
    parser.add_argument("--places", type=int, default=0, metavar="N",
                        help="try those that differ, N that come by the same C++ functions")
    parser.add_argument("--most", type=int, default=0, help="the most allocations of a script")
    parser.add_argument("--verbose", action="store_true", help="a line for each script")
    parser.add_argument("--jobs", type=int, default=os.cpu_count())
    return parser.parse_args()


def main():
    options = parse_options()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    runs = failed = 0
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool, \
            tempfile.NamedTemporaryFile() as places:
        flags = []
        if options.places:
            flags = ["--fail-places", places.name, "--fail-most", str(options.places)]

        def work(script):
            subject = Subject(script, options.interpreter, flags)
            return subject.name(), *subject.fail(options.limit, options.most)

        works = [pool.submit(work, script) for script in find_scripts(options.paths)]
        for done in concurrent.futures.as_completed(works):
            name, tried, wrong = done.result()
            runs += tried
            failed += len(wrong)
            for n, trouble in wrong:
                print(f"{name} {n}: {trouble}", flush=True)
            if options.verbose:
                print(f"{name}: {tried} failures", flush=True)
    print(f"{runs - failed} passed, {failed} failed")
    return 1 if failed or not runs else 0


if __name__ == "__main__":
    sys.exit(main())
