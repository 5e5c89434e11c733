# args: one "two words" --flag=3 -x
# sys.argv holds the script and its arguments.
import sys, os
print(os.path.basename(sys.argv[0]), sys.argv[1:], len(sys.argv))
