# Modules in a zip file that stands in sys.path.
import os, sys, tempfile, zipfile

with tempfile.TemporaryDirectory() as folder:
    archive = os.path.join(folder, 'modules')
    with zipfile.ZipFile(archive, 'w') as file:
        file.writestr('zipped.py', 'x = 42\ndef fail():\n    return 1 / 0\n')
        file.writestr('package/__init__.py', '')
        file.writestr('package/part.py', 'from . import __name__ as owner\n')
    sys.path.insert(0, archive)
    import zipped
    from package import part
    print(zipped.x, part.owner, type(zipped.__loader__).__name__)
    print(zipped.__file__ == os.path.join(archive, 'zipped.py'))
    try:
        import package.missing
    except ModuleNotFoundError as error:
        print(error, error.name)
