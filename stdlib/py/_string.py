"""How format strings are taken apart; CPython's module string builds on it."""


def formatter_parser(format_string, /):
    """(text, field name, specification, conversion) for each field; None: no field."""
    if not isinstance(format_string, str):
        raise TypeError(f'expected str, got {type(format_string).__name__}')
    return _fields(format_string)


def _fields(format_string):
    text, i, n = [], 0, len(format_string)
    while i < n:
        c = format_string[i]
        if c in '{}' and format_string[i + 1:i + 2] == c:
            yield ''.join(text) + c, None, None, None
            text, i = [], i + 2
            continue
        if c == '}':
            raise ValueError("Single '}' encountered in format string")
        if c != '{':
            text.append(c)
            i += 1
            continue
        depth, end = 1, i + 1
        while end < n and depth:
            depth += {'{': 1, '}': -1}.get(format_string[end], 0)
            end += 1
        if depth:
            raise ValueError("Single '{' encountered in format string" if end == i + 1
                             else "expected '}' before end of string")
        yield ''.join(text), *_split_field(format_string[i + 1:end - 1])
        text, i = [], end
    if text:
        yield ''.join(text), None, None, None


def _split_field(field):
    bracket = False
    for i, c in enumerate(field):
        if c == '[':
            bracket = True
        elif c == ']':
            bracket = False
        elif c == ':' and not bracket:
            return field[:i], field[i + 1:], None
        elif c == '!' and not bracket:
            if len(field) == i + 1:
                raise ValueError("end of string while looking for conversion specifier")
            rest = field[i + 2:]
            if rest and rest[0] != ':':
                raise ValueError("expected ':' after conversion specifier")
            return field[:i], rest[1:], field[i + 1]
    return field, '', None


def formatter_field_name_split(field_name, /):
    """(first part, iterator of (is_attribute, name))"""
    if not isinstance(field_name, str):
        raise TypeError(f'expected str, got {type(field_name).__name__}')
    for i, c in enumerate(field_name):
        if c in '.[':
            first, rest = field_name[:i], field_name[i:]
            break
    else:
        first, rest = field_name, ''

    def parts():
        nonlocal rest
        while rest:
            if rest[0] == '.':
                end = min((k for k in (rest.find('.', 1), rest.find('[', 1)) if k > 0),
                          default=len(rest))
                yield True, rest[1:end]
                rest = rest[end:]
            elif rest[0] == '[':
                end = rest.find(']')
                if end < 0:
                    raise ValueError("Missing ']' in format string")
                name = rest[1:end]
                yield False, int(name) if name.isdecimal() else name
                rest = rest[end + 1:]
            else:
                raise ValueError("Only '.' or '[' may follow ']' in format field specifier")
    return int(first) if first.isdecimal() else first, parts()
