"""The node classes of abstract syntax trees (the grammar of CPython 3.11's module ast)."""

PyCF_ONLY_AST = 0x400
PyCF_TYPE_COMMENTS = 0x1000
PyCF_ALLOW_TOP_LEVEL_AWAIT = 0x2000

# A line a group: the base class with the attributes of its nodes, then its nodes. A field with ? may
# be missing, with * it is a list.
_GRAMMAR = '''
mod : Module(stmt* body, type_ignore* type_ignores) Interactive(stmt* body) Expression(expr body) FunctionType(expr* argtypes, expr returns)
stmt lineno col_offset end_lineno? end_col_offset? : FunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) AsyncFunctionDef(identifier name, arguments args, stmt* body, expr* decorator_list, expr? returns, string? type_comment) ClassDef(identifier name, expr* bases, keyword* keywords, stmt* body, expr* decorator_list) Return(expr? value) Delete(expr* targets) Assign(expr* targets, expr value, string? type_comment) AugAssign(expr target, operator op, expr value) AnnAssign(expr target, expr annotation, expr? value, int simple) For(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) AsyncFor(expr target, expr iter, stmt* body, stmt* orelse, string? type_comment) While(expr test, stmt* body, stmt* orelse) If(expr test, stmt* body, stmt* orelse) With(withitem* items, stmt* body, string? type_comment) AsyncWith(withitem* items, stmt* body, string? type_comment) Match(expr subject, match_case* cases) Raise(expr? exc, expr? cause) Try(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) TryStar(stmt* body, excepthandler* handlers, stmt* orelse, stmt* finalbody) Assert(expr test, expr? msg) Import(alias* names) ImportFrom(identifier? module, alias* names, int? level) Global(identifier* names) Nonlocal(identifier* names) Expr(expr value) Pass Break Continue
expr lineno col_offset end_lineno? end_col_offset? : BoolOp(boolop op, expr* values) NamedExpr(expr target, expr value) BinOp(expr left, operator op, expr right) UnaryOp(unaryop op, expr operand) Lambda(arguments args, expr body) IfExp(expr test, expr body, expr orelse) Dict(expr* keys, expr* values) Set(expr* elts) ListComp(expr elt, comprehension* generators) SetComp(expr elt, comprehension* generators) DictComp(expr key, expr value, comprehension* generators) GeneratorExp(expr elt, comprehension* generators) Await(expr value) Yield(expr? value) YieldFrom(expr value) Compare(expr left, cmpop* ops, expr* comparators) Call(expr func, expr* args, keyword* keywords) FormattedValue(expr value, int conversion, expr? format_spec) JoinedStr(expr* values) Constant(constant value, string? kind) Attribute(expr value, identifier attr, expr_context ctx) Subscript(expr value, expr slice, expr_context ctx) Starred(expr value, expr_context ctx) Name(identifier id, expr_context ctx) List(expr* elts, expr_context ctx) Tuple(expr* elts, expr_context ctx) Slice(expr? lower, expr? upper, expr? step)
expr_context : Load Store Del
boolop : And Or
operator : Add Sub Mult MatMult Div Mod Pow LShift RShift BitOr BitXor BitAnd FloorDiv
unaryop : Invert Not UAdd USub
cmpop : Eq NotEq Lt LtE Gt GtE Is IsNot In NotIn
excepthandler lineno col_offset end_lineno? end_col_offset? : ExceptHandler(expr? type, identifier? name, stmt* body)
pattern lineno col_offset end_lineno end_col_offset : MatchValue(expr value) MatchSingleton(constant value) MatchSequence(pattern* patterns) MatchMapping(expr* keys, pattern* patterns, identifier? rest) MatchClass(expr cls, pattern* patterns, identifier* kwd_attrs, pattern* kwd_patterns) MatchStar(identifier? name) MatchAs(pattern? pattern, identifier? name) MatchOr(pattern* patterns)
type_ignore : TypeIgnore(int lineno, string tag)
AST : comprehension(expr target, expr iter, expr* ifs, int is_async) arguments(arg* posonlyargs, arg* args, arg? vararg, arg* kwonlyargs, expr* kw_defaults, arg? kwarg, expr* defaults) arg(identifier arg, expr? annotation, string? type_comment) keyword(identifier? arg, expr value) alias(identifier name, identifier? asname) withitem(expr context_expr, expr? optional_vars) match_case(pattern pattern, expr? guard, stmt* body)
'''


class AST:
    """The base of all nodes."""

    _fields = ()
    _attributes = ()
    __match_args__ = ()

    def __init__(self, *args, **kwargs):
        names = self._fields
        if len(args) > len(names):
            kind = type(self).__name__
            plural = '' if len(names) == 1 else 's'
            raise TypeError(f'{kind} constructor takes at most {len(names)} '
                            f'positional argument{plural}')
        for name, value in zip(names, args):
            setattr(self, name, value)
        for name, value in kwargs.items():
            if name in names[:len(args)]:
                raise TypeError(f"{type(self).__name__} got multiple values for argument '{name}'")
            setattr(self, name, value)

    def __reduce__(self):
        return type(self), (), self.__dict__


def _make_class(base, head, located):
    name, _, inside = head.strip().rstrip(')').partition('(')
    fields, optional = [], {}
    for field in inside.split(','):
        kind, _, label = field.strip().rpartition(' ')
        if not label:
            continue
        label_is_optional = label.endswith('?') or kind.endswith('?')
        fields.append(label.rstrip('?'))
        if label_is_optional:
            optional[label.rstrip('?')] = None
    space = {'_fields': tuple(fields), '__match_args__': tuple(fields), '__module__': 'ast',
             '__doc__': head.strip(), **optional}
    if base is AST and name in ('arg', 'keyword', 'alias'):
        space.update(located)
    globals()[name] = type(name, (base,), space)


def _read_grammar():
    places = ('lineno', 'col_offset', 'end_lineno', 'end_col_offset')
    located = {'_attributes': places, 'end_lineno': None, 'end_col_offset': None}
    for line in _GRAMMAR.strip().splitlines():
        head, _, nodes = line.partition(' : ')
        base_name, *attributes = head.split()
        base = AST
        if base_name != 'AST':
            space = {'_attributes': tuple(a.rstrip('?') for a in attributes), '__module__': 'ast',
                     '__doc__': line.replace(' : ', ' = ')}
            space.update((a.rstrip('?'), None) for a in attributes if a.endswith('?'))
            base = globals()[base_name] = type(base_name, (AST,), space)
        start = depth = 0
        for at, c in enumerate(nodes + ' '):
            depth += (c == '(') - (c == ')')
            if c == ' ' and depth == 0:
                _make_class(base, nodes[start:at], located)
                start = at + 1


AST.__module__ = 'ast'
_read_grammar()
del _read_grammar, _make_class, _GRAMMAR
