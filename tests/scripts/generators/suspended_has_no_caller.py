# A suspended generator is nobody's callee, whoever resumed it.
def gen():
    yield 1
    yield 2
    raise ValueError


def through_function(g):
    return next(g)


def through_c(g):
    return max(zip(g))


for resume in through_function, lambda g: next(iter(map(abs, g))), lambda g: [*zip('a', g)]:
    g = gen()
    resume(g)
    frame = g.gi_frame
    print(frame.f_back)
    del g
    print(frame.f_back)

g = gen()
next(g)
frames = [g.gi_frame]
try:
    through_c(g)
except ValueError as e:
    print(e.__traceback__.tb_next.tb_next.tb_frame is frames[0], frames[0].f_back)

# It may outlive what called it, and end where that has gone.
def make():
    def inner():
        frames.append(g.gi_frame)
        return next(g)
    g = gen()
    inner()
    return g

kept = make()
loop = [kept, frames]
loop.append(loop)
del kept, loop
