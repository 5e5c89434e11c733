# A misspelt name in from ... import.
from math import sqrtt
