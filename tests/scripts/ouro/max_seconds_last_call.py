# flags: --max-seconds 0.1
# A limit that is reached within the last call of a program is told at its end.
import os
print('begins')
os.system('sleep 0.3')
