# Days and clocks that sums with timedeltas come to: ends of months, years, centuries and cycles,
# carries of the clock, folds, zones, subclasses and the ends of the calendar.
from datetime import date, datetime, timedelta, timezone, tzinfo

starts = [datetime(y, m, d, 23, 59, 59, 999999)
          for y, m, d in [(1, 1, 1), (4, 2, 28), (4, 12, 31), (100, 2, 28), (400, 2, 29),
                          (1600, 2, 29), (1899, 12, 31), (1900, 2, 28), (1999, 12, 31),
                          (2000, 2, 28), (2000, 2, 29), (2023, 2, 28), (2024, 12, 31),
                          (2100, 2, 28), (9999, 12, 30)]]
steps = [timedelta(days=1), timedelta(microseconds=1), timedelta(hours=25), timedelta(0),
         timedelta(days=-1, microseconds=1), timedelta(seconds=-1), timedelta(days=-366)]
for start in starts:
    for step in steps:
        for move in (start.__add__, step.__add__, start.__sub__):
            try:
                print(move(step if move != step.__add__ else start))
            except OverflowError as e:
                print('OverflowError', e)

# Every day, told by a second way.
total, day, one = 0, date.min, timedelta(days=1)
for ordinal in range(1, date.max.toordinal(), 37):
    day = date.fromordinal(ordinal)
    moved = datetime.min + timedelta(days=ordinal - 1)
    assert moved.date() == day and day.toordinal() == ordinal
    total = (total * 31 + day.year * 372 + day.month * 31 + day.day) % 1000003
print(total, day)
for n in (date.max.toordinal(), 730179, 730180, 146097, 146098):
    print(date.fromordinal(n))

for move in [lambda: datetime.max + timedelta(microseconds=1), lambda: datetime.min - one,
             lambda: datetime.min + timedelta.min, lambda: datetime.max - timedelta.min,
             lambda: datetime.min - timedelta.max, lambda: date.max + one]:
    try:
        print(move())
    except OverflowError as e:
        print('OverflowError', e)
print(datetime.min + (datetime.max - datetime.min) == datetime.max)

folded = datetime(2024, 10, 27, 2, 30, fold=1)
print((folded + timedelta(0)).fold, (folded + one).fold, (folded - one).fold, folded + one)


class Zone(tzinfo):
    def utcoffset(self, when): return timedelta(hours=2, seconds=1)
    def dst(self, when): return timedelta(0)
    def tzname(self, when): return 'here'


z = Zone()
print(datetime(2024, 2, 28, 23, tzinfo=z) + timedelta(hours=1.5))
print(datetime(2024, 2, 28, 23, tzinfo=z).astimezone(timezone.utc))
print(datetime(1, 1, 1, 1, tzinfo=timezone.utc).astimezone(timezone(timedelta(hours=-1))))


class Moment(datetime):
    def __new__(cls, *a, **k):
        print('new', a, k)
        return super().__new__(cls, *a, **k)


m = Moment(2024, 2, 29, 12, fold=1)
print(repr(m + one), repr(one + m), repr(m - timedelta(hours=13)))


class Span(timedelta):
    pass


print(datetime(2024, 2, 29) + Span(days=366), datetime(2024, 2, 29) - Span(hours=-5))
for other in (1, None, 'x', date(2024, 1, 1)):
    for swap in (False, True):
        try:
            print(other - folded if swap else folded - other)
        except TypeError as e:
            print(e)
