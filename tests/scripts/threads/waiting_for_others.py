# Waiting for signals, children, pipes, terminals and locks while another thread does what ends it.
import multiprocessing
import os
import pty
import queue
import select
import signal
import socket
import subprocess
import termios
import threading
import time

mp = multiprocessing
def timed(name, f): print(name, f(), flush=True)
def after(f, d=0.1):
    t=threading.Thread(target=lambda: (time.sleep(d), f())); t.start(); return t
signal.signal(signal.SIGUSR1, lambda *a: print('usr1', flush=True))
def pause(): t=after(lambda: os.kill(os.getpid(), signal.SIGUSR1)); r=signal.pause(); t.join(); return r
timed('pause', pause)
def sw():
    signal.pthread_sigmask(signal.SIG_BLOCK,[signal.SIGUSR2]); t=after(lambda: os.kill(os.getpid(), signal.SIGUSR2)); r=signal.sigwait([signal.SIGUSR2]); t.join(); return r
timed('sigwait', sw)
def child(fn):
    r,w=os.pipe(); pid=os.fork()
    if pid==0: os.close(w); os.read(r,1); os._exit(7)
    os.close(r); t=after(lambda: os.close(w)); x=fn(pid); t.join(); return x
timed('waitpid', lambda: child(lambda p: os.waitpid(p,0)[1]))
timed('wait', lambda: child(lambda p: os.wait()[1]))
timed('wait4', lambda: child(lambda p: os.wait4(p,0)[1]))
timed('waitid', lambda: child(lambda p: os.waitid(os.P_PID,p,os.WEXITED).si_status))
for kind in ('poll','epoll'):
    def pl():
        r,w=os.pipe(); p=getattr(select,kind)(); p.register(r, 1); t=after(lambda: os.write(w,b'x')); x=len(p.poll()); t.join(); return x
    timed(kind, pl)
def ptyr():
    m,s=pty.openpty(); t=after(lambda: os.write(m,b'line\n')); x=os.read(s,100); t.join(); return x
timed('pty', ptyr)
def lock():
    l=threading.Lock(); l.acquire(); t=after(l.release); x=l.acquire(); t.join(); return x
timed('lock', lock)
def q():
    q=queue.SimpleQueue(); t=after(lambda: q.put(3)); x=q.get(); t.join(); return x
timed('simplequeue', q)
def sem():
    s=mp.Semaphore(0); t=after(s.release); x=s.acquire(); t.join(); return x
timed('mp semaphore', sem)
def pipe():
    a,b=mp.Pipe(); t=after(lambda: b.send({'x':'y'*300000})); x=len(a.recv()['x']); t.join(); return x
timed('mp pipe', pipe)
def pipe2():
    a,b=mp.Pipe(); out=[]; t=after(lambda: out.append(len(b.recv()))); a.send(b'z'*1000000); t.join(); return out
timed('mp pipe2', pipe2)
def bs():
    a,b=socket.socketpair(); f=a.makefile('rb'); t=after(lambda: b.sendall(b'hello\nx')); x=f.readline(); t.join(); return x
timed('makefile', bs)
def ri():
    a,b=socket.socketpair(); ba=bytearray(5); t=after(lambda: b.sendmsg([b'hello'])); x=a.recvmsg_into([ba]); t.join(); return x[0], ba
timed('recvmsg_into', ri)
def udp():
    a=socket.socket(socket.AF_INET, socket.SOCK_DGRAM); a.bind(('127.0.0.1',0)); b=socket.socket(socket.AF_INET, socket.SOCK_DGRAM); t=after(lambda: b.sendto(b'd', a.getsockname())); x=a.recvfrom(10)[0]; t.join(); return x
timed('udp', udp)
def ssp():
    p=subprocess.Popen(['cat'],stdin=-1,stdout=-1); t=after(p.stdin.close); x=p.stdout.read(); t.join(); return x, p.wait()
timed('cat', ssp)
def dr():
    m,s=pty.openpty(); os.write(s,b'x'*100); t=after(lambda: os.read(m,200)); termios.tcdrain(s); t.join(); return 1
timed('drain', dr)
