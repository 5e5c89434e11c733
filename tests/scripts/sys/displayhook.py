# Single-mode code shows values through sys.displayhook.
import sys, builtins
exec(compile('1 + 1', 's', 'single'))
print(builtins._)
exec(compile('None', 's', 'single'))
exec(compile('"text"', 's', 'single'))
sys.displayhook = lambda v: print('<', v, '>')
exec(compile('[1, 2]', 's', 'single'))
