# Output before the error comes out whole.
import sys
for i in range(3):
    print('line', i)
sys.stdout.write('no newline')
raise SystemError('own use')
