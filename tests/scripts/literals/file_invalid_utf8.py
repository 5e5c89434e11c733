# A source file that is not UTF-8.
print("before")
s = "café"
