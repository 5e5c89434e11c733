# A misspelt attribute of a module.
import math
math.sqroot(4)
