"""Adds up what ctest ran: reads the JUnit files of a folder, prints `N passed, N failed, N skipped`
last.

Golden scripts and unit tests count one by one, not by the ctest test that ran them. A file
NAME.failed stands for a build that failed.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree

SUMS = (
    (re.compile(r"^golden .*: (\d+) passed, \d+ failed, \d+ skipped$", re.M), "passed"),
    (re.compile(r"^golden .*: \d+ passed, (\d+) failed, \d+ skipped$", re.M), "failed"),
    (re.compile(r"^golden .*: \d+ passed, \d+ failed, (\d+) skipped$", re.M), "skipped"),
    (re.compile(r"^\[  PASSED  \] (\d+) tests?\.$", re.M), "passed"),
)
FAILED_UNIT = re.compile(r"^\[  FAILED  \] \S+ \(\d+ ms\)$", re.M)


def count(case):
    """How many passed, failed and were known to fail (skipped) in one ctest test."""
    output = case.findtext("system-out") or ""
    sums = {"passed": 0, "failed": 0, "skipped": 0}
    for pattern, key in SUMS:
        sums[key] += sum(map(int, pattern.findall(output)))
    sums["failed"] += len(FAILED_UNIT.findall(output))
    ok = case.get("status") == "run"
    if ok and not sums["passed"]:
        # A folder with nothing to run in this build has no sum; any other test is one by itself.
        sums["passed"] = 0 if case.get("name").startswith("golden/") else 1
    if not ok and not sums["failed"]:
        sums["failed"] = 1
    return sums["passed"], sums["failed"], sums["skipped"]


def main():
    passed = failed = skipped = 0
    for path in sorted(pathlib.Path(sys.argv[1]).iterdir()):
        if path.suffix == ".failed":
            print(f"{path.stem}: could not be built or run")
            failed += 1
            continue
        for case in xml.etree.ElementTree.parse(path).iter("testcase"):
            good, bad, known = count(case)
            skipped += known
            passed += good
            failed += bad
            if bad:
                print(f"{path.stem}: {case.get('name')}: {bad} failed")
    print(f"{passed} passed, {failed} failed, {skipped} skipped")
    sys.exit(1 if failed or not passed else 0)


if __name__ == "__main__":
    main()
