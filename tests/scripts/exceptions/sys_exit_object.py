# Other objects are printed by str.
import sys
sys.exit([1, 'two'])
