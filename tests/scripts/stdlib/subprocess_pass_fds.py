# Descriptors that a child keeps, and those it does not.
import os
import subprocess

r, w = os.pipe()
other, unused = os.pipe()
print(os.get_inheritable(w), os.get_inheritable(other))
code = 'echo kept >&%d; test -e /proc/self/fd/%d && echo there || echo gone' % (w, other)
print(subprocess.run(['sh', '-c', code], pass_fds=[w], stdout=subprocess.PIPE).stdout)
print(os.read(r, 100), os.get_inheritable(w))
code = 'test -e /proc/self/fd/%d && echo there || echo gone' % w
print(subprocess.run(['sh', '-c', code], stdout=subprocess.PIPE).stdout)
os.set_inheritable(w, True)
print(subprocess.run(['sh', '-c', code], stdout=subprocess.PIPE, close_fds=False).stdout)
print(subprocess.run(['sh', '-c', code], stdout=subprocess.PIPE, close_fds=True).stdout)
try:
    subprocess.run(['true'], pass_fds=[9999])
except OSError as e:
    print(type(e).__name__, e.errno)
