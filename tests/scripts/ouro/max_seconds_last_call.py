# flags: --max-seconds 0.5
# A limit that is reached within the last call of a program is told at its end.
import os
print('begins')
os.system('sleep 0.8')
