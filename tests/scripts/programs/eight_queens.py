# Eight queens, permutations by backtracking, sudoku.
def queens(n):
    def place(row, cols, d1, d2, board):
        if row == n:
            yield tuple(board)
            return
        for c in range(n):
            if c not in cols and row + c not in d1 and row - c not in d2:
                yield from place(row + 1, cols | {c}, d1 | {row + c}, d2 | {row - c}, board + [c])
    yield from place(0, frozenset(), frozenset(), frozenset(), [])
sols = list(queens(6))
print(len(sols), sols, [sum(1 for _ in queens(n)) for n in range(1, 7)])
first = next(queens(8))
for c in first: print('.' * c + 'Q' + '.' * (7 - c))
def sudoku(grid):
    rows = [set('123456789') - set(r) for r in grid]
    cols = [set('123456789') - {grid[r][c] for r in range(9)} for c in range(9)]
    boxes = [set('123456789') - {grid[r][c] for r in range(b // 3 * 3, b // 3 * 3 + 3) for c in range(b % 3 * 3, b % 3 * 3 + 3)} for b in range(9)]
    empty = [(r, c) for r in range(9) for c in range(9) if grid[r][c] == '.']
    def go():
        if not empty: return True
        r, c = min(
            empty,
            key=lambda rc: (len(rows[rc[0]] & cols[rc[1]] & boxes[rc[0] // 3 * 3 + rc[1] // 3]), rc))
        empty.remove((r, c))
        b = r // 3 * 3 + c // 3
        for d in sorted(rows[r] & cols[c] & boxes[b]):
            for s in (rows[r], cols[c], boxes[b]): s.discard(d)
            grid[r][c] = d
            if go(): return True
            grid[r][c] = '.'
            for s in (rows[r], cols[c], boxes[b]): s.add(d)
        empty.append((r, c))
        return False
    return go()
puzzle = '''53..7.... 6..195... .98....6. 8...6...3 4..8.3..1 7...2...6 .6....28. ...419..5 ....8..79'''
grid = [list(r) for r in puzzle.split()]
print(sudoku(grid))
for r in grid: print(''.join(r))
