# Two expressions on a line.
a = 1 b = 2
