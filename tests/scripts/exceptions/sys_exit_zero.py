# sys.exit() and sys.exit(None) end quietly; finally blocks run.
import sys
try:
    sys.exit()
except SystemExit as e:
    print('code', e.code, repr(e))
try:
    print('working')
    sys.exit(None)
finally:
    print('finally before leaving')
