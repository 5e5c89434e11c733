# The caret under a line that begins with a tab.
if True:
	x = = 5
