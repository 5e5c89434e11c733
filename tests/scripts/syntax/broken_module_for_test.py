# This module does not compile; import_syntax_error.py imports it.
def fine(): pass
def broken(:
    pass
