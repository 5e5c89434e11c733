# Zones that scripts define: offsets, daylight saving, folds, and what goes wrong in their methods.
import datetime as d
import pickle, copy, gc

HOUR = d.timedelta(hours=1)

class Eastern(d.tzinfo):
    """Saves daylight between the second Sunday in March and the first in November."""
    def utcoffset(self, when):
        return -5 * HOUR + self.dst(when)
    def dst(self, when):
        start = d.datetime(when.year, 3, 8, 2)
        start += d.timedelta(days=6 - start.weekday())
        end = d.datetime(when.year, 11, 1, 2)
        end += d.timedelta(days=6 - end.weekday())
        naive = when.replace(tzinfo=None, fold=0)
        if start <= naive < start + HOUR:
            return HOUR * (not when.fold)
        if end - HOUR <= naive < end:
            return HOUR * (not when.fold)
        return HOUR if start <= naive < end else HOUR * 0
    def tzname(self, when):
        return 'E%sT 100%%' % 'SD'[bool(self.dst(when))]
    def __repr__(self):
        return 'Eastern()'

zone = Eastern()
for text in ('2021-01-01T12:00', '2021-03-14T02:30', '2021-07-01T12:00', '2021-11-07T01:30'):
    for fold in 0, 1:
        when = d.datetime.fromisoformat(text).replace(tzinfo=zone, fold=fold)
        print(when, repr(when), when.dst(), when.utctimetuple()[:6], when.timetuple().tm_isdst)
        print('  ', when.strftime('%c %z %Z'), when.astimezone(d.timezone.utc), when.timestamp())
        print('  ', when == when.astimezone(d.timezone.utc), hash(when) == hash(when.replace(fold=0)))
utc = d.datetime(2021, 7, 1, 12, tzinfo=d.timezone.utc)
print(utc.astimezone(zone), utc.astimezone(zone) - utc, utc.astimezone(zone) == utc)
print(d.datetime.fromtimestamp(0, zone), d.time(3, tzinfo=d.timezone(HOUR, 'one')).tzname())

class Broken(d.tzinfo):
    def __init__(self, offset=None, dst=None, name=None):
        self.offset, self.saving, self.name = offset, dst, name
    def utcoffset(self, when): return self.offset
    def dst(self, when): return self.saving
    def tzname(self, when): return self.name

for zone in (Broken(), Broken(3), Broken(d.timedelta(1)), Broken(HOUR), Broken(HOUR, HOUR, 5),
             Broken(HOUR, HOUR * 0, 'x'), Broken(HOUR, HOUR, 'x')):
    when = d.datetime(2020, 1, 1, tzinfo=zone)
    for action in (when.utcoffset, when.dst, when.tzname, when.isoformat, when.utctimetuple, when.timetuple,
                   lambda: when.strftime('%z|%Z'), lambda: zone.fromutc(when), lambda: when == utc,
                   lambda: when < utc, lambda: when - utc, lambda: hash(when) is None, when.timestamp):
        try:
            print(action())
        except Exception as error:
            print(type(error).__name__, error)

# Subclasses keep their class, and their constructor has its say.
class Day(d.date):
    def __new__(cls, *parts, mark=0):
        self = super().__new__(cls, *parts)
        self.mark = mark
        return self
class Moment(d.datetime):
    __slots__ = 'extra',
    def isoformat(self, *arguments):
        return 'ISO'
print(repr(Day(2020, 1, 1) + HOUR * 24), Day.fromisoformat('2020-02-03'), Day.fromordinal(5).mark)
print(repr(Moment(2020, 1, 1) + HOUR), str(Moment(2020, 1, 1)), repr(Moment.combine(d.date.min, d.time(1, fold=1))))
print(repr(Moment(2020, 1, 1).replace(hour=3)), type(Moment.fromisoformat('2020-01-01')), type(Moment.now()))
values = [Day(2020, 1, 1), Moment(2020, 1, 1, fold=1), d.timezone(HOUR, 'x'), d.timezone.utc, d.timedelta(1, 2, 3),
          d.time(1, 2, 3, 4, d.timezone.utc, fold=1), d.datetime(2020, 1, 1, tzinfo=d.timezone(-HOUR)), d.date(1, 2, 3),
          d.date(2020, 2, 3).isocalendar()]
for value in values:
    for protocol in range(pickle.HIGHEST_PROTOCOL + 1):
        again = pickle.loads(pickle.dumps(value, protocol))
        if again != value or type(again) is not type(value):
            print(protocol, repr(again))
    print(repr(copy.deepcopy(value)), copy.copy(value) == value)
print(copy.copy(d.timezone.utc) is d.timezone.utc)

# A cycle through a zone goes.
zone = Broken(HOUR)
zone.when = d.datetime(2020, 1, 1, tzinfo=zone)
zone.time = d.time(1, tzinfo=zone)
del zone, when, action
gc.collect()
