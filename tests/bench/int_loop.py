# Small int arithmetic in nested while and for loops.
def collatz_steps(n):
    steps = 0
    while n != 1:
        if n & 1:
            n = 3 * n + 1
        else:
            n >>= 1
        steps += 1
    return steps


def longest(limit):
    best, best_steps = 0, 0
    for n in range(1, limit):
        steps = collatz_steps(n)
        if steps > best_steps:
            best, best_steps = n, steps
    return best, best_steps


def mix(rounds):
    state = 12345
    for i in range(rounds):
        state = (state * 1103515245 + i) & 0x7FFFFFFF
        state ^= state >> 7
    return state


result = longest(60000)
assert result == (52527, 339)
print(*result)
state = mix(1000000)
assert state == 1605284811, state
print(state)
