plain, _under = 'p', 'u'
