# Blocks may use any indentation that is consistent in itself.
if True:
 print('one space')
 if True:
          print('ten spaces')
 print('back')
if True:
	print('a tab')
	if True:
		print('two tabs')
def f():
    # comment at another depth is no indent
  # lower still

    return 'fine'
print(f())
