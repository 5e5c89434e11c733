# enum and dataclasses.
from enum import Enum, IntEnum, auto, Flag
from dataclasses import dataclass, field, asdict, replace
class Color(Enum):
    RED = 1
    GREEN = auto()
    ROT = 1
print(Color.RED, repr(Color.GREEN), Color(2), Color['RED'], Color.ROT is Color.RED)
print(list(Color), Color.RED.name, Color.RED.value, Color.RED == 1, Color.RED in Color)
print(len(Color))
class N(IntEnum):
    ONE = 1
    TWO = 2
print(N.ONE + 1, N.TWO > N.ONE, sorted([N.TWO, N.ONE]), N(2) is N.TWO)
for f in (lambda: Color(9), lambda: Color['NOPE'], lambda: setattr(Color, 'RED', 5)):
    try:
        f()
    except (ValueError, KeyError, AttributeError) as e:
        print(type(e).__name__, e)
@dataclass(order=True)
class P:
    x: int
    y: int = 0
    tags: list = field(default_factory=list, compare=False)
print(P(1), P(1, 2) == P(1, 2), P(1) < P(2), asdict(P(3, 4, ['t'])), replace(P(1), y=9))
print(P(1).tags is P(1).tags)
@dataclass(frozen=True)
class F:
    a: int
print(hash(F(1)) == hash(F(1)), {F(1): 'k'}[F(1)])
try:
    F(1).a = 2
except Exception as e:
    print(type(e).__name__, e)
