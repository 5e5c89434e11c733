# Suggestions go only into tracebacks, not into str(e).
import io, sys, traceback
class P:
    name = 'x'; value = 1; _hidden = 2
for attr in ('nam', 'valeu', 'hidden', 'NAME', 'n', 'completely_else'):
    try:
        getattr(P(), attr)
    except AttributeError as e:
        print(e, '|', traceback.format_exception_only(type(e), e)[0].strip())
for src in ('prnt', 'lst', 'vlaue', 'Tru', 'Noone', 'rang'):
    value = 1
    try:
        eval(src)
    except NameError as e:
        print(e, '|', traceback.format_exception_only(type(e), e)[0].strip())
