# sys.exit(text) prints the text and gives status 1.
import sys
print('out')
sys.exit('fatal: no input')
