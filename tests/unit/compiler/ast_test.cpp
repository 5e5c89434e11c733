// The parser's trees, as text, against what CPython 3.11 prints for the same sources.

#include <gtest/gtest.h>

#include <string>

#include "ast_dump.h"
#include "compiler/parser.h"

namespace ouro::syntax {
namespace {

std::string dumpOf(std::string_view source) {
  ast::Arena arena;
  Diagnostic diagnostic;
  const ast::Module* module = parse(source, Origin::Text, {}, arena, diagnostic);
  return module ? dumpAst(*module) : diagnostic.message;
}

// `expected` is broken into lines at blanks.
void expectDump(std::string_view source, std::string expected) {
  for (char& c : expected) {
    if (c == '\n') c = ' ';
  }
  EXPECT_EQ(dumpOf(source), expected);
}

TEST(Ast, Expressions) {
  expectDump(
      R"source(x = -a ** +b // ~c @ d << e & f | (g ^ h), not i in j is not k
y = a if b else lambda c, /, d=1, *e, f, g=2, **h: (yield)
z = f(a, *b, c=d, **e)(x for x in y)[1:2, ::3, ...].w
(n := 10) < m <= 3 or p and q
)source",
      R"tree(Module(body=[Assign(targets=[Name(id='x', ctx=Store(), lineno=1, col_offset=0, end_lineno=1,
end_col_offset=1)],
value=Tuple(elts=[BinOp(left=BinOp(left=BinOp(left=BinOp(left=BinOp(left=UnaryOp(op=USub(),
operand=BinOp(left=Name(id='a', ctx=Load(), lineno=1, col_offset=5, end_lineno=1,
end_col_offset=6), op=Pow(), right=UnaryOp(op=UAdd(), operand=Name(id='b', ctx=Load(), lineno=1,
col_offset=11, end_lineno=1, end_col_offset=12), lineno=1, col_offset=10, end_lineno=1,
end_col_offset=12), lineno=1, col_offset=5, end_lineno=1, end_col_offset=12), lineno=1,
col_offset=4, end_lineno=1, end_col_offset=12), op=FloorDiv(), right=UnaryOp(op=Invert(),
operand=Name(id='c', ctx=Load(), lineno=1, col_offset=17, end_lineno=1, end_col_offset=18),
lineno=1, col_offset=16, end_lineno=1, end_col_offset=18), lineno=1, col_offset=4, end_lineno=1,
end_col_offset=18), op=MatMult(), right=Name(id='d', ctx=Load(), lineno=1, col_offset=21,
end_lineno=1, end_col_offset=22), lineno=1, col_offset=4, end_lineno=1, end_col_offset=22),
op=LShift(), right=Name(id='e', ctx=Load(), lineno=1, col_offset=26, end_lineno=1,
end_col_offset=27), lineno=1, col_offset=4, end_lineno=1, end_col_offset=27), op=BitAnd(),
right=Name(id='f', ctx=Load(), lineno=1, col_offset=30, end_lineno=1, end_col_offset=31),
lineno=1, col_offset=4, end_lineno=1, end_col_offset=31), op=BitOr(),
right=BinOp(left=Name(id='g', ctx=Load(), lineno=1, col_offset=35, end_lineno=1,
end_col_offset=36), op=BitXor(), right=Name(id='h', ctx=Load(), lineno=1, col_offset=39,
end_lineno=1, end_col_offset=40), lineno=1, col_offset=35, end_lineno=1, end_col_offset=40),
lineno=1, col_offset=4, end_lineno=1, end_col_offset=41), UnaryOp(op=Not(),
operand=Compare(left=Name(id='i', ctx=Load(), lineno=1, col_offset=47, end_lineno=1,
end_col_offset=48), ops=[In(), IsNot()], comparators=[Name(id='j', ctx=Load(), lineno=1,
col_offset=52, end_lineno=1, end_col_offset=53), Name(id='k', ctx=Load(), lineno=1, col_offset=61,
end_lineno=1, end_col_offset=62)], lineno=1, col_offset=47, end_lineno=1, end_col_offset=62),
lineno=1, col_offset=43, end_lineno=1, end_col_offset=62)], ctx=Load(), lineno=1, col_offset=4,
end_lineno=1, end_col_offset=62), lineno=1, col_offset=0, end_lineno=1, end_col_offset=62),
Assign(targets=[Name(id='y', ctx=Store(), lineno=2, col_offset=0, end_lineno=2,
end_col_offset=1)], value=IfExp(test=Name(id='b', ctx=Load(), lineno=2, col_offset=9,
end_lineno=2, end_col_offset=10), body=Name(id='a', ctx=Load(), lineno=2, col_offset=4,
end_lineno=2, end_col_offset=5), orelse=Lambda(args=arguments(posonlyargs=[arg(arg='c', lineno=2,
col_offset=23, end_lineno=2, end_col_offset=24)], args=[arg(arg='d', lineno=2, col_offset=29,
end_lineno=2, end_col_offset=30)], vararg=arg(arg='e', lineno=2, col_offset=35, end_lineno=2,
end_col_offset=36), kwonlyargs=[arg(arg='f', lineno=2, col_offset=38, end_lineno=2,
end_col_offset=39), arg(arg='g', lineno=2, col_offset=41, end_lineno=2, end_col_offset=42)],
kw_defaults=[None, Constant(value=2, lineno=2, col_offset=43, end_lineno=2, end_col_offset=44)],
kwarg=arg(arg='h', lineno=2, col_offset=48, end_lineno=2, end_col_offset=49),
defaults=[Constant(value=1, lineno=2, col_offset=31, end_lineno=2, end_col_offset=32)]),
body=Yield(lineno=2, col_offset=52, end_lineno=2, end_col_offset=57), lineno=2, col_offset=16,
end_lineno=2, end_col_offset=58), lineno=2, col_offset=4, end_lineno=2, end_col_offset=58),
lineno=2, col_offset=0, end_lineno=2, end_col_offset=58), Assign(targets=[Name(id='z',
ctx=Store(), lineno=3, col_offset=0, end_lineno=3, end_col_offset=1)],
value=Attribute(value=Subscript(value=Call(func=Call(func=Name(id='f', ctx=Load(), lineno=3,
col_offset=4, end_lineno=3, end_col_offset=5), args=[Name(id='a', ctx=Load(), lineno=3,
col_offset=6, end_lineno=3, end_col_offset=7), Starred(value=Name(id='b', ctx=Load(), lineno=3,
col_offset=10, end_lineno=3, end_col_offset=11), ctx=Load(), lineno=3, col_offset=9, end_lineno=3,
end_col_offset=11)], keywords=[keyword(arg='c', value=Name(id='d', ctx=Load(), lineno=3,
col_offset=15, end_lineno=3, end_col_offset=16), lineno=3, col_offset=13, end_lineno=3,
end_col_offset=16), keyword(value=Name(id='e', ctx=Load(), lineno=3, col_offset=20, end_lineno=3,
end_col_offset=21), lineno=3, col_offset=18, end_lineno=3, end_col_offset=21)], lineno=3,
col_offset=4, end_lineno=3, end_col_offset=22), args=[GeneratorExp(elt=Name(id='x', ctx=Load(),
lineno=3, col_offset=23, end_lineno=3, end_col_offset=24),
generators=[comprehension(target=Name(id='x', ctx=Store(), lineno=3, col_offset=29, end_lineno=3,
end_col_offset=30), iter=Name(id='y', ctx=Load(), lineno=3, col_offset=34, end_lineno=3,
end_col_offset=35), ifs=[], is_async=0)], lineno=3, col_offset=22, end_lineno=3,
end_col_offset=36)], keywords=[], lineno=3, col_offset=4, end_lineno=3, end_col_offset=36),
slice=Tuple(elts=[Slice(lower=Constant(value=1, lineno=3, col_offset=37, end_lineno=3,
end_col_offset=38), upper=Constant(value=2, lineno=3, col_offset=39, end_lineno=3,
end_col_offset=40), lineno=3, col_offset=37, end_lineno=3, end_col_offset=40),
Slice(step=Constant(value=3, lineno=3, col_offset=44, end_lineno=3, end_col_offset=45), lineno=3,
col_offset=42, end_lineno=3, end_col_offset=45), Constant(value=Ellipsis, lineno=3, col_offset=47,
end_lineno=3, end_col_offset=50)], ctx=Load(), lineno=3, col_offset=37, end_lineno=3,
end_col_offset=50), ctx=Load(), lineno=3, col_offset=4, end_lineno=3, end_col_offset=51),
attr='w', ctx=Load(), lineno=3, col_offset=4, end_lineno=3, end_col_offset=53), lineno=3,
col_offset=0, end_lineno=3, end_col_offset=53), Expr(value=BoolOp(op=Or(),
values=[Compare(left=NamedExpr(target=Name(id='n', ctx=Store(), lineno=4, col_offset=1,
end_lineno=4, end_col_offset=2), value=Constant(value=10, lineno=4, col_offset=6, end_lineno=4,
end_col_offset=8), lineno=4, col_offset=1, end_lineno=4, end_col_offset=8), ops=[Lt(), LtE()],
comparators=[Name(id='m', ctx=Load(), lineno=4, col_offset=12, end_lineno=4, end_col_offset=13),
Constant(value=3, lineno=4, col_offset=17, end_lineno=4, end_col_offset=18)], lineno=4,
col_offset=0, end_lineno=4, end_col_offset=18), BoolOp(op=And(), values=[Name(id='p', ctx=Load(),
lineno=4, col_offset=22, end_lineno=4, end_col_offset=23), Name(id='q', ctx=Load(), lineno=4,
col_offset=28, end_lineno=4, end_col_offset=29)], lineno=4, col_offset=22, end_lineno=4,
end_col_offset=29)], lineno=4, col_offset=0, end_lineno=4, end_col_offset=29), lineno=4,
col_offset=0, end_lineno=4, end_col_offset=29)], type_ignores=[]))tree");
}

TEST(Ast, Displays) {
  expectDump(
      R"source(a = [], {}, (), [b, *c], {d, e}, {f: g, **h}, (i,)
j = [k async for (l, *m) in n if o if p for q in r]
s = {t: u for t in v}, {w for w in x}
)source",
      R"tree(Module(body=[Assign(targets=[Name(id='a', ctx=Store(), lineno=1, col_offset=0, end_lineno=1,
end_col_offset=1)], value=Tuple(elts=[List(elts=[], ctx=Load(), lineno=1, col_offset=4,
end_lineno=1, end_col_offset=6), Dict(keys=[], values=[], lineno=1, col_offset=8, end_lineno=1,
end_col_offset=10), Tuple(elts=[], ctx=Load(), lineno=1, col_offset=12, end_lineno=1,
end_col_offset=14), List(elts=[Name(id='b', ctx=Load(), lineno=1, col_offset=17, end_lineno=1,
end_col_offset=18), Starred(value=Name(id='c', ctx=Load(), lineno=1, col_offset=21, end_lineno=1,
end_col_offset=22), ctx=Load(), lineno=1, col_offset=20, end_lineno=1, end_col_offset=22)],
ctx=Load(), lineno=1, col_offset=16, end_lineno=1, end_col_offset=23), Set(elts=[Name(id='d',
ctx=Load(), lineno=1, col_offset=26, end_lineno=1, end_col_offset=27), Name(id='e', ctx=Load(),
lineno=1, col_offset=29, end_lineno=1, end_col_offset=30)], lineno=1, col_offset=25, end_lineno=1,
end_col_offset=31), Dict(keys=[Name(id='f', ctx=Load(), lineno=1, col_offset=34, end_lineno=1,
end_col_offset=35), None], values=[Name(id='g', ctx=Load(), lineno=1, col_offset=37, end_lineno=1,
end_col_offset=38), Name(id='h', ctx=Load(), lineno=1, col_offset=42, end_lineno=1,
end_col_offset=43)], lineno=1, col_offset=33, end_lineno=1, end_col_offset=44),
Tuple(elts=[Name(id='i', ctx=Load(), lineno=1, col_offset=47, end_lineno=1, end_col_offset=48)],
ctx=Load(), lineno=1, col_offset=46, end_lineno=1, end_col_offset=50)], ctx=Load(), lineno=1,
col_offset=4, end_lineno=1, end_col_offset=50), lineno=1, col_offset=0, end_lineno=1,
end_col_offset=50), Assign(targets=[Name(id='j', ctx=Store(), lineno=2, col_offset=0,
end_lineno=2, end_col_offset=1)], value=ListComp(elt=Name(id='k', ctx=Load(), lineno=2,
col_offset=5, end_lineno=2, end_col_offset=6),
generators=[comprehension(target=Tuple(elts=[Name(id='l', ctx=Store(), lineno=2, col_offset=18,
end_lineno=2, end_col_offset=19), Starred(value=Name(id='m', ctx=Store(), lineno=2, col_offset=22,
end_lineno=2, end_col_offset=23), ctx=Store(), lineno=2, col_offset=21, end_lineno=2,
end_col_offset=23)], ctx=Store(), lineno=2, col_offset=17, end_lineno=2, end_col_offset=24),
iter=Name(id='n', ctx=Load(), lineno=2, col_offset=28, end_lineno=2, end_col_offset=29),
ifs=[Name(id='o', ctx=Load(), lineno=2, col_offset=33, end_lineno=2, end_col_offset=34),
Name(id='p', ctx=Load(), lineno=2, col_offset=38, end_lineno=2, end_col_offset=39)], is_async=1),
comprehension(target=Name(id='q', ctx=Store(), lineno=2, col_offset=44, end_lineno=2,
end_col_offset=45), iter=Name(id='r', ctx=Load(), lineno=2, col_offset=49, end_lineno=2,
end_col_offset=50), ifs=[], is_async=0)], lineno=2, col_offset=4, end_lineno=2,
end_col_offset=51), lineno=2, col_offset=0, end_lineno=2, end_col_offset=51),
Assign(targets=[Name(id='s', ctx=Store(), lineno=3, col_offset=0, end_lineno=3,
end_col_offset=1)], value=Tuple(elts=[DictComp(key=Name(id='t', ctx=Load(), lineno=3,
col_offset=5, end_lineno=3, end_col_offset=6), value=Name(id='u', ctx=Load(), lineno=3,
col_offset=8, end_lineno=3, end_col_offset=9), generators=[comprehension(target=Name(id='t',
ctx=Store(), lineno=3, col_offset=14, end_lineno=3, end_col_offset=15), iter=Name(id='v',
ctx=Load(), lineno=3, col_offset=19, end_lineno=3, end_col_offset=20), ifs=[], is_async=0)],
lineno=3, col_offset=4, end_lineno=3, end_col_offset=21), SetComp(elt=Name(id='w', ctx=Load(),
lineno=3, col_offset=24, end_lineno=3, end_col_offset=25),
generators=[comprehension(target=Name(id='w', ctx=Store(), lineno=3, col_offset=30, end_lineno=3,
end_col_offset=31), iter=Name(id='x', ctx=Load(), lineno=3, col_offset=35, end_lineno=3,
end_col_offset=36), ifs=[], is_async=0)], lineno=3, col_offset=23, end_lineno=3,
end_col_offset=37)], ctx=Load(), lineno=3, col_offset=4, end_lineno=3, end_col_offset=37),
lineno=3, col_offset=0, end_lineno=3, end_col_offset=37)], type_ignores=[]))tree");
}

TEST(Ast, Literals) {
  expectDump(
      R"source(0x1F, 0o17, 0b11, 1_000, 123456789012345678901234567890, 1.5e3, .5, 2j, 1e400
'a\x41\n' "b" r'\d', b'\x00\xff', u'c', '\ud800', "it's", '\u00e9\u200b'
)source",
      R"tree(Module(body=[Expr(value=Tuple(elts=[Constant(value=31, lineno=1, col_offset=0, end_lineno=1,
end_col_offset=4), Constant(value=15, lineno=1, col_offset=6, end_lineno=1, end_col_offset=10),
Constant(value=3, lineno=1, col_offset=12, end_lineno=1, end_col_offset=16), Constant(value=1000,
lineno=1, col_offset=18, end_lineno=1, end_col_offset=23),
Constant(value=123456789012345678901234567890, lineno=1, col_offset=25, end_lineno=1,
end_col_offset=55), Constant(value=1500.0, lineno=1, col_offset=57, end_lineno=1,
end_col_offset=62), Constant(value=0.5, lineno=1, col_offset=64, end_lineno=1, end_col_offset=66),
Constant(value=2j, lineno=1, col_offset=68, end_lineno=1, end_col_offset=70), Constant(value=inf,
lineno=1, col_offset=72, end_lineno=1, end_col_offset=77)], ctx=Load(), lineno=1, col_offset=0,
end_lineno=1, end_col_offset=77), lineno=1, col_offset=0, end_lineno=1, end_col_offset=77),
Expr(value=Tuple(elts=[Constant(value='aA\nb\\d', lineno=2, col_offset=0, end_lineno=2,
end_col_offset=19), Constant(value=b'\x00\xff', lineno=2, col_offset=21, end_lineno=2,
end_col_offset=32), Constant(value='c', kind='u', lineno=2, col_offset=34, end_lineno=2,
end_col_offset=38), Constant(value='\ud800', lineno=2, col_offset=40, end_lineno=2,
end_col_offset=48), Constant(value="it's", lineno=2, col_offset=50, end_lineno=2,
end_col_offset=56), Constant(value='é\u200b', lineno=2, col_offset=58, end_lineno=2,
end_col_offset=72)], ctx=Load(), lineno=2, col_offset=0, end_lineno=2, end_col_offset=72),
lineno=2, col_offset=0, end_lineno=2, end_col_offset=72)], type_ignores=[]))tree");
}

TEST(Ast, FStrings) {
  expectDump(
      R"source(f'a{b!r:>{c}}{{}}' 'd' f"{e=}{f'{g}':.2f}"
h = f'''
 {i}
{j
+k}'''
)source",
      R"tree(Module(body=[Expr(value=JoinedStr(values=[Constant(value='a', lineno=1, col_offset=0,
end_lineno=1, end_col_offset=42), FormattedValue(value=Name(id='b', ctx=Load(), lineno=1,
col_offset=4, end_lineno=1, end_col_offset=5), conversion=114,
format_spec=JoinedStr(values=[Constant(value='>', lineno=1, col_offset=0, end_lineno=1,
end_col_offset=42), FormattedValue(value=Name(id='c', ctx=Load(), lineno=1, col_offset=10,
end_lineno=1, end_col_offset=11), conversion=-1, lineno=1, col_offset=0, end_lineno=1,
end_col_offset=42)], lineno=1, col_offset=0, end_lineno=1, end_col_offset=18), lineno=1,
col_offset=0, end_lineno=1, end_col_offset=42), Constant(value='{}de=', lineno=1, col_offset=0,
end_lineno=1, end_col_offset=42), FormattedValue(value=Name(id='e', ctx=Load(), lineno=1,
col_offset=26, end_lineno=1, end_col_offset=27), conversion=114, lineno=1, col_offset=0,
end_lineno=1, end_col_offset=42),
FormattedValue(value=JoinedStr(values=[FormattedValue(value=Name(id='g', ctx=Load(), lineno=1,
col_offset=33, end_lineno=1, end_col_offset=34), conversion=-1, lineno=1, col_offset=30,
end_lineno=1, end_col_offset=36)], lineno=1, col_offset=30, end_lineno=1, end_col_offset=36),
conversion=-1, format_spec=JoinedStr(values=[Constant(value='.2f', lineno=1, col_offset=23,
end_lineno=1, end_col_offset=42)], lineno=1, col_offset=23, end_lineno=1, end_col_offset=42),
lineno=1, col_offset=0, end_lineno=1, end_col_offset=42)], lineno=1, col_offset=0, end_lineno=1,
end_col_offset=42), lineno=1, col_offset=0, end_lineno=1, end_col_offset=42),
Assign(targets=[Name(id='h', ctx=Store(), lineno=2, col_offset=0, end_lineno=2,
end_col_offset=1)], value=JoinedStr(values=[Constant(value='\n ', lineno=2, col_offset=4,
end_lineno=5, end_col_offset=6), FormattedValue(value=Name(id='i', ctx=Load(), lineno=3,
col_offset=2, end_lineno=3, end_col_offset=3), conversion=-1, lineno=2, col_offset=4,
end_lineno=5, end_col_offset=6), Constant(value='\n', lineno=2, col_offset=4, end_lineno=5,
end_col_offset=6), FormattedValue(value=BinOp(left=Name(id='j', ctx=Load(), lineno=4,
col_offset=1, end_lineno=4, end_col_offset=2), op=Add(), right=Name(id='k', ctx=Load(), lineno=5,
col_offset=1, end_lineno=5, end_col_offset=2), lineno=4, col_offset=1, end_lineno=5,
end_col_offset=2), conversion=-1, lineno=2, col_offset=4, end_lineno=5, end_col_offset=6)],
lineno=2, col_offset=4, end_lineno=5, end_col_offset=6), lineno=2, col_offset=0, end_lineno=5,
end_col_offset=6)], type_ignores=[]))tree");
}

TEST(Ast, Statements) {
  expectDump(
      R"source(import a.b as c, d
from ..e import (f as g, h,)
from . import *
del i, (j.k, l[0])
assert m, n
raise o from p
global q, r
s: int = 1
(t): u
v = w[0], *x = y
z += 1; pass
return *a, b
)source",
      R"tree(Module(body=[Import(names=[alias(name='a.b', asname='c', lineno=1, col_offset=7, end_lineno=1,
end_col_offset=15), alias(name='d', lineno=1, col_offset=17, end_lineno=1, end_col_offset=18)],
lineno=1, col_offset=0, end_lineno=1, end_col_offset=18), ImportFrom(module='e',
names=[alias(name='f', asname='g', lineno=2, col_offset=17, end_lineno=2, end_col_offset=23),
alias(name='h', lineno=2, col_offset=25, end_lineno=2, end_col_offset=26)], level=2, lineno=2,
col_offset=0, end_lineno=2, end_col_offset=28), ImportFrom(names=[alias(name='*', lineno=3,
col_offset=14, end_lineno=3, end_col_offset=15)], level=1, lineno=3, col_offset=0, end_lineno=3,
end_col_offset=15), Delete(targets=[Name(id='i', ctx=Del(), lineno=4, col_offset=4, end_lineno=4,
end_col_offset=5), Tuple(elts=[Attribute(value=Name(id='j', ctx=Load(), lineno=4, col_offset=8,
end_lineno=4, end_col_offset=9), attr='k', ctx=Del(), lineno=4, col_offset=8, end_lineno=4,
end_col_offset=11), Subscript(value=Name(id='l', ctx=Load(), lineno=4, col_offset=13,
end_lineno=4, end_col_offset=14), slice=Constant(value=0, lineno=4, col_offset=15, end_lineno=4,
end_col_offset=16), ctx=Del(), lineno=4, col_offset=13, end_lineno=4, end_col_offset=17)],
ctx=Del(), lineno=4, col_offset=7, end_lineno=4, end_col_offset=18)], lineno=4, col_offset=0,
end_lineno=4, end_col_offset=18), Assert(test=Name(id='m', ctx=Load(), lineno=5, col_offset=7,
end_lineno=5, end_col_offset=8), msg=Name(id='n', ctx=Load(), lineno=5, col_offset=10,
end_lineno=5, end_col_offset=11), lineno=5, col_offset=0, end_lineno=5, end_col_offset=11),
Raise(exc=Name(id='o', ctx=Load(), lineno=6, col_offset=6, end_lineno=6, end_col_offset=7),
cause=Name(id='p', ctx=Load(), lineno=6, col_offset=13, end_lineno=6, end_col_offset=14),
lineno=6, col_offset=0, end_lineno=6, end_col_offset=14), Global(names=['q', 'r'], lineno=7,
col_offset=0, end_lineno=7, end_col_offset=11), AnnAssign(target=Name(id='s', ctx=Store(),
lineno=8, col_offset=0, end_lineno=8, end_col_offset=1), annotation=Name(id='int', ctx=Load(),
lineno=8, col_offset=3, end_lineno=8, end_col_offset=6), value=Constant(value=1, lineno=8,
col_offset=9, end_lineno=8, end_col_offset=10), simple=1, lineno=8, col_offset=0, end_lineno=8,
end_col_offset=10), AnnAssign(target=Name(id='t', ctx=Store(), lineno=9, col_offset=1,
end_lineno=9, end_col_offset=2), annotation=Name(id='u', ctx=Load(), lineno=9, col_offset=5,
end_lineno=9, end_col_offset=6), simple=0, lineno=9, col_offset=0, end_lineno=9,
end_col_offset=6), Assign(targets=[Name(id='v', ctx=Store(), lineno=10, col_offset=0,
end_lineno=10, end_col_offset=1), Tuple(elts=[Subscript(value=Name(id='w', ctx=Load(), lineno=10,
col_offset=4, end_lineno=10, end_col_offset=5), slice=Constant(value=0, lineno=10, col_offset=6,
end_lineno=10, end_col_offset=7), ctx=Store(), lineno=10, col_offset=4, end_lineno=10,
end_col_offset=8), Starred(value=Name(id='x', ctx=Store(), lineno=10, col_offset=11,
end_lineno=10, end_col_offset=12), ctx=Store(), lineno=10, col_offset=10, end_lineno=10,
end_col_offset=12)], ctx=Store(), lineno=10, col_offset=4, end_lineno=10, end_col_offset=12)],
value=Name(id='y', ctx=Load(), lineno=10, col_offset=15, end_lineno=10, end_col_offset=16),
lineno=10, col_offset=0, end_lineno=10, end_col_offset=16), AugAssign(target=Name(id='z',
ctx=Store(), lineno=11, col_offset=0, end_lineno=11, end_col_offset=1), op=Add(),
value=Constant(value=1, lineno=11, col_offset=5, end_lineno=11, end_col_offset=6), lineno=11,
col_offset=0, end_lineno=11, end_col_offset=6), Pass(lineno=11, col_offset=8, end_lineno=11,
end_col_offset=12), Return(value=Tuple(elts=[Starred(value=Name(id='a', ctx=Load(), lineno=12,
col_offset=8, end_lineno=12, end_col_offset=9), ctx=Load(), lineno=12, col_offset=7,
end_lineno=12, end_col_offset=9), Name(id='b', ctx=Load(), lineno=12, col_offset=11,
end_lineno=12, end_col_offset=12)], ctx=Load(), lineno=12, col_offset=7, end_lineno=12,
end_col_offset=12), lineno=12, col_offset=0, end_lineno=12, end_col_offset=12)], type_ignores=[]))tree");
}

TEST(Ast, Compound) {
  expectDump(R"source(@a
@b.c(d)
async def e(f: g = 1, /, *h: i, j=2, **k) -> l:
    async with m as n, o:
        pass
    async for p in q: await r
class s(t, u=v):
    'doc'
for w in x: break
else:
    continue
while y: pass
if z: a
elif b: c
else: d
with (e as f, g,): h
try: i
except (j, k) as l: m
except: n
else: o
finally: p
try: q
except* r: s
)source",
             R"tree(Module(body=[AsyncFunctionDef(name='e', args=arguments(posonlyargs=[arg(arg='f',
annotation=Name(id='g', ctx=Load(), lineno=3, col_offset=15, end_lineno=3, end_col_offset=16),
lineno=3, col_offset=12, end_lineno=3, end_col_offset=16)], args=[], vararg=arg(arg='h',
annotation=Name(id='i', ctx=Load(), lineno=3, col_offset=29, end_lineno=3, end_col_offset=30),
lineno=3, col_offset=26, end_lineno=3, end_col_offset=30), kwonlyargs=[arg(arg='j', lineno=3,
col_offset=32, end_lineno=3, end_col_offset=33)], kw_defaults=[Constant(value=2, lineno=3,
col_offset=34, end_lineno=3, end_col_offset=35)], kwarg=arg(arg='k', lineno=3, col_offset=39,
end_lineno=3, end_col_offset=40), defaults=[Constant(value=1, lineno=3, col_offset=19,
end_lineno=3, end_col_offset=20)]), body=[AsyncWith(items=[withitem(context_expr=Name(id='m',
ctx=Load(), lineno=4, col_offset=15, end_lineno=4, end_col_offset=16), optional_vars=Name(id='n',
ctx=Store(), lineno=4, col_offset=20, end_lineno=4, end_col_offset=21)),
withitem(context_expr=Name(id='o', ctx=Load(), lineno=4, col_offset=23, end_lineno=4,
end_col_offset=24))], body=[Pass(lineno=5, col_offset=8, end_lineno=5, end_col_offset=12)],
lineno=4, col_offset=4, end_lineno=5, end_col_offset=12), AsyncFor(target=Name(id='p',
ctx=Store(), lineno=6, col_offset=14, end_lineno=6, end_col_offset=15), iter=Name(id='q',
ctx=Load(), lineno=6, col_offset=19, end_lineno=6, end_col_offset=20),
body=[Expr(value=Await(value=Name(id='r', ctx=Load(), lineno=6, col_offset=28, end_lineno=6,
end_col_offset=29), lineno=6, col_offset=22, end_lineno=6, end_col_offset=29), lineno=6,
col_offset=22, end_lineno=6, end_col_offset=29)], orelse=[], lineno=6, col_offset=4, end_lineno=6,
end_col_offset=29)], decorator_list=[Name(id='a', ctx=Load(), lineno=1, col_offset=1,
end_lineno=1, end_col_offset=2), Call(func=Attribute(value=Name(id='b', ctx=Load(), lineno=2,
col_offset=1, end_lineno=2, end_col_offset=2), attr='c', ctx=Load(), lineno=2, col_offset=1,
end_lineno=2, end_col_offset=4), args=[Name(id='d', ctx=Load(), lineno=2, col_offset=5,
end_lineno=2, end_col_offset=6)], keywords=[], lineno=2, col_offset=1, end_lineno=2,
end_col_offset=7)], returns=Name(id='l', ctx=Load(), lineno=3, col_offset=45, end_lineno=3,
end_col_offset=46), lineno=3, col_offset=0, end_lineno=6, end_col_offset=29), ClassDef(name='s',
bases=[Name(id='t', ctx=Load(), lineno=7, col_offset=8, end_lineno=7, end_col_offset=9)],
keywords=[keyword(arg='u', value=Name(id='v', ctx=Load(), lineno=7, col_offset=13, end_lineno=7,
end_col_offset=14), lineno=7, col_offset=11, end_lineno=7, end_col_offset=14)],
body=[Expr(value=Constant(value='doc', lineno=8, col_offset=4, end_lineno=8, end_col_offset=9),
lineno=8, col_offset=4, end_lineno=8, end_col_offset=9)], decorator_list=[], lineno=7,
col_offset=0, end_lineno=8, end_col_offset=9), For(target=Name(id='w', ctx=Store(), lineno=9,
col_offset=4, end_lineno=9, end_col_offset=5), iter=Name(id='x', ctx=Load(), lineno=9,
col_offset=9, end_lineno=9, end_col_offset=10), body=[Break(lineno=9, col_offset=12, end_lineno=9,
end_col_offset=17)], orelse=[Continue(lineno=11, col_offset=4, end_lineno=11, end_col_offset=12)],
lineno=9, col_offset=0, end_lineno=11, end_col_offset=12), While(test=Name(id='y', ctx=Load(),
lineno=12, col_offset=6, end_lineno=12, end_col_offset=7), body=[Pass(lineno=12, col_offset=9,
end_lineno=12, end_col_offset=13)], orelse=[], lineno=12, col_offset=0, end_lineno=12,
end_col_offset=13), If(test=Name(id='z', ctx=Load(), lineno=13, col_offset=3, end_lineno=13,
end_col_offset=4), body=[Expr(value=Name(id='a', ctx=Load(), lineno=13, col_offset=6,
end_lineno=13, end_col_offset=7), lineno=13, col_offset=6, end_lineno=13, end_col_offset=7)],
orelse=[If(test=Name(id='b', ctx=Load(), lineno=14, col_offset=5, end_lineno=14,
end_col_offset=6), body=[Expr(value=Name(id='c', ctx=Load(), lineno=14, col_offset=8,
end_lineno=14, end_col_offset=9), lineno=14, col_offset=8, end_lineno=14, end_col_offset=9)],
orelse=[Expr(value=Name(id='d', ctx=Load(), lineno=15, col_offset=6, end_lineno=15,
end_col_offset=7), lineno=15, col_offset=6, end_lineno=15, end_col_offset=7)], lineno=14,
col_offset=0, end_lineno=15, end_col_offset=7)], lineno=13, col_offset=0, end_lineno=15,
end_col_offset=7), With(items=[withitem(context_expr=Name(id='e', ctx=Load(), lineno=16,
col_offset=6, end_lineno=16, end_col_offset=7), optional_vars=Name(id='f', ctx=Store(), lineno=16,
col_offset=11, end_lineno=16, end_col_offset=12)), withitem(context_expr=Name(id='g', ctx=Load(),
lineno=16, col_offset=14, end_lineno=16, end_col_offset=15))], body=[Expr(value=Name(id='h',
ctx=Load(), lineno=16, col_offset=19, end_lineno=16, end_col_offset=20), lineno=16, col_offset=19,
end_lineno=16, end_col_offset=20)], lineno=16, col_offset=0, end_lineno=16, end_col_offset=20),
Try(body=[Expr(value=Name(id='i', ctx=Load(), lineno=17, col_offset=5, end_lineno=17,
end_col_offset=6), lineno=17, col_offset=5, end_lineno=17, end_col_offset=6)],
handlers=[ExceptHandler(type=Tuple(elts=[Name(id='j', ctx=Load(), lineno=18, col_offset=8,
end_lineno=18, end_col_offset=9), Name(id='k', ctx=Load(), lineno=18, col_offset=11,
end_lineno=18, end_col_offset=12)], ctx=Load(), lineno=18, col_offset=7, end_lineno=18,
end_col_offset=13), name='l', body=[Expr(value=Name(id='m', ctx=Load(), lineno=18, col_offset=20,
end_lineno=18, end_col_offset=21), lineno=18, col_offset=20, end_lineno=18, end_col_offset=21)],
lineno=18, col_offset=0, end_lineno=18, end_col_offset=21),
ExceptHandler(body=[Expr(value=Name(id='n', ctx=Load(), lineno=19, col_offset=8, end_lineno=19,
end_col_offset=9), lineno=19, col_offset=8, end_lineno=19, end_col_offset=9)], lineno=19,
col_offset=0, end_lineno=19, end_col_offset=9)], orelse=[Expr(value=Name(id='o', ctx=Load(),
lineno=20, col_offset=6, end_lineno=20, end_col_offset=7), lineno=20, col_offset=6, end_lineno=20,
end_col_offset=7)], finalbody=[Expr(value=Name(id='p', ctx=Load(), lineno=21, col_offset=9,
end_lineno=21, end_col_offset=10), lineno=21, col_offset=9, end_lineno=21, end_col_offset=10)],
lineno=17, col_offset=0, end_lineno=21, end_col_offset=10), TryStar(body=[Expr(value=Name(id='q',
ctx=Load(), lineno=22, col_offset=5, end_lineno=22, end_col_offset=6), lineno=22, col_offset=5,
end_lineno=22, end_col_offset=6)], handlers=[ExceptHandler(type=Name(id='r', ctx=Load(),
lineno=23, col_offset=8, end_lineno=23, end_col_offset=9), body=[Expr(value=Name(id='s',
ctx=Load(), lineno=23, col_offset=11, end_lineno=23, end_col_offset=12), lineno=23, col_offset=11,
end_lineno=23, end_col_offset=12)], lineno=23, col_offset=0, end_lineno=23, end_col_offset=12)],
orelse=[], finalbody=[], lineno=22, col_offset=0, end_lineno=23, end_col_offset=12)],
type_ignores=[]))tree");
}

TEST(Ast, Patterns) {
  expectDump(
      R"source(match a, *b:
    case [1, -2.5, 'x', *_] | (None, True) if c: pass
    case {'k': d, e.f: 3 + 4j, **g}: pass
    case H.I(j, k=l) as m: pass
    case _: pass
    case n: pass
match = case
)source",
      R"tree(Module(body=[Match(subject=Tuple(elts=[Name(id='a', ctx=Load(), lineno=1, col_offset=6,
end_lineno=1, end_col_offset=7), Starred(value=Name(id='b', ctx=Load(), lineno=1, col_offset=10,
end_lineno=1, end_col_offset=11), ctx=Load(), lineno=1, col_offset=9, end_lineno=1,
end_col_offset=11)], ctx=Load(), lineno=1, col_offset=6, end_lineno=1, end_col_offset=11),
cases=[match_case(pattern=MatchOr(patterns=[MatchSequence(patterns=[MatchValue(value=Constant(value=1,
lineno=2, col_offset=10, end_lineno=2, end_col_offset=11), lineno=2, col_offset=10, end_lineno=2,
end_col_offset=11), MatchValue(value=UnaryOp(op=USub(), operand=Constant(value=2.5, lineno=2,
col_offset=14, end_lineno=2, end_col_offset=17), lineno=2, col_offset=13, end_lineno=2,
end_col_offset=17), lineno=2, col_offset=13, end_lineno=2, end_col_offset=17),
MatchValue(value=Constant(value='x', lineno=2, col_offset=19, end_lineno=2, end_col_offset=22),
lineno=2, col_offset=19, end_lineno=2, end_col_offset=22), MatchStar(lineno=2, col_offset=24,
end_lineno=2, end_col_offset=26)], lineno=2, col_offset=9, end_lineno=2, end_col_offset=27),
MatchSequence(patterns=[MatchSingleton(value=None, lineno=2, col_offset=31, end_lineno=2,
end_col_offset=35), MatchSingleton(value=True, lineno=2, col_offset=37, end_lineno=2,
end_col_offset=41)], lineno=2, col_offset=30, end_lineno=2, end_col_offset=42)], lineno=2,
col_offset=9, end_lineno=2, end_col_offset=42), guard=Name(id='c', ctx=Load(), lineno=2,
col_offset=46, end_lineno=2, end_col_offset=47), body=[Pass(lineno=2, col_offset=49, end_lineno=2,
end_col_offset=53)]), match_case(pattern=MatchMapping(keys=[Constant(value='k', lineno=3,
col_offset=10, end_lineno=3, end_col_offset=13), Attribute(value=Name(id='e', ctx=Load(),
lineno=3, col_offset=18, end_lineno=3, end_col_offset=19), attr='f', ctx=Load(), lineno=3,
col_offset=18, end_lineno=3, end_col_offset=21)], patterns=[MatchAs(name='d', lineno=3,
col_offset=15, end_lineno=3, end_col_offset=16), MatchValue(value=BinOp(left=Constant(value=3,
lineno=3, col_offset=23, end_lineno=3, end_col_offset=24), op=Add(), right=Constant(value=4j,
lineno=3, col_offset=27, end_lineno=3, end_col_offset=29), lineno=3, col_offset=23, end_lineno=3,
end_col_offset=29), lineno=3, col_offset=23, end_lineno=3, end_col_offset=29)], rest='g',
lineno=3, col_offset=9, end_lineno=3, end_col_offset=35), body=[Pass(lineno=3, col_offset=37,
end_lineno=3, end_col_offset=41)]),
match_case(pattern=MatchAs(pattern=MatchClass(cls=Attribute(value=Name(id='H', ctx=Load(),
lineno=4, col_offset=9, end_lineno=4, end_col_offset=10), attr='I', ctx=Load(), lineno=4,
col_offset=9, end_lineno=4, end_col_offset=12), patterns=[MatchAs(name='j', lineno=4,
col_offset=13, end_lineno=4, end_col_offset=14)], kwd_attrs=['k'], kwd_patterns=[MatchAs(name='l',
lineno=4, col_offset=18, end_lineno=4, end_col_offset=19)], lineno=4, col_offset=9, end_lineno=4,
end_col_offset=20), name='m', lineno=4, col_offset=9, end_lineno=4, end_col_offset=25),
body=[Pass(lineno=4, col_offset=27, end_lineno=4, end_col_offset=31)]),
match_case(pattern=MatchAs(lineno=5, col_offset=9, end_lineno=5, end_col_offset=10),
body=[Pass(lineno=5, col_offset=12, end_lineno=5, end_col_offset=16)]),
match_case(pattern=MatchAs(name='n', lineno=6, col_offset=9, end_lineno=6, end_col_offset=10),
body=[Pass(lineno=6, col_offset=12, end_lineno=6, end_col_offset=16)])], lineno=1, col_offset=0,
end_lineno=6, end_col_offset=16), Assign(targets=[Name(id='match', ctx=Store(), lineno=7,
col_offset=0, end_lineno=7, end_col_offset=5)], value=Name(id='case', ctx=Load(), lineno=7,
col_offset=8, end_lineno=7, end_col_offset=12), lineno=7, col_offset=0, end_lineno=7,
end_col_offset=12)], type_ignores=[]))tree");
}

}  // namespace
}  // namespace ouro::syntax
