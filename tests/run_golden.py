#!/usr/bin/python3
"""Runs golden scripts: each X.py must print what X.out says.

    run_golden.py [options] [FOLDER or SCRIPT ...]      default: every folder of tests/scripts

X.out is the expected standard output, X.err the expected standard error; a missing one means that
the stream stays empty. A file with neither is a module that others import, and not run. `{dir}` in them
stands for the script's folder. The exit status is 1 when X.err exists, else 0, unless X.rc holds
another number. Death by a signal never passes.

known_failures.txt lists the scripts that do not pass yet, a line each (`@BUILD` behind one: in that
build only). They run all the same: they count as known, and one that passes is reported, to be
taken off the list.

A script may begin with comment lines that say how to run it:

    # args: a "b c"      arguments of the script
    # stdin: file        standard input, relative to the script's folder
    # flags: --x         options of ouro itself
    # env: A=B           a variable added to the (otherwise empty) environment
    # builds: release    run in these builds only; too slow for the others
    # ouro-only          CPython is not asked about it

The expected outputs come from CPython 3.11: `--oracle PYTHON` rewrites them, `--check` with it
compares only. OURO_CHECK_EXIT=0 in the environment lets a program leave objects. Folders named ouro and differences are ouro's own.
"""

import argparse
import concurrent.futures
import difflib
import os
import pathlib
import re
import resource
import shlex
import signal
import subprocess
import sys
import tempfile

SCRIPTS = pathlib.Path(__file__).resolve().parent / "scripts"
OURO_ONLY = ("ouro", "differences")
OUTPUT_LIMIT = 64 << 20
DIFF_LINES, LINE_WIDTH, COMPARED_LINES = 40, 200, 4000


class Script:
    """One golden script: what its first lines ask for, and what it should print."""

    def __init__(self, path):
        self.path = path
        self.args, self.flags, self.stdin, self.env, self.builds = [], [], None, {}, []
        self.ouro_only = path.parent.name in OURO_ONLY
        self.forgotten = False
        with open(path, "rb") as file:
            for raw in file:
                line = raw.decode("utf-8", "replace").strip()
                if not line.startswith("#"):
                    break
                self.read_directive(line.lstrip("#").strip())

    def runs_in(self, build):
        return not self.builds or build in self.builds

    def read_directive(self, line):
        word, colon, rest = line.partition(":")
        if line == "ouro-only":
            self.ouro_only = True
        elif not colon:
            return
        elif word == "args":
            self.args = shlex.split(rest)
        elif word == "flags":
            self.flags = shlex.split(rest)
        elif word == "stdin":
            self.stdin = self.path.parent / rest.strip()
        elif word == "env":
            name, _, value = rest.strip().partition("=")
            self.env[name] = value
        elif word == "builds":
            self.builds = rest.split()

    def stored(self, suffix):
        file = self.path.with_suffix(suffix)
        return file.read_bytes() if file.exists() else None

    def expected(self):
        out, err, rc = self.stored(".out"), self.stored(".err"), self.stored(".rc")
        return out or b"", err or b"", int(rc) if rc else int(err is not None)

    def is_golden(self):
        return any(self.path.with_suffix(s).exists() for s in (".out", ".err", ".rc"))


def run(script, command, timeout):
    """Runs a script; gives its two streams, its status, and what went wrong beyond that."""
    environment = {
        "PATH": "/usr/local/bin:/usr/bin:/bin",
        "LANG": "C.UTF-8",
        "PYTHONDONTWRITEBYTECODE": "1",
        "OURO_CHECK_EXIT": "1",  # status 120 when an object is left or a count is wrong
        # Undefined behaviour traps: SIGILL, of which the sanitizer says where.
        "ASAN_OPTIONS": "detect_leaks=1:allocator_may_return_null=1:handle_sigill=1",
        **script.env,
    }
    if os.environ.get("OURO_CHECK_EXIT") == "0":
        del environment["OURO_CHECK_EXIT"]
    trouble = None
    with tempfile.TemporaryDirectory() as scratch:
        names = [os.path.join(scratch, name) for name in ("out", "err")]
        work = os.path.join(scratch, "work")
        os.mkdir(work)
        with open(script.stdin or os.devnull, "rb") as stdin, open(names[0], "wb") as out, open(
            names[1], "wb"
        ) as err:
            process = subprocess.Popen(
                [*command, str(script.path), *script.args],
                stdin=stdin, stdout=out, stderr=err, cwd=work, env=environment,
            )
            try:
                process.wait(timeout)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()
                trouble = f"still running after {timeout} s"
        streams = [pathlib.Path(name).read_bytes() for name in names]
    if process.returncode < 0 and not trouble:
        trouble = f"died of {signal.Signals(-process.returncode).name}"
    folder = os.fsencode(script.path.parent)
    out, err = (stream.replace(folder, b"{dir}") for stream in streams)
    return out, err, process.returncode, trouble


def diff(label, expected, actual):
    if expected == actual:
        return []
    lines = [
        [line[:LINE_WIDTH] for line in text.decode("utf-8", "backslashreplace").splitlines()]
        for text in (expected, actual)
    ]
    lines = [side[:COMPARED_LINES] for side in lines]
    found = list(
        difflib.unified_diff(*lines, "expected " + label, "actual " + label, n=1, lineterm="")
    )
    if not found:
        found = [f"{label} differs in its line ends or far on"]
    rest = len(found) - DIFF_LINES
    return found[:DIFF_LINES] + ([f"... {rest} more lines"] if rest > 0 else [])


def check(script, command, timeout):
    """Gives the lines that say how a run differs from what is stored; none when it passes."""
    if script.forgotten:
        return ["has no stored output; scripts/golden --update --new makes it"]
    out, err, status, trouble = run(script, command, timeout)
    want_out, want_err, want_status = script.expected()
    report = [trouble] if trouble else []
    report += diff("stdout", want_out, out) + diff("stderr", want_err, err)
    if status != want_status and not trouble:
        report.append(f"exit status {status}, expected {want_status}")
    return report


def store(script, command, timeout):
    """Writes what the reference prints beside the script."""
    if script.forgotten:
        return []
    out, err, status, trouble = run(script, command, timeout)
    if trouble:
        return [trouble]
    write(script, ".out", out, bool(out) or not err)
    write(script, ".err", err, bool(err))
    write(script, ".rc", b"%d\n" % status, status != int(bool(err)))
    return []


def write(script, suffix, content, wanted):
    path = script.path.with_suffix(suffix)
    if not wanted:
        path.unlink(missing_ok=True)
    elif not path.exists() or path.read_bytes() != content:
        path.write_bytes(content)


def is_imported(file):
    """Whether a script beside a file names it as a module."""
    word = re.compile(rf"\b(import|from)\b.*\b{re.escape(file.stem)}\b")
    others = (other for other in file.parent.glob("*.py") if other != file)
    return any(word.search(other.read_text("utf-8", "replace")) for other in others)


def find(paths, options):
    """The golden scripts of each folder, in order; a script named by itself is always one."""
    folders = {}
    for path in paths:
        named = path.is_file()
        for file in [path] if named else sorted(path.glob("*.py")):
            script = Script(file)
            if not named and not script.is_golden():
                if file.name.startswith("_") or is_imported(file):
                    continue
                script.forgotten = not options.new
            if options.oracle and script.ouro_only:
                continue
            if options.build and not script.runs_in(options.build):
                continue
            if options.unless and script.runs_in(options.unless):
                continue
            folders.setdefault(file.parent, []).append(script)
    return {folder: scripts[:: options.every] for folder, scripts in folders.items()}


def known_failures(build):
    """The scripts, as folder/name, that are expected to fail in this build."""
    path = SCRIPTS.parent / "known_failures.txt"
    known = set()
    for line in path.read_text().splitlines() if path.exists() else []:
        name, _, only = line.partition("#")[0].strip().partition(" @")
        if name and only in ("", build):
            known.add(name)
    return known


def run_folder(folder, scripts, options):
    """Runs the scripts of one folder, prints what failed and the sum; gives what failed."""
    action = store if options.oracle and not options.check else check

    def job(script):
        command = [options.oracle] if options.oracle else [options.interpreter, *options.flag, *script.flags]
        return action(script, command, options.timeout)

    failed = known = 0
    expected = set() if options.oracle else known_failures(options.build)
    with concurrent.futures.ThreadPoolExecutor(options.jobs) as pool:
        for script, report in zip(scripts, pool.map(job, scripts)):
            name = f"{folder.name}/{script.path.stem}"
            if report and name in expected:
                known += 1
                continue
            if name in expected:
                print(f"passes now, take it off known_failures.txt: {name}")
            if report:
                failed += 1
                print(f"FAILED {os.path.relpath(script.path)}")
                print("\n".join("  " + line for line in report))
    passed = len(scripts) - failed - known
    print(f"golden {folder.name}: {passed} passed, {failed} failed, {known} skipped", flush=True)
    return failed


def parse_options():
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    root = SCRIPTS.parent.parent
    add = parser.add_argument
    add("paths", nargs="*", type=pathlib.Path, metavar="FOLDER or SCRIPT")
    add("--interpreter", default=str(root / "build/release/ouro"), help="what runs the scripts")
    add("--jobs", type=int, default=2, help="how many run at a time")
    add("--timeout", type=float, default=60, help="seconds a script may take")
    add("--every", type=int, default=1, metavar="N", help="only every Nth script of a folder")
    add("--build", help="the build's name, for scripts that only run in some")
    add("--unless", metavar="BUILD", help="leave out the scripts that run in this build, too")
    add("--flag", action="append", default=[], help="an option for ouro itself, as --flag=--audit")
    add("--oracle", metavar="PYTHON", help="rewrite the expected outputs with this CPython 3.11")
    add("--check", action="store_true", help="with --oracle: compare, write nothing")
    add("--new", action="store_true", help="with --oracle: also scripts without stored output")
    options = parser.parse_args()
    if not options.paths:
        options.paths = sorted(path for path in SCRIPTS.iterdir() if path.is_dir())
    options.paths = [
        (path if path.exists() else SCRIPTS / path).resolve() for path in options.paths
    ]
    for name in ("interpreter", "oracle"):
        value = getattr(options, name)
        if value and os.sep in value:
            setattr(options, name, os.path.abspath(value))
    return options


def main():
    options = parse_options()
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (OUTPUT_LIMIT, OUTPUT_LIMIT))
    if options.oracle:
        version = [options.oracle, "-c", "import sys; print(sys.version_info[:2])"]
        if subprocess.run(version, capture_output=True).stdout.strip() != b"(3, 11)":
            sys.exit(f"{options.oracle} is not CPython 3.11")
    folders = find(options.paths, options)
    failed = sum(run_folder(folder, scripts, options) for folder, scripts in folders.items())
    sys.exit(1 if failed else 0)


if __name__ == "__main__":
    main()
