# return, finally and exceptions inside generators in odd combinations.
def g1():
    try:
        yield 1
        return 'ret'
    finally:
        yield 'from finally'
def g2():
    try:
        yield 1
    finally:
        return 'swallow'
def g3():
    for i in range(3):
        try:
            yield i
        finally:
            if i == 1: break
    yield 'after'
def g4():
    with_result = []
    try:
        x = yield
        with_result.append(x)
    except (ValueError, KeyError) as e:
        with_result.append(type(e).__name__)
        x = yield 'again'
    else:
        with_result.append('else')
    finally:
        with_result.append('fin')
    return with_result
def drive(g, *acts):
    out = []
    try:
        for a in acts: out.append(g.throw(a) if isinstance(a, Exception) else g.send(a))
    except StopIteration as e:
        out.append(('stop', e.value))
    except Exception as e:
        out.append(repr(e))
    return out
print(drive(g1(), None, None, None), drive(g1(), None, ValueError('v'), None))
print(drive(g2(), None, ValueError('gone')), drive(g3(), None, None, None, None))
print(drive(g4(), None, 5), drive(g4(), None, KeyError(1), 'x'))
print(drive(g4(), None, TypeError('t')))
def g5():
    while True:
        try:
            yield
        except ValueError:
            continue
        except KeyError:
            break
    yield 'out'
print(drive(g5(), None, ValueError(), None, KeyError(), None))
def delegating():
    try:
        r = yield from g1()
    except ValueError as e:
        r = f'caught {e}'
    yield r
print(drive(delegating(), None, None, None, None))
print(drive(delegating(), None, ValueError('q'), None, None))
