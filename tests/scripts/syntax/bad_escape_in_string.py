# A truncated escape.
path = 'C:\Users\new'
