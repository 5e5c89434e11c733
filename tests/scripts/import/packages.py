# Packages: __init__, submodules, relative imports, __all__.
import pkg
print(pkg.name, pkg.__name__, hasattr(pkg, 'sub'))
import pkg.sub.leaf
print(pkg.sub.leaf.where(), pkg.sub.__package__, pkg.sub.leaf.__name__)
from pkg.sub import leaf, sibling
from pkg import sub as s
print(leaf is pkg.sub.leaf, sibling.from_leaf(), s is pkg.sub)
from pkg.stars import *
print(public, also_public, 'hidden' in globals(), '_underscore' in globals())
from pkg.nostars import *
print(plain, '_under' in globals())
import pkg.sub.leaf as aliased
print(aliased.where())
for stmt in (
    'import pkg.nope', 'from pkg import nope', 'import pkg.name',
    'from pkg.sub import leaf, missing', 'from pkg.stars_bad import *', 'from . import x',
    'from .. import x', 'import pkg.sub.leaf.deeper'
):
    try:
        exec(stmt)
        print(stmt, 'ok')
    except (ImportError, AttributeError) as e:
        print(stmt, '->', type(e).__name__, str(e).split(' (/')[0])
