# What scripts commonly import works on: datetime, decimal, fractions, statistics, pathlib, tempfile, argparse, logging ...
import argparse, contextvars, dataclasses, datetime, decimal, fractions, io, itertools, json, logging, operator, os, pathlib, pprint, queue, shlex, signal, statistics, string, subprocess, tempfile, threading, typing, warnings
print(datetime.date(2024, 2, 29) + datetime.timedelta(days=366), datetime.datetime(2020, 1, 2, 3, 4, 5).strftime('%Y/%m/%d %H:%M:%S'), datetime.datetime.fromisoformat('2021-05-06T07:08:09+02:00'))
print(decimal.Decimal('1.10') + decimal.Decimal(2), decimal.Decimal(1) / 3, fractions.Fraction(3, 6) + fractions.Fraction('0.25'))
print(statistics.mean([1, 2, 4]), statistics.median([3, 1, 2]), round(statistics.stdev([1, 2, 3, 4]), 6), statistics.mode('aab'))
with tempfile.TemporaryDirectory() as d:
    p = pathlib.Path(d) / 'a' / 'b.txt'
    p.parent.mkdir()
    p.write_text('hello\nworld\n')
    print(p.name, p.suffix, p.read_text().split(), [q.name for q in sorted(p.parent.iterdir())], p.exists(), list(p.parent.glob('*.txt')) == [p])
print(os.path.exists(d), pathlib.PurePosixPath('/a/../b').parts, pathlib.PurePath('x/y.tar.gz').suffixes)
parser = argparse.ArgumentParser(prog='prog', description='What it does.')
parser.add_argument('file', nargs='*'); parser.add_argument('-n', '--number', type=int, default=3, help='a number')
print(parser.parse_args(['-n', '5', 'x', 'y'])); print(parser.format_help())
out = io.StringIO(); log = logging.getLogger('here'); log.addHandler(logging.StreamHandler(out)); log.warning('careful %d', 3); log.info('no'); print(repr(out.getvalue()))
pprint.pprint({'key%d' % i: list(range(i * 4)) for i in range(5)}, width=40)
@dataclasses.dataclass(order=True, frozen=True)
class P:
    x: int
    y: typing.Optional[list] = dataclasses.field(default=None, compare=False)
print(P(1), P(1) < P(2), dataclasses.asdict(P(3, [1])), dataclasses.replace(P(1), x=9), typing.get_type_hints(P), {P(1), P(1, [2])})
try:
    P(1).x = 2
except dataclasses.FrozenInstanceError as e:
    print(type(e).__name__, e)
lock = threading.Lock()
with lock:
    print(lock.locked(), lock.acquire(blocking=False), lock.acquire(timeout=0.01))
r = threading.RLock(); r.acquire(); r.acquire(); r.release(); r.release()
local = threading.local(); local.x = 1; print(local.x, threading.current_thread().name, threading.active_count())
try:
    r.release()
except RuntimeError as e:
    print(e)
q = queue.Queue(); q.put(1); q.put(2); print(q.get(), q.qsize(), q.get_nowait(), q.empty())
var = contextvars.ContextVar('var', default=0); token = var.set(5)
print(var.get(), contextvars.copy_context().run(lambda: (var.set(7), var.get())[1]), var.get(), var.reset(token), var.get())
print(subprocess.run(['echo', 'hi'], capture_output=True, text=True), subprocess.Popen(['cat'], stdin=subprocess.PIPE, stdout=subprocess.PIPE).communicate(b'x'), subprocess.call(['sh', '-c', 'exit 4']))
got = []
signal.signal(signal.SIGUSR1, lambda number, frame: got.append(signal.Signals(number).name))
signal.raise_signal(signal.SIGUSR1); print(got, signal.getsignal(signal.SIGINT) is signal.default_int_handler)
with warnings.catch_warnings(record=True) as seen:
    warnings.simplefilter('always'); warnings.warn('old', DeprecationWarning)
print(seen[0].category.__name__, seen[0].message, shlex.split('a "b c" d'), string.Template('$x-$y').substitute(x=1, y=2))
