# Float attributes of lists: the planets of the outer solar system, by a symplectic integrator.
import math
import sys

YEAR = 365.24
SUN = 4 * math.pi * math.pi

# Position, velocity (a day's, scaled to a year's), mass in suns.
PLANETS = (
    ([4.84143144246472090, -1.16032004402742839, -0.103622044471123109],
     [0.00166007664274403694, 0.00769901118419740425, -0.0000690460016972063023],
     0.000954791938424326609),
    ([8.34336671824457987, 4.12479856412430479, -0.403523417114321381],
     [-0.00276742510726411871, 0.00499852801234917238, 0.0000230417297573763929],
     0.000285885980666130812),
    ([12.8943695621391310, -15.1111514016986312, -0.223307578892655734],
     [0.00296460137564761618, 0.00237847173959480950, -0.0000296589568540237556],
     0.0000436624404335156298),
    ([15.3796971148509165, -25.9193146099879641, 0.179258772950371181],
     [0.00268067772490389322, 0.00162824170038242295, -0.0000951592254519715870],
     0.0000515138902046611451),
)


def make_system():
    bodies = [([0.0, 0.0, 0.0], [0.0, 0.0, 0.0], SUN)]
    for position, velocity, mass in PLANETS:
        bodies.append((position[:], [v * YEAR for v in velocity], mass * SUN))
    sun = bodies[0][1]
    for axis in range(3):
        sun[axis] = -sum(velocity[axis] * mass for _, velocity, mass in bodies[1:]) / SUN
    return bodies


def pairs_of(bodies):
    return [(bodies[i], bodies[j]) for i in range(len(bodies)) for j in range(i + 1, len(bodies))]


def advance(bodies, pairs, dt, steps):
    for _ in range(steps):
        for (p, v, m), (q, w, n) in pairs:
            dx = p[0] - q[0]
            dy = p[1] - q[1]
            dz = p[2] - q[2]
            square = dx * dx + dy * dy + dz * dz
            pull = dt / (square * math.sqrt(square))
            mine = n * pull
            its = m * pull
            v[0] -= dx * mine
            v[1] -= dy * mine
            v[2] -= dz * mine
            w[0] += dx * its
            w[1] += dy * its
            w[2] += dz * its
        for p, v, _ in bodies:
            p[0] += dt * v[0]
            p[1] += dt * v[1]
            p[2] += dt * v[2]


def energy(bodies, pairs):
    total = sum(0.5 * m * (v[0] ** 2 + v[1] ** 2 + v[2] ** 2) for _, v, m in bodies)
    for (p, _, m), (q, _, n) in pairs:
        total -= m * n / math.dist(p, q)
    return total


def main(steps):
    bodies = make_system()
    pairs = pairs_of(bodies)
    before = energy(bodies, pairs)
    advance(bodies, pairs, 0.01, steps)
    after = energy(bodies, pairs)
    assert abs(before - -0.169075164) < 1e-8, before
    assert abs(after - before) < 1e-4
    print(f"{before:.9f}\n{after:.9f}")


main(int(sys.argv[1]) if len(sys.argv) > 1 else 100000)
