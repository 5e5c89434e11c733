"""Runs a module of CPython's library in the place of the native one that does the same."""

import _imp
import sys


def run(path, namespace):
    """Its code in this namespace, as something that tracebacks do not show."""
    code = _imp.code_of_file(f'{sys._stdlib_dir}/{path}')
    _imp._stand_in(code)
    exec(code, namespace)
