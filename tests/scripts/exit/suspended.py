# env: OURO_CHECK_EXIT=0
# Suspended generators with something to clean up are closed at the end of the program.
def cleans_up():
    try:
        yield 1
    finally:
        print("cleaned up")


def plain():
    yield 1
    print("never")


def within():
    with open("/dev/null"):
        yield from cleans_up()


one, two, three = cleans_up(), plain(), within()
print(next(one), next(two), next(three))
