# Exit status of True.
import sys
sys.exit(True)
