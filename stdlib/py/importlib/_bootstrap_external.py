"""Under this name CPython has what concerns files."""

from ._bootstrap import *
from ._bootstrap import _PYCACHE
