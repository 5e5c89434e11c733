# vim: set fileencoding=iso-8859-1 :
# A traceback shows the line of a Latin-1 file in UTF-8.
s = "é"
raise ValueError("é" + s)
