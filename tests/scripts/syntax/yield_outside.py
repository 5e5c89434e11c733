# yield outside a function.
class C:
    yield 1
