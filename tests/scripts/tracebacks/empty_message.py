# An exception without a message prints its name only.
class MyError(Exception): pass
raise MyError
