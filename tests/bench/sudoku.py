# A solver by constraints: Sudoku with sets of candidates, dicts of peers and backtracking.
def cross(rows, columns):
    return [a + b for a in rows for b in columns]


ROWS, DIGITS = "ABCDEFGHI", "123456789"
SQUARES = cross(ROWS, DIGITS)
UNITS = [cross(ROWS, c) for c in DIGITS] + [cross(r, DIGITS) for r in ROWS]
UNITS += [cross(r, c) for r in ("ABC", "DEF", "GHI") for c in ("123", "456", "789")]
UNITS_OF = {square: [unit for unit in UNITS if square in unit] for square in SQUARES}
PEERS = {square: set(sum(UNITS_OF[square], [])) - {square} for square in SQUARES}

PUZZLES = (
    "4.....8.5.3..........7......2.....6.....8.4......1.......6.3.7.5..2.....1.4......",
    "..3.2.6..9..3.5..1..18.64....81.29..7.......8..67.82....26.95..8..2.3..9..5.1.3..",
    "85...24..72......9..4.........1.7..23.5...9...4...........8..7..17..........36.4.",
    "..53.....8......2..7..1.5..4....53...1..7...6..32...8..6.5....9..4....3......97..",
)


def parse(text):
    values = {square: set(DIGITS) for square in SQUARES}
    for square, digit in zip(SQUARES, text):
        if digit != "." and not assign(values, square, digit):
            return None
    return values


def assign(values, square, digit):
    return all(eliminate(values, square, other) for other in list(values[square]) if other != digit)


def eliminate(values, square, digit):
    if digit not in values[square]:
        return True
    values[square].discard(digit)
    if not values[square]:
        return False
    if len(values[square]) == 1:
        (only,) = values[square]
        if not all(eliminate(values, peer, only) for peer in PEERS[square]):
            return False
    for unit in UNITS_OF[square]:
        places = [s for s in unit if digit in values[s]]
        if not places or (len(places) == 1 and not assign(values, places[0], digit)):
            return False
    return True


def search(values):
    if values is None:
        return None
    if all(len(values[square]) == 1 for square in SQUARES):
        return values
    _, square = min((len(values[s]), s) for s in SQUARES if len(values[s]) > 1)
    for digit in sorted(values[square]):
        copy = {s: set(v) for s, v in values.items()}
        if assign(copy, square, digit):
            solved = search(copy)
            if solved:
                return solved
    return None


def text_of(values):
    return "".join(min(values[square]) for square in SQUARES) if values else "none"


for _ in range(30):
    solutions = [text_of(search(parse(puzzle))) for puzzle in PUZZLES]
for solution in solutions:
    for unit in UNITS:
        assert {solution[SQUARES.index(square)] for square in unit} == set(DIGITS)
assert [s[:9] for s in solutions] == ["417369825", "483921657", "859612437", "145327698"], solutions
print(*solutions)
