# A module that raises while it is imported is not kept.
import sys
for i in range(2):
    try:
        import fails_on_import
    except ValueError as e:
        print(e, 'fails_on_import' in sys.modules)
try:
    from fails_on_import import x
except ValueError as e:
    print(e)
try:
    import helper_missing_dep
except ModuleNotFoundError as e:
    print(e, e.name)
