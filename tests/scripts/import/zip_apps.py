# Programs that are zip files or folders: __main__ in them is run, their modules are found.
import os
import subprocess
import sys
import tempfile
import zipfile

MAIN = 'import sys, helper\nprint(__name__, helper.VALUE, sys.argv[1:], __file__[-11:])\n'
with tempfile.TemporaryDirectory() as folder:
    app = os.path.join(folder, 'app')
    os.mkdir(app)
    for name, text in ('__main__.py', MAIN), ('helper.py', 'VALUE = 5\n'):
        with open(os.path.join(app, name), 'w') as file:
            file.write(text)
    archive = os.path.join(folder, 'app.pyz')
    with open(archive, 'wb') as file:
        file.write(b'#!/usr/bin/env python3\n')
    with zipfile.ZipFile(archive, 'a') as file:
        file.writestr('__main__.py', MAIN)
        file.writestr('helper.py', 'VALUE = 6\n')
    for what in app, archive:
        subprocess.run([sys.executable, what, '1', '2'])
    code = 'import sys; print(sys.orig_argv[1:])'
    subprocess.run([sys.executable, '-X', 'utf8', '-c', code, 'arg'])
