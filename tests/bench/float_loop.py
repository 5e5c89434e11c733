# Float arithmetic: an integral, a series and a damped oscillator step by step.
import math


def integrate(steps):
    width = 1.0 / steps
    total = 0.0
    for i in range(steps):
        x = (i + 0.5) * width
        total += 4.0 / (1.0 + x * x)
    return total * width


def oscillate(steps):
    x, v, dt = 1.0, 0.0, 0.0005
    for _ in range(steps):
        a = -4.0 * x - 0.001 * v
        v += a * dt
        x += v * dt
    return x, v


def series(terms):
    total, sign = 0.0, 1.0
    for i in range(1, terms):
        total += sign / math.sqrt(i)
        sign = -sign
    return total


pi = integrate(2600000)
assert abs(pi - math.pi) < 1e-9
x, v = oscillate(2000000)
total = series(1300000)
assert abs(total - 0.6053986434216303) < 1e-2
print(f"{pi:.9f} {x:.9f} {v:.9f} {total:.6f}")
