# The file name given to compile() is shown.
exec(compile('x = 1\ny = x.nope', '<my code>', 'exec'))
