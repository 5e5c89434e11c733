# Calls of the system that wait for what another thread of the program does let it run.
import fcntl
import os
import select
import socket
import sqlite3
import subprocess
import sys
import tempfile
import threading
import time

def timed(name, f):
    print(name, f(), flush=True)


with tempfile.TemporaryDirectory() as d:
    fifo=os.path.join(d,'f'); os.mkfifo(fifo)
    def wr():
        time.sleep(0.05)
        with open(fifo,'w') as f: f.write('hello')
    def fifo_open():
        t=threading.Thread(target=wr); t.start()
        with open(fifo) as f: r=f.read()
        t.join(); return r
    timed('fifo', fifo_open)
    def fifo_os():
        def w():
            time.sleep(0.05); fd=os.open(fifo, os.O_WRONLY); os.write(fd,b'x'); os.close(fd)
        t=threading.Thread(target=w); t.start(); fd=os.open(fifo,os.O_RDONLY); r=os.read(fd,10); os.close(fd); t.join(); return r
    timed('fifo os', fifo_os)
    db=os.path.join(d,'db'); c=sqlite3.connect(db); c.execute('create table t(x)'); c.commit()
    def sq():
        c1=sqlite3.connect(db, check_same_thread=False, isolation_level=None); c1.execute('begin immediate'); c1.execute('insert into t values(1)')
        res=[]
        def other():
            c2=sqlite3.connect(db, timeout=5)
            try: c2.execute('insert into t values(2)'); c2.commit(); res.append('inserted')
            except Exception as e: res.append(repr(e))
        t=threading.Thread(target=other); t.start(); time.sleep(0.05); c1.execute('commit'); t.join(); return res
    timed('sqlite', sq)
    def flock():
        f1=open(os.path.join(d,'l'),'w'); fcntl.flock(f1, fcntl.LOCK_EX); res=[]
        def o():
            f2=open(os.path.join(d,'l'),'w'); fcntl.flock(f2, fcntl.LOCK_EX); res.append(1)
        t=threading.Thread(target=o); t.start(); time.sleep(0.1); fcntl.flock(f1, fcntl.LOCK_UN); t.join(); return res
    timed('flock', flock)
    def sendfile():
        p=os.path.join(d,'big'); open(p,'wb').write(b'x'*3000000); a,b=socket.socketpair(); n=[0]
        def rd():
            while True:
                x=b.recv(65536)
                if not x: break
                n[0]+=len(x)
        t=threading.Thread(target=rd); t.start()
        with open(p,'rb') as f: r=a.sendfile(f)
        a.close(); t.join(); return r, n
    timed('sendfile', sendfile)
    def ossend():
        p=os.path.join(d,'big'); a,b=socket.socketpair(); n=[0]
        def rd():
            while True:
                x=b.recv(65536)
                if not x: break
                n[0]+=len(x)
        t=threading.Thread(target=rd); t.start()
        with open(p,'rb') as f: r=os.sendfile(a.fileno(), f.fileno(), 0, 3000000)
        a.close(); t.join(); return r>0, n[0]==r
    timed('os.sendfile', ossend)
    def comm():
        p=subprocess.Popen([sys.executable,'-c','import sys; d=sys.stdin.read(); sys.stdout.write(d)'],stdin=-1,stdout=-1,text=True)
        out=[]
        t=threading.Thread(target=lambda: out.append(len(p.stdout.read()))); t.start()
        p.stdin.write('y'*1000000); p.stdin.close(); t.join(); return out, p.wait()
    timed('popen', comm)
    def sysw():
        r,w=os.pipe(); t=threading.Thread(target=lambda: (time.sleep(0.05), os.write(w,b'go\n'))); t.start()
        rc=subprocess.call(['sh','-c','read x'], stdin=r); t.join(); return rc
    timed('call', sysw)
    def osy():
        t=threading.Thread(target=lambda: (time.sleep(0.05), open(os.path.join(d,'go'),'w').close())); t.start()
        rc=os.system(f'while [ ! -e {d}/go ]; do sleep 0.05; done'); t.join(); return rc
    timed('system', osy)
    def recvinto():
        a,b=socket.socketpair(); ba=bytearray(10); t=threading.Thread(target=lambda:(time.sleep(.05), b.send(b'abc'))); t.start(); r=a.recv_into(ba); t.join(); return r, ba
    timed('recv_into', recvinto)
    def selct():
        r,w=os.pipe(); t=threading.Thread(target=lambda:(time.sleep(.05), os.write(w,b'abc'))); t.start(); x=len(select.select([r],[],[])[0]); t.join(); return x
    timed('select', selct)
    def writev():
        r,w=os.pipe(); n=[0]
        def rd():
            while True:
                x=os.read(r,65536)
                if not x: break
                n[0]+=len(x)
        t=threading.Thread(target=rd); t.start(); k=os.writev(w,[b'x'*500000]*2); os.close(w); t.join(); return k, n
    timed('writev', writev)
    def inp():
        r,w=os.pipe(); old=os.dup(0); os.dup2(r,0); t=threading.Thread(target=lambda:(time.sleep(.05), os.write(w,b'abc\n'))); t.start(); x=input(); t.join(); os.dup2(old,0); return x
    timed('input', inp)
    def bufw():
        r,w=os.pipe(); n=[0]
        def rd():
            while True:
                x=os.read(r,65536)
                if not x: break
                n[0]+=len(x)
        t=threading.Thread(target=rd); t.start()
        with open(w,'wb') as f: f.write(b'x'*1000000); f.write(b'yy'*300000)
        t.join(); return n
    timed('bufw', bufw)
    def textw():
        r,w=os.pipe(); n=[0]
        def rd():
            while True:
                x=os.read(r,65536)
                if not x: break
                n[0]+=len(x)
        t=threading.Thread(target=rd); t.start()
        with open(w,'w') as f: f.write('x'*1000000); print('q'*200000, file=f)
        t.join(); return n
    timed('textw', textw)
