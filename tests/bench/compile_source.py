# Compiling: the text of a large module through lexer, parser and code generator, and running its body.
PART = """
class Part{n}(Base):
    '''Part {n} of a large module.'''
    limit = {n} * 2 + 1
    names = ["a{n}", "b{n}", f"c{{limit}}"]

    def __init__(self, size, *, scale=1.0, **options):
        super().__init__()
        self.size, self.scale = size, scale
        self.options = {{key: value for key, value in options.items() if value is not None}}

    @property
    def area(self):
        return self.size ** 2 * self.scale if self.size > 0 else 0

    def walk(self, items, depth={n}):
        for i, item in enumerate(items):
            if isinstance(item, (list, tuple)) and depth < self.limit:
                yield from self.walk(item, depth + 1)
            elif not item or item == "none" or i % 7 == 3:
                continue
            else:
                try:
                    yield item[0], lambda x, y=i: (x + y) * depth
                except (TypeError, IndexError) as error:
                    self.options["error"] = error
                finally:
                    self.size += 1


def helper{n}(a, b, c=None, *rest):
    total = a + b * 2 - (c or 0) // 3
    while total > 100:
        total -= sum(x * x for x in rest if x > 0) + 17
    return {{"total": total, "rest": rest[1:], "text": "%s-%d" % (a, b)}}
"""
source = "class Base:\n    pass\n" + "".join(PART.format(n=n) for n in range(250))
total = 0
for _ in range(5):
    names = {}
    exec(compile(source, "large", "exec"), names)
    total += names["helper249"](3, 4)["total"] + names["Part100"].limit + len(names)
result = source.count("\n"), total
assert result == (8752, 3570), result
print(*result)
