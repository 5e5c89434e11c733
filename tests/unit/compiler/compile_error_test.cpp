// What parses and is wrong nevertheless: CPython 3.11's messages and places, taken from it.

#include <gtest/gtest.h>

#include "compile_source.h"

namespace ouro {
namespace {

struct Case {
  const char* source;
  const char* message;
  int line, column, endLine, endColumn;
};

constexpr Case kCases[] = {
    {"def f(x):\n"
     "    global x\n",
     "name 'x' is parameter and global", 2, 5, 2, 13},
    {"def f():\n"
     "    x = 1\n"
     "    global x\n",
     "name 'x' is assigned to before global declaration", 3, 5, 3, 13},
    {"def f():\n"
     "    print(x)\n"
     "    global x\n",
     "name 'x' is used prior to global declaration", 3, 5, 3, 13},
    {"def f():\n"
     "    x: int\n"
     "    global x\n",
     "annotated name 'x' can't be global", 3, 5, 3, 13},
    {"def f():\n"
     "    nonlocal y\n",
     "no binding for nonlocal 'y' found", 2, 5, 2, 15},
    {"nonlocal z\n", "nonlocal declaration not allowed at module level", 1, 1, 1, 11},
    {"def f(a, a): pass\n", "duplicate argument 'a' in function definition", 1, 10, 1, 11},
    {"def f(a, *, b, a=1): pass\n", "duplicate argument 'a' in function definition", 1, 16, 1, 17},
    {"lambda a, a: 1\n", "duplicate argument 'a' in function definition", 1, 11, 1, 12},
    {"return 1\n", "'return' outside function", 1, 1, 1, 9},
    {"class A:\n"
     "    return\n",
     "'return' outside function", 2, 5, 2, 11},
    {"yield 1\n", "'yield' outside function", 1, 1, 1, 8},
    {"class A:\n"
     "    yield\n",
     "'yield' outside function", 2, 5, 2, 10},
    {"await x\n", "'await' outside function", 1, 1, 1, 8},
    {"def f():\n"
     "    await x\n",
     "'await' outside async function", 2, 5, 2, 12},
    {"break\n", "'break' outside loop", 1, 1, 1, 6},
    {"continue\n", "'continue' not properly in loop", 1, 1, 1, 9},
    {"for x in y:\n"
     "    def f():\n"
     "        break\n",
     "'break' outside loop", 3, 9, 3, 14},
    {"if 1:\n"
     "    continue\n",
     "'continue' not properly in loop", 2, 5, 2, 13},
    {"class A:\n"
     "    [y := 1 for x in z]\n",
     "assignment expression within a comprehension cannot be used in a class body", 2, 6, 2, 7},
    {"[x := 1 for x in y]\n",
     "assignment expression cannot rebind comprehension iteration variable 'x'", 1, 2, 1, 3},
    {"[[(y:=1) for y in x] for x in z]\n",
     "assignment expression cannot rebind comprehension iteration variable 'y'", 1, 4, 1, 5},
    {"[x for x in (y := z)]\n",
     "assignment expression cannot be used in a comprehension iterable expression", 1, 14, 1, 20},
    {"def f():\n"
     "    import os\n"
     "    from os import *\n",
     "import * only allowed at module level", 3, 20, 3, 21},
    {"x = 1\n"
     "from __future__ import annotations\n",
     "from __future__ imports must occur at the beginning of the file", 2, 1, 2, 35},
    {"from __future__ import nope\n", "future feature nope is not defined", 1, 1, 1, 0},
    {"from __future__ import braces\n", "not a chance", 1, 1, 1, 0},
    {"\"\"\"doc\"\"\"\n"
     "from __future__ import division\n"
     "import os\n"
     "from __future__ import annotations\n",
     "from __future__ imports must occur at the beginning of the file", 4, 1, 4, 35},
    {"def f():\n"
     "    def g():\n"
     "        nonlocal q\n",
     "no binding for nonlocal 'q' found", 3, 9, 3, 19},
    {"def f():\n"
     "    global q\n"
     "    def g():\n"
     "        nonlocal q\n",
     "no binding for nonlocal 'q' found", 4, 9, 4, 19},
    {"def f():\n"
     "    global a\n"
     "    nonlocal a\n",
     "name 'a' is nonlocal and global", 2, 5, 2, 13},
    {"def f(a):\n"
     "    def g():\n"
     "        nonlocal a\n"
     "        global a\n",
     "name 'a' is nonlocal and global", 3, 9, 3, 19},
    {"try: pass\n"
     "except: pass\n"
     "except ValueError: pass\n",
     "default 'except:' must be last", 2, 1, 2, 13},
    {"__debug__ = 1\n", "cannot assign to __debug__", 1, 1, 1, 10},
    {"def f(__debug__): pass\n", "cannot assign to __debug__", 1, 1, 1, 23},
    {"x.__debug__ = 1\n", "cannot assign to __debug__", 1, 1, 1, 12},
    {"f(__debug__=1)\n", "cannot assign to __debug__", 1, 1, 1, 15},
    {"del __debug__\n", "cannot delete __debug__", 1, 5, 1, 14},
    {"import __debug__\n", "cannot assign to __debug__", 1, 1, 1, 17},
    {"for __debug__ in x: pass\n", "cannot assign to __debug__", 1, 5, 1, 14},
    {"f(a=1, a=2)\n", "keyword argument repeated: a", 1, 8, 1, 11},
    {"f(a=1, b=3, a=2)\n", "keyword argument repeated: a", 1, 13, 1, 16},
    {"*a = 1\n", "starred assignment target must be in a list or tuple", 1, 1, 1, 3},
    {"*a, *b = c\n", "multiple starred expressions in assignment", 1, 1, 1, 7},
    {"(*a, b, *c) = d\n", "multiple starred expressions in assignment", 1, 1, 1, 12},
    {"print(*a); x = *a\n", "can't use starred expression here", 1, 16, 1, 18},
    {"def f():\n"
     "    async with x: pass\n",
     "'async with' outside async function", 2, 5, 2, 23},
    {"def f():\n"
     "    async for x in y: pass\n",
     "'async for' outside async function", 2, 5, 2, 27},
    {"async def f():\n"
     "    yield from x\n",
     "'yield from' inside async function", 2, 5, 2, 17},
    {"async def f():\n"
     "    yield 1\n"
     "    return 2\n",
     "'return' with value in async generator", 3, 5, 3, 13},
    {"def f():\n"
     "    [x async for x in y]\n",
     "asynchronous comprehension outside of an asynchronous function", 2, 5, 2, 25},
    {"[await x for x in y]\n", "asynchronous comprehension outside of an asynchronous function", 1,
     1, 1, 21},
    {"def f():\n"
     "    return [(yield x) for x in y]\n",
     "'yield' inside list comprehension", 2, 14, 2, 21},
    {"(yield)\n", "'yield' outside function", 1, 2, 1, 7},
    {"try: pass\n"
     "except* ValueError: break\n",
     "'break', 'continue' and 'return' cannot appear in an except* block", 2, 21, 2, 26},
    {"for x in y:\n"
     "    try: pass\n"
     "    except* ValueError: continue\n",
     "'break', 'continue' and 'return' cannot appear in an except* block", 3, 25, 3, 33},
    {"def f():\n"
     "    try: pass\n"
     "    except* ValueError: return 1\n",
     "'break', 'continue' and 'return' cannot appear in an except* block", 3, 32, 3, 33},
    {"match x:\n"
     "    case y: pass\n"
     "    case 1: pass\n",
     "name capture 'y' makes remaining patterns unreachable", 2, 10, 2, 11},
    {"match x:\n"
     "    case _: pass\n"
     "    case 1: pass\n",
     "wildcard makes remaining patterns unreachable", 2, 10, 2, 11},
    {"match x:\n"
     "    case y | 1: pass\n",
     "name capture 'y' makes remaining patterns unreachable", 2, 10, 2, 11},
    {"match x:\n"
     "    case (1 | _) | 2: pass\n",
     "wildcard makes remaining patterns unreachable", 2, 15, 2, 16},
    {"match x:\n"
     "    case [a, a]: pass\n",
     "multiple assignments to name 'a' in pattern", 2, 14, 2, 15},
    {"match x:\n"
     "    case [a] | [b]: pass\n",
     "alternative patterns bind different names", 2, 17, 2, 18},
    {"match x:\n"
     "    case [*a, *b]: pass\n",
     "multiple starred names in sequence pattern", 2, 10, 2, 18},
    {"match x:\n"
     "    case {1: a, 1: b}: pass\n",
     "mapping pattern checks duplicate key (1)", 2, 10, 2, 22},
    {"match x:\n"
     "    case {'k': a, 'k': b}: pass\n",
     "mapping pattern checks duplicate key ('k')", 2, 10, 2, 26},
    {"match x:\n"
     "    case {1: a, True: b}: pass\n",
     "mapping pattern checks duplicate key (True)", 2, 10, 2, 25},
    {"match x:\n"
     "    case A(a=1, a=2): pass\n",
     "attribute name repeated in class pattern: a", 2, 19, 2, 20},
    {"match x:\n"
     "    case {'a': y, **y}: pass\n",
     "multiple assignments to name 'y' in pattern", 2, 16, 2, 17},
    {"from __future__ import annotations\n"
     "def f(x: (yield)): pass\n",
     "'yield expression' can not be used within an annotation", 2, 11, 2, 16},
    {"from __future__ import annotations\n"
     "x: (y := 1)\n",
     "'named expression' can not be used within an annotation", 2, 5, 2, 11},
    {"from __future__ import annotations\n"
     "async def f():\n"
     "    x: await y\n",
     "'await expression' can not be used within an annotation", 3, 8, 3, 15},
    {"def f(x: (yield)): pass\n", "'yield' outside function", 1, 11, 1, 16},
    {"def f():\n"
     "    global x\n"
     "    x: int = 1\n",
     "annotated name 'x' can't be global", 3, 5, 3, 15},
    {"x: int\n"
     "global x\n",
     "annotated name 'x' can't be global", 2, 1, 2, 9},
    {"class C:\n"
     "    global x\n"
     "    x: int = 1\n",
     "annotated name 'x' can't be global", 3, 5, 3, 15},
    {"def f():\n"
     "    def g():\n"
     "        x = 1\n"
     "        def h():\n"
     "            nonlocal x, y\n",
     "no binding for nonlocal 'y' found", 5, 13, 5, 26},
    {"def f():\n"
     "    class A:\n"
     "        nonlocal zz\n",
     "no binding for nonlocal 'zz' found", 3, 9, 3, 20},
    {"class A:\n"
     "    def __init__(self, __x, _A__x): pass\n",
     "duplicate argument '_A__x' in function definition", 2, 29, 2, 34},
    {"def f():\n"
     "    [a for a in b if (yield a)]\n",
     "'yield' inside list comprehension", 2, 23, 2, 30},
    {"(x for x in (yield))\n", "'yield' outside function", 1, 14, 1, 19},
    {"def f(*, __debug__=1): pass\n", "cannot assign to __debug__", 1, 1, 1, 28},
    {"with x as __debug__: pass\n", "cannot assign to __debug__", 1, 11, 1, 20},
    {"import os as __debug__\n", "cannot assign to __debug__", 1, 1, 1, 23},
    {"def __debug__(): pass\n", "cannot assign to __debug__", 1, 1, 1, 22},
    {"class __debug__: pass\n", "cannot assign to __debug__", 1, 1, 1, 22},
    {"try: pass\n"
     "except E as __debug__: pass\n",
     "cannot assign to __debug__", 2, 1, 2, 28},
    {"__debug__ += 1\n", "cannot assign to __debug__", 1, 1, 1, 10},
    {"(__debug__ := 1)\n", "cannot assign to __debug__", 1, 2, 1, 11},
    {"def f():\n"
     "    x = [i for i in range(3) if (x := i)]\n"
     "    global x\n",
     "name 'x' is assigned to before global declaration", 3, 5, 3, 13},
    {"async def f():\n"
     "    def g(): return [await z for z in y]\n",
     "asynchronous comprehension outside of an asynchronous function", 2, 21, 2, 41},
    {"def f(a=(yield)): pass\n", "'yield' outside function", 1, 10, 1, 15},
    {"@(yield)\n"
     "def f(): pass\n",
     "'yield' outside function", 1, 3, 1, 8},
    {"class A((yield)): pass\n", "'yield' outside function", 1, 10, 1, 15},
    {"async def f(): \n"
     "    class A:\n"
     "        await x\n",
     "'await' outside function", 3, 9, 3, 16},
    {"async def f(): \n"
     "    lambda: await x\n",
     "'await' outside async function", 2, 13, 2, 20},
    {"from os import __debug__\n", "cannot assign to __debug__", 1, 1, 1, 25},
    {"match x:\n"
     "    case __debug__: pass\n",
     "cannot assign to __debug__", 2, 10, 2, 19},
    {"match x:\n"
     "    case [*__debug__]: pass\n",
     "cannot assign to __debug__", 2, 11, 2, 21},
    {"match x:\n"
     "    case {**__debug__}: pass\n",
     "cannot assign to __debug__", 2, 10, 2, 23},
    {"match x:\n"
     "    case A(__debug__=1): pass\n",
     "cannot assign to __debug__", 2, 22, 2, 23},
    {"x: int = (yield)\n", "'yield' outside function", 1, 11, 1, 16},
    {"while 0:\n"
     "    break\n"
     "else:\n"
     "    break\n",
     "'break' outside loop", 4, 5, 4, 10},
    {"if 0:\n"
     "    return\n",
     "'return' outside function", 2, 5, 2, 11},
    {"def f():\n"
     "    if 0:\n"
     "        break\n",
     "'break' outside loop", 3, 9, 3, 14},
    {"def f():\n"
     "    del (a, b), [c]\n"
     "    nonlocal a\n"
     "\n",
     "name 'a' is assigned to before nonlocal declaration", 3, 5, 3, 15},
};

TEST(CompileErrors, AreThoseOfCPython) {
  for (const Case& expected : kCases) {
    Compiled compiled = compileSource(expected.source);
    EXPECT_EQ(compiled.unit, nullptr) << expected.source;
    const syntax::Diagnostic& found = compiled.diagnostic;
    EXPECT_EQ(found.message, expected.message) << expected.source;
    EXPECT_EQ(found.line, expected.line) << expected.source;
    EXPECT_EQ(found.column, expected.column) << expected.source;
    EXPECT_EQ(found.endLine, expected.endLine) << expected.source;
    EXPECT_EQ(found.endColumn, expected.endColumn) << expected.source;
  }
}

TEST(CompileErrors, TooManyNestedBlocks) {
  std::string text;
  for (int i = 0; i < 21; i++) text += std::string(static_cast<size_t>(i), ' ') + "for a in b:\n";
  text += std::string(21, ' ') + "pass\n";
  EXPECT_EQ(compileSource(text).diagnostic.message, "too many statically nested blocks");
}

}  // namespace
}  // namespace ouro
