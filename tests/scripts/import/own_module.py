# Importing a module beside the script: run once, shared, attributes.
import helper_mod
import helper_mod as again
from helper_mod import value, bump as b
print(helper_mod is again, value, b(), helper_mod.value, value, helper_mod.__name__)
print(helper_mod.__doc__)
helper_mod.value = 100
print(again.value, b(), sorted(n for n in dir(helper_mod) if not n.startswith('__')))
import sys
print('helper_mod' in sys.modules, sys.modules['helper_mod'] is helper_mod, __name__)
print(type(helper_mod).__name__)
import os
print(os.path.basename(helper_mod.__file__))
