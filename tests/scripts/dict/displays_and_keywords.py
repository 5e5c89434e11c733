"""Displays of dicts and lists, what **kwargs and *args gather, repetition of texts: made at once where they can be."""
class K(str):
    def __hash__(self): print('hash',str(self)); return 1
    def __eq__(self,o): print('eq'); return str(self)==str(o)
def f(a): print('f',a); return a
d={'a':1}
print({**d,f('b'):f(2)}, {**d,'a':f(3)}, {**d,f('x'):1,f('y'):2}, {**d,**d,'z':0,**{'q':1}})
try: {**d,[]:f(1)}
except TypeError as e: print(e)
print({**d,K('a'):5,K('b'):6})
print({'a':1,'a':2,'b':3},{1:1,True:2,1.0:3},{K('a'):1,'a':2})
def w(*a,**k): return a,k
def v(**k): return k
def u(*a): return a
print(w(),w(1),w(x=1),w(1,2,x=3,y=4),v(),v(a=1,b=2,c=3,d=4,e=5,f=6,g=7,h=8,i=9),u(),u(1,2,3))
for c in (lambda:u(x=1),lambda:v(1),lambda:w(**{1:2}),lambda:w(**{'a':1},a=2),lambda:w(*1),lambda:u(1,2,k=3)):
    try: print(c())
    except TypeError as e: print(e)
print(w(**{K('q'):1}))
k={'a':[1]}; r=v(**k); r['b']=2; print(k,r)
print([1,2,3],[*(1,2)],[0,*(1,2)],[*'abc'],[1,2,3,4]+[5,6,7,8])
l=[1,2,3]; l.append(4); print(l, [1,2,3], [(),(1,),'x',None,...])
def g():
    x=[1,2,3]; x[0]=9; return x
print(g(),g())
print('ab'*3,'é'*4,'x'*70,'ab'*40,'ü漢'*3,''*5,'a'*0,'a'*-1,b'ab'*5,bytearray(b'xyz')*3,'abc'*True)
for t in ('a',None,1.5,10**30):
    try: print('a'*t)
    except (TypeError,OverflowError) as e: print(type(e).__name__,e)
many={f'k{i}':i for i in range(8)}
lit={'k0':0,'k1':1,'k2':2,'k3':3,'k4':4,'k5':5,'k6':6,'k7':7}
print(many==lit,list(lit),lit['k5'],'k8' in lit); lit['k8']=8; del lit['k0']; lit['k0']=1; print(lit)
nine={'a':1,'b':2,'c':3,'d':4,'e':5,'f':6,'g':7,'h':8,'i':9}; print(nine, len(nine))
cyc={'a':[]}; cyc['a'].append(cyc); print(cyc)
