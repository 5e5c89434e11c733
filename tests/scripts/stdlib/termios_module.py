import os
import termios
import tty


def t(f):
    try:
        print(f())
    except Exception as e:
        print(type(e).__name__, e)


r, w = os.pipe()
t(lambda: termios.tcgetattr(r))
t(lambda: termios.tcgetattr('x'))
t(lambda: termios.tcsetattr(r,0,5))
t(lambda: termios.tcsetattr(r,0,[1]))
t(lambda: termios.tcsetattr(r,0,[1,2,3,4,5,6,7]))
t(lambda: termios.tcgetwinsize(r))
t(lambda: termios.tcsetwinsize(r,1))
t(lambda: termios.tcsetwinsize(r,(1,2)))
t(lambda: termios.tcflush(r,1))
t(lambda: termios.tcdrain(r))
t(lambda: termios.error.__mro__)
m,s=os.openpty()
a=termios.tcgetattr(s)
print(a)
tty.setraw(s)
a2=termios.tcgetattr(s); print(a2)
a2[6][termios.VMIN]=3; a2[6][0]=b'x'; termios.tcsetattr(s,termios.TCSANOW,a2); print(termios.tcgetattr(s))
a2[6][3]='x'
t(lambda: termios.tcsetattr(s,0,a2))
a2[6][3]=b'xx'
t(lambda: termios.tcsetattr(s,0,a2))
a2[6][3]=None
t(lambda: termios.tcsetattr(s,0,a2))
a2[6]=[1]
t(lambda: termios.tcsetattr(s,0,a2))
a[0]='x'
t(lambda: termios.tcsetattr(s,0,a))
t(lambda: termios.tcsetwinsize(s,(10,20)))
t(lambda: termios.tcgetwinsize(s))
t(lambda: termios.tcsetwinsize(s,[10,70000]))
t(lambda: termios.tcsetwinsize(s,(10,-1)))
t(lambda: termios.tcsetwinsize(s,('a',-1)))
t(lambda: termios.tcsetwinsize(s,'ab'))
t(lambda: termios.tcsetwinsize(s,(1,2,3)))
t(lambda: os.get_terminal_size(s))
t(lambda: termios.tcflush(s,termios.TCIOFLUSH))
t(lambda: termios.tcflow(s,77))
t(lambda: termios.tcsendbreak(s,0))
for name in sorted(dir(termios)):
    if isinstance(getattr(termios, name), int):
        print(name, getattr(termios, name))
