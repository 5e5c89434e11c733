"""Random Python: expressions over the built-in types, statements, formats, methods with odd arguments.

Everything made here has a result that does not depend on addresses, hash seeds or time, and comes
to an end soon: there are no huge ranges, powers or shifts.
"""

import random

INTS = """0 1 -1 2 3 7 10 -3 255 256 -128 100 2**31 2**62 2**62-1 -2**62 -2**62-1 2**63 -2**63 2**64
    2**100 -2**100 10**20 True False""".split()
FLOATS = """0.0 -0.0 1.0 -1.5 0.1 3.14159 1e16 1e-5 1e100 -1e-300 123456789.123 2.5 float('inf')
    float('-inf') float('nan') 1e22 0.5 5e-324 1.7976931348623157e308""".split()
COMPLEXES = "0j 1j (1+2j) (-1.5-0.5j) complex(0.0,-0.0) (1e10+1j)".split()
STRINGS = [
    "''", "'a'", "'abc'", "'Hello World'", "'a,b,,c'", "'  x y  '", "'123'", "'-4.5'", "'\\u00e9t\\u00e9'",
    "'\\U0001f600x'", "'a\\tb\\nc'", "'ABC' * 3", "'%s %d'", "'{} {0}'", "'\\u01c5\\u00df'", "'\\x00z'",
    "'aXbXc'", "'\\u0661\\u0662'", "'_x1'",
]
BYTES = ["b''", "b'a'", "b'abc'", "b'a,b,c'", "b'  x '", "b'\\x00\\xff'", "bytearray(b'abc')", "b'123'"]
LISTS = ["[]", "[1]", "[1, 2, 3]", "[3, 1, 2]", "['a', 'b']", "[[1], [2]]", "[None, 1.5]", "[1, 'a']",
         "list(range(5))"]
TUPLES = ["()", "(1,)", "(1, 2, 3)", "('a', 1)", "(1, (2, 3))", "(None,)"]
SETS = ["set()", "{1}", "{1, 2, 3}", "frozenset()", "frozenset({1, 2})", "{3, 4}"]
DICTS = ["{}", "{'a': 1}", "{1: 2, 3: 4}", "{'a': [1], 'b': None}", "{(1, 2): 'x'}"]
RANGES = ["range(0)", "range(3)", "range(1, 10, 3)", "range(5, 0, -2)", "range(-2, 2**65, 2**63)"]
OTHERS = ["None", "...", "NotImplemented", "slice(1, 2)", "slice(None)", "int", "str", "list", "dict",
          "type", "object", "ValueError", "len"]
GROUPS = [INTS, FLOATS, COMPLEXES, STRINGS, BYTES, LISTS, TUPLES, SETS, DICTS, RANGES, OTHERS]

BINARY = "+ - * / // % @ & | ^ << >> == != < <= > >= is and or in".split() + ["not in", "is not"]
UNARY = ["-", "+", "~", "not "]
FUNCTIONS = """abs all any ascii bin bool bytearray bytes callable chr complex dict divmod enumerate
    filter float format frozenset getattr hasattr hex int isinstance issubclass len list map max
    min next oct ord repr reversed set slice sorted str sum tuple type zip""".split()
METHODS = {
    "str": """capitalize casefold center count encode endswith expandtabs find format index isalnum
        isalpha isascii isdecimal isdigit isidentifier islower isnumeric isprintable isspace istitle
        isupper join ljust lower lstrip partition removeprefix removesuffix replace rfind rindex rjust
        rpartition rsplit rstrip split splitlines startswith strip swapcase title translate upper
        zfill __getitem__ __mod__ __mul__ __contains__ __format__""",
    "bytes": """capitalize center count decode endswith expandtabs find hex index isalnum isalpha
        isascii isdigit islower isspace istitle isupper join ljust lower lstrip partition
        removeprefix removesuffix replace rfind rindex rjust rpartition rsplit rstrip split
        splitlines startswith strip swapcase title translate upper zfill __getitem__ __mod__""",
    "int": "as_integer_ratio bit_count bit_length conjugate to_bytes __format__",
    "float": "as_integer_ratio conjugate hex is_integer __format__ __divmod__",
    "complex": "conjugate __format__",
    "list": "append clear copy count extend index insert pop remove reverse sort __getitem__ __mul__",
    "tuple": "count index __getitem__ __add__ __mul__",
    "set": """copy difference intersection isdisjoint issubset issuperset symmetric_difference union
        __and__ __sub__""",
    "dict": "copy get items keys pop setdefault update values __getitem__ __or__ popitem",
    "range": "count index __getitem__",
}
RECEIVERS = {
    "str": STRINGS, "bytes": BYTES, "int": INTS, "float": FLOATS, "complex": COMPLEXES, "list": LISTS,
    "tuple": TUPLES, "set": SETS, "dict": DICTS, "range": RANGES,
}
SMALL = "0 1 -1 2 3 5 -2 10".split()
CONVERSIONS = "d i o x X e E f F g G c r s a u z %".split()


class Maker:
    """Makes program pieces from a seed."""

    def __init__(self, seed):
        self.random = random.Random(seed)

    def pick(self, things):
        return self.random.choice(things)

    def atom(self):
        return self.pick(self.pick(GROUPS))

    def value(self, depth):
        """Any expression."""
        if depth <= 0 or self.random.random() < 0.3:
            return self.atom()
        return self.pick([
            self.binary, self.binary, self.unary, self.call, self.method, self.method, self.item,
            self.display, self.comprehension, self.condition, self.fstring, self.format_call,
            self.percent, self.chain,
        ])(depth - 1)

    def binary(self, depth):
        if self.random.random() < 0.1:
            return f"(({self.atom()}) ** ({self.pick(SMALL)}))"
        operator = self.pick(BINARY)
        right = self.pick(SMALL) if operator in ("<<", "*") else self.value(depth)
        return f"({self.value(depth)} {operator} {right})"

    def chain(self, depth):
        signs = self.pick("< <= > >= == !=".split()), self.pick("< <= == != in".split())
        return f"({self.value(depth)} {signs[0]} {self.value(depth)} {signs[1]} {self.value(depth)})"

    def unary(self, depth):
        return f"({self.pick(UNARY)}{self.value(depth)})"

    def arguments(self, depth, most):
        return ", ".join(self.value(depth) for _ in range(self.random.randint(0, most)))

    def call(self, depth):
        if self.random.random() < 0.05:
            return f"{self.pick(['round', 'pow'])}({self.value(depth)}, {self.pick(SMALL)})"
        return f"{self.pick(FUNCTIONS)}({self.arguments(depth, 3)})"

    def method(self, depth):
        kind = self.pick(list(METHODS))
        receiver = self.pick(RECEIVERS[kind])
        name = self.pick(METHODS[kind].split())
        likely = {"str": STRINGS + SMALL, "bytes": BYTES + SMALL}.get(kind, SMALL + INTS)
        given = [
            self.pick(likely) if self.random.random() < 0.7 else self.value(depth)
            for _ in range(self.pick([0, 1, 1, 2, 3]))
        ]
        return f"({receiver}).{name}({', '.join(given)})"

    def item(self, depth):
        receiver = self.pick(self.pick([STRINGS, BYTES, LISTS, TUPLES, RANGES, DICTS]))
        if self.random.random() < 0.5:
            parts = [self.pick(SMALL + [""]) for _ in range(self.pick([2, 3]))]
            return f"({receiver})[{':'.join(parts)}]"
        return f"({receiver})[{self.value(depth)}]"

    def display(self, depth):
        left, right = self.pick(["[]", "()", "{}"])
        items = [self.value(depth) for _ in range(self.random.randint(0, 3))]
        if self.random.random() < 0.2:
            items.append("*" + self.value(depth))
        if left == "{" and self.random.random() < 0.5:
            return "{" + ", ".join(f"{self.atom()}: {i.lstrip('*')}" for i in items) + "}"
        return left + ", ".join(items) + ("," if left == "(" and items else "") + right

    def comprehension(self, depth):
        left, right = self.pick(["[]", "{}", ("list(", ")"), ("sorted(", ")"), ("tuple(", ")")])
        body = self.pick(["x", "(x, x)", "x * 2", "str(x)", "-x", "[x]", "x == x"])
        test = self.pick(["", "", " if x", " if x != 1"])
        return f"{left}{body} for x in stable({self.value(depth)}){test}{right}"

    def condition(self, depth):
        return f"({self.value(depth)} if {self.value(depth)} else {self.value(depth)})"

    def spec(self):
        """A format specification, more or less well formed."""
        parts = [
            self.pick(["", "", "<", ">", "^", "=", "*^", "0=", "\\u00e9>"]),
            self.pick(["", "", "+", "-", " "]), self.pick(["", "", "", "#", "z", "0"]),
            self.pick(["", "", "5", "10", "0", "01", "1_0"]), self.pick(["", "", "", ",", "_"]),
            self.pick(["", "", ".0", ".2", ".10", "."]),
            self.pick([""] + list("bcdeEfFgGnosxX%rq")),
        ]
        return "".join(parts)

    def fstring(self, depth):
        conversion = self.pick(["", "", "!r", "!s", "!a"])
        spec = self.pick(["", ":" + self.spec()])
        return f"f\"{{{self.atom()}{conversion}{spec}}}\"".replace("\\", "")

    def format_call(self, depth):
        return f"format({self.atom()}, \"{self.spec()}\")"

    def percent(self, depth):
        flags = "".join(self.pick(["", "", f]) for f in "-+ 0#")
        width = self.pick(["", "", "5", "*", "12"])
        precision = self.pick(["", "", ".3", ".0", ".*", "."])
        prefix = self.pick(["", "", "b"])
        given = self.pick([self.atom(), f"({self.pick(SMALL)}, {self.atom()})",
                           f"({self.pick(SMALL)}, {self.pick(SMALL)}, {self.atom()})"])
        return f"{prefix}\"[%{flags}{width}{precision}{self.pick(CONVERSIONS)}]\" % {given}"

    def statements(self):
        """A few lines that work on x, y and z, and leave results in them."""
        lines = [f"x = {self.value(1)}", f"y = {self.value(1)}", "z = []"]
        for _ in range(self.random.randint(1, 4)):
            lines.append(self.statement())
        lines.append("print(show(x), show(y), show(z))")
        return "\n".join(lines)

    def statement(self):
        operator = self.pick("+ - * / // % & | ^ @".split())
        value = self.value(1)
        return self.pick([
            f"x {operator}= {self.pick(SMALL) if operator == '*' else value}",
            f"x[{self.pick(SMALL)}] = {value}", f"del x[{self.pick(SMALL)}]",
            f"x[{self.pick(SMALL)}:{self.pick(SMALL)}] = {value}",
            f"x[::{self.pick(SMALL)}] = {value}", f"x, y = {value}", f"x, *y = {value}",
            f"(x, y), z = {value}", f"for z in stable({value}): pass", f"x.attribute = {value}",
            f"x = [y for y in stable({value})]", f"assert {value}, {self.atom()}", f"raise {self.atom()}",
            f"y = [*{value}]", f"y = {{**{value}}}", f"x = (lambda *a, **k: (a, k))(*{value})",
            f"with {self.atom()} as z: pass", f"del x.{self.pick(['real', 'a', '__class__'])}",
            f"match {value}:\n  case [a, *b]: z = a, b\n  case {{'a': a}}: z = a\n"
            f"  case int() | float(): z = 'number'\n  case str(a): z = a\n  case _: z = 'rest'",
            f"try: {self.pick(['x = y.z', 'x[y]', 'x()', 'x < y', '1 / x'])}\n"
            "except (TypeError, KeyError) as e: z = str(e)\nelse: z = 'fine'\nfinally: y = 0",
            f"global g; g = {value}", "x = y = z = x", f"(x := {value})",
        ])

    def case(self):
        """("eval" or "exec", source) of one program."""
        if self.random.random() < 0.25:
            return "exec", self.statements()
        return "eval", self.value(3)
