# Several statements on a line: the failing part is marked.
a = 1; b = a / 0; c = 2
