# Names from typing are accepted in annotations.
from typing import List, Dict, Optional, Union, Callable, Any, Tuple, TYPE_CHECKING, NamedTuple, cast
def f(a: List[int], b: Optional[str] = None, c: Union[int, str] = 1, d: Callable[[int], str] = str) -> Dict[
    str, Any
]:
    return {'a': a}
print(f([1]), TYPE_CHECKING, cast(int, 'x'))
class P(NamedTuple):
    x: int
    y: str = 'dflt'
print(P(1), P(1, 'z').y, P._fields)
