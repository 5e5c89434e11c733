# Three levels of During handling.
try:
    try:
        {}['a']
    except KeyError:
        [][0]
except IndexError:
    None.x
