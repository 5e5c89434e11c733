# The ordinals of days at all borders of months, and what lies between two moments.
from datetime import MAXYEAR, MINYEAR, date, datetime, timedelta, timezone

count, checked = 0, 0
for year in range(MINYEAR, MAXYEAR + 1):
    leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    months = range(1, 13) if year % 100 < 5 or year > 9990 else (1, 2, 3, 12)
    for month in months:
        first = date(year, month, 1)
        before = sum((31, 28 + leap, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)[: month - 1])
        assert first.toordinal() == count + before + 1, first
        assert date.fromordinal(count + before + 1) == first
        if first != date.min:
            last = first - timedelta(1)
            assert last.toordinal() == count + before and (first - last).days == 1, last
        checked += 1
    count += 365 + leap
print(count, checked, date.max.toordinal())
print(date.max - date.min, datetime.max - datetime.min, datetime.min - datetime.max)
a, b = datetime(2024, 1, 1, 0, 0, 0, 1), datetime(2024, 1, 1, 0, 0, 0, 2)
print(repr(a - b), repr(b - a), repr(a - a), datetime(2023, 12, 31, 23) - datetime(2024, 1, 1, 1))
east = timezone(timedelta(hours=5, minutes=30))
print(datetime(2024, 3, 1, tzinfo=east) - datetime(2024, 2, 29, 23, tzinfo=timezone.utc))
print(datetime(2024, 3, 1, tzinfo=east) - datetime(2024, 3, 1, 0, 0, 1, tzinfo=east))
for wrong in (lambda: a - a.replace(tzinfo=east), lambda: a - date(2024, 1, 1), lambda: date(2024, 1, 1) - a, lambda: date.min - timedelta(1), lambda: a - 1):
    try:
        print(wrong())
    except (TypeError, OverflowError) as e:
        print(type(e).__name__, e)
