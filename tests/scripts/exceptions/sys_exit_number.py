# sys.exit(n) sets the status.
import sys
print('leaving with 3')
sys.exit(3)
