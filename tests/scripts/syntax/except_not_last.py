# A bare except before others.
try:
    x = 1
except:
    pass
except ValueError:
    pass
