# A template language compiled to closures, filters and loops, as web frameworks have it; and string.Template.
import re
from string import Template

TAG = re.compile(r"(\{\{.*?\}\}|\{%.*?%\})", re.DOTALL)
FILTERS = {"upper": str.upper, "title": str.title, "length": len, "money": lambda n: f"{n:,.2f}", "trim": str.strip}


class Context:
    def __init__(self, *layers):
        self.layers = list(layers)

    def __getitem__(self, path):
        name, *rest = path.split(".")
        for layer in reversed(self.layers):
            if name in layer:
                value = layer[name]
                break
        else:
            return ""
        for part in rest:
            value = value[part] if isinstance(value, dict) else getattr(value, part, "")
        return value


class Text:
    def __init__(self, text):
        self.text = text

    def render(self, context, out):
        out.append(self.text)


class Variable:
    def __init__(self, expression):
        self.path, *self.filters = (part.strip() for part in expression.split("|"))

    def render(self, context, out):
        value = context[self.path]
        for name in self.filters:
            value = FILTERS[name](value)
        out.append(str(value).replace("&", "&amp;").replace("<", "&lt;"))


class Block:
    def __init__(self, children):
        self.children = children

    def render(self, context, out):
        for child in self.children:
            child.render(context, out)


class For(Block):
    def __init__(self, name, path, children):
        super().__init__(children)
        self.name = name
        self.path = path

    def render(self, context, out):
        layer = {}
        context.layers.append(layer)
        for index, item in enumerate(context[self.path]):
            layer[self.name] = item
            layer["index"] = index
            super().render(context, out)
        context.layers.pop()


class If(Block):
    def __init__(self, path, children):
        super().__init__(children)
        self.negated = path.startswith("not ")
        self.path = path.removeprefix("not ")

    def render(self, context, out):
        if bool(context[self.path]) != self.negated:
            super().render(context, out)


def parse(tokens, end=None):
    children = []
    for token in tokens:
        if token.startswith("{{"):
            children.append(Variable(token[2:-2]))
        elif token.startswith("{%"):
            match token[2:-2].split():
                case ["for", name, "in", path]:
                    children.append(For(name, path, parse(tokens, "endfor")))
                case ["if", *path]:
                    children.append(If(" ".join(path), parse(tokens, "endif")))
                case [word]:
                    assert word == end
                    return children
        elif token:
            children.append(Text(token))
    return children


PAGE = """<html><title>{{ title|title }}</title>
{% for user in users %}<h2 id="{{ index }}">{{ user.name|upper }} {% if user.admin %}(admin){% endif %}</h2>
<ul>{% for order in user.orders %}<li>{{ order.product }}: {{ order.price|money }}{% if not order.paid %} unpaid{% endif %}</li>
{% endfor %}</ul><p>{{ user.about|trim }}</p>
{% endfor %}</html>"""

users = [
    {"name": f"name {i} & co", "admin": i % 3 == 0, "about": "  <b>text</b>  ",
     "orders": [{"product": f"product {k}", "price": k * 1234.5, "paid": (i + k) % 2} for k in range(8)]}
    for i in range(20)
]
total = 0
for _ in range(260):
    page = Block(parse(iter(TAG.split(PAGE))))
    out = []
    page.render(Context({"title": "all our users"}, {"users": users}), out)
    total += len("".join(out))
letter = Template("Dear $name, you owe $$${amount} since ${day}/$month. $unknown")
letters = sum(len(letter.safe_substitute(name=f"n{i}", amount=i * 3, day=i % 28, month="May")) for i in range(45000))
result = total, letters, out[5], "".join(out).count("unpaid")
assert result == (1708460, 2230776, '">', 80), result
print(*result)
