# A collection just before a built-in function calls a method: finalisers take away the method and the objects it is called with.
import gc


class Saboteur:
    def __init__(self, act):
        self.act = act
        self.itself = self

    def __del__(self):
        self.act()


def attempt(make, run):
    act, *operands = make()
    gc.collect()
    gc.set_threshold(1)
    try:
        for _ in range(3):
            Saboteur(act)
            try:
                run(*operands)
            except (TypeError, ValueError, AttributeError, KeyError, IndexError):
                pass
    finally:
        gc.set_threshold(700, 10, 10)


def compared():
    class Odd:
        def __eq__(self, other):
            return [self, other] == 0

        def __lt__(self, other):
            return [self, other] == 0

        def __hash__(self):
            return len([self])

    items = [Odd() for _ in range(3)]

    def act():
        for name in "__eq__", "__lt__", "__hash__":
            if name in Odd.__dict__:
                delattr(Odd, name)
        items.clear()

    return act, items, Odd


attempt(compared, lambda items, Odd: items.index(5))
attempt(compared, lambda items, Odd: items == [Odd(), Odd(), Odd()])
attempt(compared, lambda items, Odd: sorted(items))
attempt(compared, lambda items, Odd: min(items))
attempt(compared, lambda items, Odd: {items[0]: 1}[Odd()])
attempt(compared, lambda items, Odd: items.sort(key=lambda x: [x]))
attempt(compared, lambda items, Odd: list(map(Odd.__hash__, items)))
attempt(compared, lambda items, Odd: [Odd()].remove(items[0]))
print("done")
