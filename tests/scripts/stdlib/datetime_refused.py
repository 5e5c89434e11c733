# What datetime refuses, and in which words.
import datetime as d

EXPRESSIONS = r'''
d.date()
d.date(1,2,3,4)
d.date(1,2,3,day=3)
d.date(2000,1,x=2)
d.date(2000,1,year=2)
d.timedelta(1,2,3,4,5,6,7,8)
d.timedelta(x=1)
d.date('a',1,1)
d.date(2**40,1,1)
d.date(2**70,1,1)
d.date(1,13,1)
d.date(1,1,32)
d.date(0,1,1)
d.time(25)
d.time(1,2,3,4,None,1)
d.time(fold=2)
d.datetime(1,1)
d.datetime(1,1,1,tzinfo=4)
d.date.fromisocalendar(2020,54,1)
d.date.fromisocalendar(2020,1,8)
d.date.fromisocalendar(0,1,1)
d.date.fromisocalendar(9999,53,7)
d.date.fromisocalendar(2020,53,7)
d.timedelta('a')
d.timedelta(10**30)
d.timedelta(1000000000)
d.timedelta(float('nan'))
d.timedelta(10**30,hours=-24*10**30)
d.date(-2**40,1,1)
d.timedelta(1)*10**30
d.timedelta(0)*10**30
d.timezone(d.timedelta(1))
d.timezone(3)
d.timezone(d.timedelta(0),3)
d.timezone()
d.tzinfo().utcoffset(None)
d.tzinfo().fromutc(3)
d.date.fromordinal(0)
d.date.fromordinal(10**8)
d.date.today().replace(x=2)
d.datetime.fromtimestamp('a')
d.datetime.fromtimestamp(1e20)
d.datetime.fromtimestamp(1e12)
d.datetime.fromtimestamp(float('nan'))
d.datetime.fromisoformat(3)
d.datetime.fromisoformat('abc')
d.timedelta(1)/0
d.timedelta(1)/0.0
d.timedelta(1)//d.timedelta(0)
d.timedelta(1)/d.timedelta(0)
d.timedelta(1)%d.timedelta(0)
divmod(d.timedelta(5),d.timedelta(-3))
d.timedelta(5)%d.timedelta(-3)
d.date.min-d.timedelta(1)
d.datetime.min-d.timedelta(1)
d.datetime.combine(1,2)
d.datetime.now(3)
d.date.fromtimestamp(None)
d.time(1).isoformat('x')
d.time(1).isoformat(3)
d.timezone.utc.utcoffset(1)
d.timezone.utc.fromutc(d.datetime.now())
d.date.strftime(d.date.today(),3)
d.date.min.__format__(3)
d.datetime.now()<d.datetime.now(d.timezone.utc)
d.datetime.now()-d.datetime.now(d.timezone.utc)
d.date.min<3
d.datetime.min<d.date.min
d.datetime.min==d.date.min
d.datetime.fromisoformat('2020-01-01T00:00+24:00')
d.datetime.fromisoformat('2020-13-01')
d.time.fromisoformat('')
'''

for line in EXPRESSIONS.split('\n'):
    if not line:
        continue
    try:
        print(line, '->', repr(eval(line)))
    except Exception as error:
        print(line, '->', type(error).__name__, error)
