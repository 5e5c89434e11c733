"""Sets of characters, templates, and the formatter behind str.format."""

__all__ = ['ascii_letters', 'ascii_lowercase', 'ascii_uppercase', 'capwords', 'digits',
           'hexdigits', 'octdigits', 'printable', 'punctuation', 'whitespace', 'Formatter',
           'Template']

whitespace = ' \t\n\r\v\f'
ascii_lowercase = 'abcdefghijklmnopqrstuvwxyz'
ascii_uppercase = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ'
ascii_letters = ascii_lowercase + ascii_uppercase
digits = '0123456789'
hexdigits = digits + 'abcdef' + 'ABCDEF'
octdigits = '01234567'
punctuation = r"""!"#$%&'()*+,-./:;<=>?@[\]^_`{|}~"""
printable = digits + ascii_letters + punctuation + whitespace


def capwords(s, sep=None):
    """Capitalise each word."""
    return (sep or ' ').join(map(str.capitalize, s.split(sep)))


# ---- $-templates (PEP 292)

_MISSING = {}


class _Overlay:
    """Keywords over a mapping."""

    def __init__(self, keywords, mapping):
        self._keywords, self._mapping = keywords, mapping

    def __getitem__(self, key):
        if key in self._keywords:
            return self._keywords[key]
        return self._mapping[key]


class Template:
    """Text in which $name and ${name} stand for values, $$ for a dollar."""

    delimiter = '$'

    def __init__(self, template):
        self.template = template

    @staticmethod
    def _is_start(c):
        return c.isascii() and (c.isalpha() or c == '_')

    def _identifier(self, start):
        """The end of the identifier at `start`."""
        text = self.template
        if start >= len(text) or not self._is_start(text[start]):
            return start
        end = start + 1
        while end < len(text) and text[end].isascii() and (text[end].isalnum()
                                                           or text[end] == '_'):
            end += 1
        return end

    def _pieces(self):
        """Pairs (kind, text) with kind 'text', 'escaped', 'name' or 'invalid', and the place."""
        text, mark = self.template, self.delimiter
        at = 0
        while True:
            found = text.find(mark, at)
            if found < 0:
                yield 'text', text[at:], at, ''
                return
            yield 'text', text[at:found], at, ''
            after = found + len(mark)
            if text.startswith(mark, after):
                at = after + len(mark)
                yield 'escaped', mark, found, text[found:at]
            elif text[after:after + 1] == '{':
                end = self._identifier(after + 1)
                if end > after + 1 and text[end:end + 1] == '}':
                    at = end + 1
                    yield 'name', text[after + 1:end], found, text[found:at]
                else:
                    at = after
                    yield 'invalid', mark, found, mark
            else:
                end = self._identifier(after)
                if end > after:
                    at = end
                    yield 'name', text[after:end], found, text[found:at]
                else:
                    at = after
                    yield 'invalid', mark, found, mark

    def _fail(self, at):
        lines = self.template[:at].splitlines(keepends=True)
        if not lines:
            column, number = 1, 1
        else:
            column, number = at - len(''.join(lines[:-1])), len(lines)
        raise ValueError(f'Invalid placeholder in string: line {number}, col {column}')

    def _mapping(self, mapping, kws):
        if mapping is _MISSING:
            return kws
        return _Overlay(kws, mapping) if kws else mapping

    def substitute(self, mapping=_MISSING, /, **kws):
        """The text with all values put in."""
        values = self._mapping(mapping, kws)
        result = []
        for kind, piece, at, _ in self._pieces():
            if kind == 'invalid':
                self._fail(at)
            result.append(str(values[piece]) if kind == 'name' else piece)
        return ''.join(result)

    def safe_substitute(self, mapping=_MISSING, /, **kws):
        """The same; what has no value stays as it is."""
        values = self._mapping(mapping, kws)
        result = []
        for kind, piece, _, whole in self._pieces():
            if kind == 'name':
                try:
                    piece = str(values[piece])
                except KeyError:
                    piece = whole
            result.append(piece)
        return ''.join(result)

    def is_valid(self):
        """Are there no stray dollars?"""
        return all(kind != 'invalid' for kind, *_ in self._pieces())

    def get_identifiers(self):
        """The names in it, each once."""
        return list(dict.fromkeys(piece for kind, piece, *_ in self._pieces() if kind == 'name'))


# ---- Formatter

def _parse(format_string):
    """(text, field name, specification, conversion) for each field; None: no field."""
    text, i, n = [], 0, len(format_string)
    while i < n:
        c = format_string[i]
        if c in '{}' and format_string[i + 1:i + 2] == c:
            text.append(c)
            i += 2
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


def _split_name(field_name):
    """(first part, iterator of (is_attribute, name))"""
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


class Formatter:
    """str.format in parts that a subclass can change."""

    def format(self, format_string, /, *args, **kwargs):
        return self.vformat(format_string, args, kwargs)

    def vformat(self, format_string, args, kwargs):
        used = set()
        result, _ = self._vformat(format_string, args, kwargs, used, 2)
        self.check_unused_args(used, args, kwargs)
        return result

    def _vformat(self, format_string, args, kwargs, used, depth, auto=0):
        if depth < 0:
            raise ValueError('Max string recursion exceeded')
        result = []
        for text, name, spec, conversion in self.parse(format_string):
            if text:
                result.append(text)
            if name is None:
                continue
            if name == '' or name[0] in '.[':
                if auto is False:
                    raise ValueError('cannot switch from manual field specification to '
                                     'automatic field numbering')
                name = str(auto) + name
                auto += 1
            elif name.isdigit():
                if auto:
                    raise ValueError('cannot switch from automatic field numbering to manual '
                                     'field specification')
                auto = False
            value, first = self.get_field(name, args, kwargs)
            used.add(first)
            value = self.convert_field(value, conversion)
            spec, auto = self._vformat(spec, args, kwargs, used, depth - 1, auto)
            result.append(self.format_field(value, spec))
        return ''.join(result), auto

    def get_value(self, key, args, kwargs):
        return args[key] if isinstance(key, int) else kwargs[key]

    def check_unused_args(self, used_args, args, kwargs):
        pass

    def format_field(self, value, format_spec):
        return format(value, format_spec)

    def convert_field(self, value, conversion):
        if conversion is None:
            return value
        if conversion == 's':
            return str(value)
        if conversion == 'r':
            return repr(value)
        if conversion == 'a':
            return ascii(value)
        raise ValueError(f'Unknown conversion specifier {conversion!s}')

    def parse(self, format_string):
        return _parse(format_string)

    def get_field(self, field_name, args, kwargs):
        first, rest = _split_name(field_name)
        value = self.get_value(first, args, kwargs)
        for is_attribute, name in rest:
            value = getattr(value, name) if is_attribute else value[name]
        return value, first
