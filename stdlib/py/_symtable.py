"""Which names a program binds and uses where, for the module symtable: found in its syntax tree."""

import ast as _ast

DEF_GLOBAL, DEF_LOCAL, DEF_PARAM, DEF_NONLOCAL, USE = 1, 2, 4, 8, 16
DEF_FREE, DEF_FREE_CLASS, DEF_IMPORT, DEF_ANNOT, _DEF_COMP_ITER = 32, 64, 128, 256, 512
DEF_BOUND = DEF_LOCAL | DEF_PARAM | DEF_IMPORT
TYPE_FUNCTION, TYPE_CLASS, TYPE_MODULE = 0, 1, 2
LOCAL, GLOBAL_EXPLICIT, GLOBAL_IMPLICIT, FREE, CELL = 1, 2, 3, 4, 5
SCOPE_OFF, SCOPE_MASK = 11, 15


def symtable(code, filename, compile_type, /):
    """Return symbol and scope dictionaries used internally by compiler."""
    if compile_type not in ('exec', 'eval', 'single'):
        raise ValueError("symtable() arg 3 must be 'exec' or 'eval' or 'single'")
    if not isinstance(code, (str, bytes)):
        raise TypeError('symtable() arg 1 must be a string or bytes object')
    # What is wrong with names, and not only with the syntax, is the compiler's to say.
    compile(code, filename, compile_type, dont_inherit=True)
    tree = compile(code, filename, compile_type, _ast.PyCF_ONLY_AST, dont_inherit=True)
    collector = _Collector()
    collector.visit(tree)
    _Analysis().block(collector.top, None, set(), set())
    return collector.top


class _Entry:
    """The names of one block: {name: flags}."""

    def __init__(self, name, kind, lineno, outer):
        self.name, self.type, self.lineno = name, kind, lineno
        self.id = id(self)
        self.symbols, self.varnames, self.children = {}, [], []
        self.nested = int(outer is not None and (outer.nested or outer.type == TYPE_FUNCTION))
        self._comprehension = self._binds_iteration = False

    def __repr__(self):
        return f'<symtable entry {self.name}({self.id}), line {self.lineno}>'


_Entry.__name__ = _Entry.__qualname__ = 'symtable entry'


def _mangle(private, name):
    """A private name within a class of this name."""
    if private is None or not name.startswith('__') or name.endswith('__') or '.' in name:
        return name
    private = private.lstrip('_')
    return f'_{private}{name}' if private else name


class _Collector(_ast.NodeVisitor):
    """Notes how each block mentions its names, in the order in which the compiler sees them."""

    def __init__(self):
        self.stack = []
        self.private = None
        self.top = self.current = None

    def add(self, name, flag, entry=None):
        entry = entry or self.current
        name = _mangle(self.private, name)
        flags = entry.symbols.get(name, 0) | flag
        if entry._binds_iteration:
            flags |= _DEF_COMP_ITER
        entry.symbols[name] = flags
        if flag & DEF_PARAM:
            entry.varnames.append(name)
        elif flag & DEF_GLOBAL:
            self.top.symbols[name] = self.top.symbols.get(name, 0) | flag

    def enter(self, name, kind, lineno):
        entry = _Entry(name, kind, lineno, self.current)
        if self.current is None:
            self.top = entry
        else:
            self.current.children.append(entry)
        self.stack.append(entry)
        self.current = entry

    def leave(self):
        self.stack.pop()
        self.current = self.stack[-1] if self.stack else None

    def all(self, nodes):
        for node in nodes:
            if node is not None:
                self.visit(node)

    # ---- blocks

    def _module(self, node):
        self.enter('top', TYPE_MODULE, 0)
        self.generic_visit(node)

    visit_Module = visit_Expression = visit_Interactive = _module

    def _function(self, node):
        self.add(node.name, DEF_LOCAL)
        arguments = node.args
        self.all(arguments.defaults + arguments.kw_defaults)
        for argument in self._parameters(arguments):
            self.all([argument.annotation])
        self.all([node.returns])
        self.all(node.decorator_list)
        self.enter(node.name, TYPE_FUNCTION, node.lineno)
        self._arguments(arguments)
        self.all(node.body)
        self.leave()

    visit_FunctionDef = visit_AsyncFunctionDef = _function

    def visit_Lambda(self, node):
        self.all(node.args.defaults + node.args.kw_defaults)
        self.enter('lambda', TYPE_FUNCTION, node.lineno)
        self._arguments(node.args)
        self.visit(node.body)
        self.leave()

    def _parameters(self, arguments):
        last = [argument for argument in (arguments.vararg, arguments.kwarg) if argument]
        return arguments.posonlyargs + arguments.args + arguments.kwonlyargs + last

    def _arguments(self, arguments):
        for argument in self._parameters(arguments):
            self.add(argument.arg, DEF_PARAM)

    def visit_ClassDef(self, node):
        self.add(node.name, DEF_LOCAL)
        self.all(node.bases + node.keywords + node.decorator_list)
        self.enter(node.name, TYPE_CLASS, node.lineno)
        private, self.private = self.private, node.name
        self.all(node.body)
        self.private = private
        self.leave()

    def _comprehension(self, node, name, *results):
        first, *others = node.generators
        self.visit(first.iter)
        self.enter(name, TYPE_FUNCTION, node.lineno)
        self.current._comprehension = True
        self.add('.0', DEF_PARAM)
        self._iteration_target(first.target)
        self.all(first.ifs)
        self.all(others)
        self.all(results)
        self.leave()

    def _iteration_target(self, target):
        self.current._binds_iteration = True
        self.visit(target)
        self.current._binds_iteration = False

    def visit_comprehension(self, node):
        self._iteration_target(node.target)
        self.visit(node.iter)
        self.all(node.ifs)

    def visit_ListComp(self, node):
        self._comprehension(node, 'listcomp', node.elt)

    def visit_SetComp(self, node):
        self._comprehension(node, 'setcomp', node.elt)

    def visit_GeneratorExp(self, node):
        self._comprehension(node, 'genexpr', node.elt)

    def visit_DictComp(self, node):
        self._comprehension(node, 'dictcomp', node.value, node.key)

    # ---- what binds and uses names

    def visit_Name(self, node):
        is_use = isinstance(node.ctx, _ast.Load)
        self.add(node.id, USE if is_use else DEF_LOCAL)
        if is_use and node.id == 'super' and self.current.type == TYPE_FUNCTION:
            self.add('__class__', USE)

    def visit_NamedExpr(self, node):
        if self.current._comprehension:
            self._bind_outside(node.target.id)
        self.visit(node.value)
        self.visit(node.target)

    def _bind_outside(self, name):
        """In a comprehension := binds in the block around it."""
        for entry in reversed(self.stack):
            if entry._comprehension:
                continue
            if entry.type == TYPE_FUNCTION:
                is_global = entry.symbols.get(_mangle(self.private, name), 0) & DEF_GLOBAL
                self.add(name, DEF_GLOBAL if is_global else DEF_NONLOCAL)
                return self.add(name, DEF_LOCAL, entry)
            self.add(name, DEF_GLOBAL)
            return self.add(name, DEF_GLOBAL, entry)

    def visit_AnnAssign(self, node):
        if isinstance(node.target, _ast.Name):
            if node.simple:
                self.add(node.target.id, DEF_ANNOT | DEF_LOCAL)
            elif node.value is not None:
                self.add(node.target.id, DEF_LOCAL)
        else:
            self.visit(node.target)
        self.all([node.annotation, node.value])

    def visit_Global(self, node):
        for name in node.names:
            self.add(name, DEF_GLOBAL)

    def visit_Nonlocal(self, node):
        for name in node.names:
            self.add(name, DEF_NONLOCAL)

    def visit_alias(self, node):
        if node.name != '*':
            self.add(node.asname or node.name.partition('.')[0], DEF_IMPORT)

    def visit_ExceptHandler(self, node):
        self.all([node.type])
        if node.name:
            self.add(node.name, DEF_LOCAL)
        self.all(node.body)

    def visit_Dict(self, node):
        self.all(node.keys)
        self.all(node.values)

    def _try(self, node):
        self.all(node.body + node.orelse + node.handlers + node.finalbody)

    visit_Try = visit_TryStar = _try

    def visit_MatchStar(self, node):
        if node.name:
            self.add(node.name, DEF_LOCAL)

    def visit_MatchAs(self, node):
        self.all([node.pattern])
        if node.name:
            self.add(node.name, DEF_LOCAL)

    def visit_MatchMapping(self, node):
        self.all(node.keys + node.patterns)
        if node.rest:
            self.add(node.rest, DEF_LOCAL)


class _Analysis:
    """Decides for each name of each block which block's it is, the outer blocks first.

    As CPython's symtable.c: `bound` are the names that functions around bind (None around the
    module), `free` those that this block leaves to the blocks around it.
    """

    def block(self, entry, bound, free, known_global):
        local, scopes = set(), {}
        inner_global, inner_bound, inner_free = set(), set(), set()
        is_class = entry.type == TYPE_CLASS
        if is_class:
            inner_global |= known_global
            inner_bound |= bound or set()
        for name, flags in entry.symbols.items():
            scopes[name] = self.scope(name, flags, bound, local, free, known_global)
        if is_class:
            inner_bound.add('__class__')
        else:
            if entry.type == TYPE_FUNCTION:
                inner_bound |= local
            inner_bound |= bound or set()
            inner_global |= known_global
        for child in entry.children:
            child_free = set(inner_free)
            self.block(child, set(inner_bound), child_free, set(inner_global))
            inner_free |= child_free
        if entry.type == TYPE_FUNCTION:
            for name, scope in scopes.items():
                if scope == LOCAL and name in inner_free:
                    scopes[name] = CELL
                    inner_free.discard(name)
        elif is_class:
            inner_free.discard('__class__')
        self.note(entry, scopes, bound, inner_free)
        free |= inner_free

    def scope(self, name, flags, bound, local, free, known_global):
        if flags & DEF_GLOBAL:
            known_global.add(name)
            if bound is not None:
                bound.discard(name)
            return GLOBAL_EXPLICIT
        if flags & DEF_NONLOCAL:
            free.add(name)
            return FREE
        if flags & DEF_BOUND:
            local.add(name)
            known_global.discard(name)
            return LOCAL
        if bound and name in bound:
            free.add(name)
            return FREE
        return GLOBAL_IMPLICIT

    def note(self, entry, scopes, bound, free):
        symbols = entry.symbols
        for name in symbols:
            symbols[name] |= scopes[name] << SCOPE_OFF
        for name in sorted(free):
            flags = symbols.get(name)
            if flags is not None:
                if entry.type == TYPE_CLASS and flags & (DEF_BOUND | DEF_GLOBAL):
                    symbols[name] = flags | DEF_FREE_CLASS
            elif bound is None or name in bound:
                symbols[name] = FREE << SCOPE_OFF
