# ouro's own functions of gc say what they do.
import gc
for name in ('heap', 'types', 'path_to', 'cycle_of', 'retained', 'trace_allocations', 'where',
             'snapshot', 'trim', 'set_heap_limit', 'get_heap_limit'):
    f = getattr(gc, name)
    print(name, f.__text_signature__, '-', f.__doc__.splitlines()[0])
