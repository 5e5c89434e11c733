# Values of dates, times and differences: arithmetic, text, parsing, comparison.
import datetime as d

EXPRESSIONS = r'''
d.date.max
d.date.min
d.datetime.max
d.time.max
d.timedelta.max
d.timedelta.min
d.timedelta.resolution
d.timezone.max
d.timezone.min
d.timezone.utc
str(d.timezone.max)
d.date(2020,2,29).isocalendar()
d.date(2020,2,29).isocalendar().week
d.date(2021,1,3).isocalendar()
d.date(2020,2,29).timetuple()
d.datetime(2020,2,29,3,4,5,6).timetuple()
d.datetime(2020,2,29,3,4,5,6).isoformat()
str(d.datetime(2020,2,29,3,4,5,6,d.timezone(d.timedelta(hours=-3,seconds=7))))
d.datetime(2020,2,29,3,4,5,6,d.timezone(d.timedelta(hours=-3,seconds=7)),fold=1)
d.datetime(2020,2,29,3,4,5).strftime('%Y-%m-%d %H:%M:%S.%f %z %Z %j %A %%z %')
d.datetime.strptime('2020-02-29 03:04:05.5 +0130','%Y-%m-%d %H:%M:%S.%f %z')
d.timedelta(1)*1.5
d.timedelta(1)/3
d.timedelta(1)/7.3
d.timedelta(1.5,0.7,microseconds=0.5)
d.timedelta(microseconds=2.5)
d.timedelta(microseconds=1.5)
d.timedelta(seconds=1e-7)
-d.timedelta(1,1)
abs(-d.timedelta(1,1))
str(-d.timedelta(1,1,1))
d.timedelta(3,4).total_seconds()
bool(d.timedelta())
hash(d.timedelta(3,4,5))
f"{d.date(2020,1,2):%d/%m}"
f"{d.date(2020,1,2)}"
d.datetime(2020,1,1,12,tzinfo=d.timezone.utc).astimezone(d.timezone(d.timedelta(hours=5)))
d.datetime.fromtimestamp(1.25,d.timezone.utc)
d.datetime.utcfromtimestamp(-1.5)
d.datetime(2020,1,1,tzinfo=d.timezone.utc)==d.datetime(2020,1,1,1,tzinfo=d.timezone(d.timedelta(hours=1)))
hash(d.datetime(2020,1,1,tzinfo=d.timezone.utc))==hash(d.datetime(2020,1,1,1,tzinfo=d.timezone(d.timedelta(hours=1))))
d.datetime.combine(d.date(2020,1,1),d.time(1,2,fold=1),d.timezone.utc)
d.datetime(2020,1,1).ctime()
d.date(2020,1,1).ctime()
d.datetime.__mro__
d.datetime(2020,1,1).__reduce__()
d.datetime(2020,1,1,tzinfo=d.timezone.utc,fold=1).__reduce_ex__(4)
d.time(1,tzinfo=d.timezone.utc,fold=1).__reduce_ex__(4)
d.timezone.utc.__reduce__()
d.date(1,1,1).__reduce__()
d.date(b'\x07\xe4\x02\x1d')
d.datetime('\x07\xe4\x02\x1d\0\0\0\0\0\0')
d.datetime('\x07\xe4\x02\u1000\0\0\0\0\0\0')
d.time(b'123456')
d.MINYEAR,d.MAXYEAR,d.UTC
d.__doc__
d.datetime.now.__doc__
d.timedelta.__module__
d.datetime(2020,1,1).isoformat(timespec='milliseconds')
d.datetime(2020,1,1).isoformat('\u1234','hours')
d.datetime(2020,1,1).isoformat(3)
d.datetime(2020,1,1).isoformat('ab')
d.datetime(2020,1,1).replace(year=2021,fold=1)
d.datetime(2020,1,1).replace(2021,13)
d.datetime(2020,1,1).replace(1,2,3,4,5,6,7,None,1)
d.timezone.utc<d.timezone.utc
d.timezone.utc==d.timezone(d.timedelta(0),'x')
d.date.fromisoformat('2020-W10-3')
d.date.fromisoformat('2020W10')
d.datetime.fromisoformat('2020-W10-3T10:20:30.1234567Z')
d.datetime.fromisoformat('20200102T102030,5+0130')
d.time.fromisoformat('T10:20')
d.time.fromisoformat('10:20:')
d.time.fromisoformat('10:20:30.')
d.time.fromisoformat('1020:30')
d.datetime.fromisoformat('2020-01-01\u123410:20')
d.datetime.fromisoformat('2020-01-01T')
d.datetime.fromisoformat('2020-01-0')
d.datetime.fromisoformat('2020-01-01T10:20:30.123-05:00:10.5')
d.date(2020,1,1)+d.datetime(2020,1,1)
d.date(2020,1,1)+1
d.date(2020,1,1)-d.datetime(2020,1,1)
1+d.timedelta(1)
d.timedelta(1)<1
d.timedelta(1)==1
d.timedelta(days=True)
d.timedelta(2**62)
d.timedelta(1)*2**62
d.timedelta(1)//2
d.timedelta(1)//0
d.timedelta(7)//d.timedelta(2)
2*d.timedelta(1)
d.timedelta(1)*'a'
sum([d.timedelta(1)]*3,d.timedelta())
d.time(1,2).replace(3,fold=1)
d.time(1).utcoffset()
d.time(1,tzinfo=d.timezone.utc).isoformat()
d.time(1,tzinfo=d.timezone.utc)==d.time(2,tzinfo=d.timezone(d.timedelta(hours=1)))
d.time(1)<d.time(1,tzinfo=d.timezone.utc)
d.time(1).strftime('%H %Y %f')
bool(d.time(0))
d.datetime.utcnow().tzinfo
d.datetime.date(d.date.min)
d.date(1,1,1).year.__class__
setattr(d.date(1,1,1),'year',3)
setattr(d.timedelta(1),'days',3)
d.date(1,1,1).__hash__()==hash(d.date(1,1,1))
type('D',(d.date,),{})(2020,1,1)+d.timedelta(1)
type('D',(d.datetime,),{})(2020,1,1)+d.timedelta(1)
type('D',(d.timedelta,),{})(2)+d.timedelta(1)
type('D',(d.timedelta,),{})(2)
'''

for line in EXPRESSIONS.split('\n'):
    if not line:
        continue
    try:
        print(line, '->', repr(eval(line)))
    except Exception as error:
        print(line, '->', type(error).__name__, error)
