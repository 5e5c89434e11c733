# A SyntaxError out of eval.
print(eval('1 + 2'))
eval('1 +* 2')
