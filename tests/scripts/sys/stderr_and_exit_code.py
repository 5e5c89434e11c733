# Output on stderr, and an exit status of its own.
import sys
print('to stdout')
print('to stderr', file=sys.stderr)
sys.stderr.write('more\n')
sys.exit(4)
