# What modules say of where they come from.
import sys, os, abc, keyword, json.decoder

for module in sys, os, abc, keyword, json, json.decoder:
    spec = module.__spec__
    print(spec.name, type(spec).__name__, spec.parent, spec.has_location,
          getattr(module.__loader__, '__name__', type(module.__loader__).__name__),
          spec.submodule_search_locations is not None)
print(os, abc, sys)
print(abc.__file__.endswith('/abc.py'))
print(__spec__, type(sys.modules['__main__'].__loader__).__name__)
import json
print(json.__spec__.loader_state, hasattr(json.__spec__, "loader_state"))
